import { CASES, mutationIdOf, type PracticeCase } from '../../cases.ts';
import type { JsonObject } from '../../json.ts';
import { Dice } from '../../seed/dice.ts';
import type { Place } from '../../seed/places.ts';
import type { PortRecord } from '../world/model.ts';
import { accountNamed, WALK_INS } from './house.ts';
import { buildPort, type Plan } from './port.ts';

/** Hours that a case has stood in its state, and days to the cutover of one that is scheduled. */
const STANDING = { hours: 30, dueIn: 8 } as const;

function placeOf({ address, zone }: PracticeCase): Place {
  return {
    city: address.city,
    region: address.region,
    postal: address.postalCode,
    zone,
    areas: [],
    streets: [address.street],
  };
}

/** Portside's own object on a port that it created there (carriers/kazoo.md §8). */
function ownKeys(port: PracticeCase): JsonObject {
  return { portside: { op: mutationIdOf(port, 'kazoo'), port: port.portRequestId } };
}

function billOf({ address, ...port }: PracticeCase): JsonObject {
  return {
    name: port.billingName,
    carrier: port.losingCarrier,
    btn: port.numbers[0] ?? '',
    account_number: port.accountNumber,
    pin: port.pin,
    street_number: address.streetNumber,
    street_address: address.street,
    street_type: address.streetType,
    locality: address.city,
    region: address.region,
    postal_code: address.postalCode,
  };
}

/** The shared cases that stand at Kazoo, in the account of Harborline’s small customers. `now` in milliseconds. */
export function casePorts(now: number): readonly PortRecord[] {
  const dice = new Dice(11_840);
  return CASES.flatMap((port) => {
    if (!port.kazoo) return [];
    const plan: Plan = {
      slug: `case-${port.slug}`,
      name: port.name,
      billName: port.billingName,
      account: accountNamed(WALK_INS.name),
      place: placeOf(port),
      numbers: port.numbers,
      state: port.kazoo.status,
      ...STANDING,
    };
    const built = buildPort(plan, now, dice);
    const fields = { ...built.fields, bill: billOf(port), signee_name: port.signee };
    return [{ ...built, fields: port.kazoo.referenced ? { ...fields, ...ownKeys(port) } : fields }];
  });
}
