import { CASES, type PracticeCase, referenceOf } from '../../cases.ts';
import { Dice } from '../../seed/dice.ts';
import type { OrderRecord, Status, World } from '../world/model.ts';
import { buildOrder, type Plan } from './order.ts';
import { CUSTOMERS, PROVIDERS, REJECTIONS, TOWNS, type Town } from './places.ts';

/** How many orders of each status the account has beside the shared cases. */
const COUNTS: Readonly<Record<Status, number>> = {
  pending: 6,
  processing: 5,
  submitted: 6,
  accepted: 7,
  rejected: 5,
  review: 2,
  completed: 6,
  canceled: 2,
  abandoned: 1,
  hard_canceled: 1,
};

const FIRST = { order: 41_351, group: 38_697 } as const;

/** Days until completion: some today, most this week and next. */
const DUE = [0, 1, 2, 3, 5, 8, 12] as const;

function hoursIn(status: Status, index: number, dice: Dice): number {
  switch (status) {
    case 'pending':
      // One of them is about to be canceled: the 45 days are nearly over.
      return index === 0 ? 43 * 24 : dice.whole(2, 20 * 24);
    case 'rejected':
      return index === 0 ? 42 * 24 : dice.whole(3, 9 * 24);
    case 'processing':
    case 'review':
      return dice.whole(1, 30);
    case 'submitted':
    case 'accepted':
      return dice.whole(4, 6 * 24);
    case 'completed':
    case 'canceled':
    case 'abandoned':
    case 'hard_canceled':
      return dice.whole(24, 25 * 24);
  }
}

/** Hands out `+1<area>55501xx` of a town, each once, away from the lines that a seeded carrier holds. */
class Lines {
  readonly #next = new Map<string, number>();

  take(area: string, count: number): readonly string[] {
    const first = this.#next.get(area) ?? 0;
    this.#next.set(area, first + count);
    return Array.from(
      { length: count },
      (_, index) => `+1${area}55501${String(first + index).padStart(2, '0')}`,
    );
  }
}

type Ids = Pick<Plan, 'id' | 'groupId'>;

const idsAt = (index: number): Ids => ({
  id: String(FIRST.order + index),
  groupId: String(FIRST.group + index),
});

function drawn(status: Status, index: number, ids: Ids, lines: Lines, dice: Dice): Plan {
  const at = dice.whole(0, TOWNS.length - 1);
  const place = TOWNS[at] as Town;
  const [company, person] = CUSTOMERS[at] ?? ['', ''];
  const count = dice.once(3) ? 1 : dice.whole(2, 5);
  return {
    ...ids,
    status,
    numbers: lines.take(place.area, count),
    hours: hoursIn(status, index, dice),
    completesIn: status === 'completed' ? -dice.whole(1, 20) : (DUE[index % DUE.length] ?? 7),
    ...(status === 'rejected' ? { comment: dice.pick(REJECTIONS) } : {}),
    details: {
      alias: `${company}, ${place.city}`,
      billing_name: person,
      company,
      city: place.city,
      country: place.country,
      state: place.state,
      zip: place.zip,
      street: `${dice.whole(11, 980)} ${dice.pick(place.streets)}`,
      provider: place.country === 'CA' ? 'Bell Canada' : dice.pick(PROVIDERS),
      provider_account: dice.digits(9),
    },
  };
}

type Known = NonNullable<PracticeCase['flowroute']>;

function known(port: PracticeCase, { status, referenced, comment, completesIn }: Known, ids: Ids): Plan {
  const { address } = port;
  return {
    ...ids,
    status,
    numbers: port.numbers,
    hours: 30,
    ...(comment === undefined ? {} : { comment }),
    completesIn: completesIn ?? (status === 'completed' ? -1 : 7),
    details: {
      alias: referenced ? referenceOf(port, 'flowroute') : port.name,
      billing_name: port.signee,
      company: port.billingName,
      city: address.city,
      country: 'US',
      state: address.region,
      zip: address.postalCode,
      street: `${address.streetNumber} ${address.street} ${address.streetType}`,
      provider: port.losingCarrier,
      provider_account: port.accountNumber,
      pin: port.pin,
    },
  };
}

/** The account around `now` (milliseconds): the shared cases and some forty orders of its own. The same for the same moment. */
export function demoWorld(now: number): World {
  const dice = new Dice(40_093);
  const lines = new Lines();
  const orders: OrderRecord[] = [];
  for (const [status, count] of Object.entries(COUNTS) as readonly (readonly [Status, number])[])
    for (let index = 0; index < count; index += 1)
      orders.push(buildOrder(drawn(status, index, idsAt(orders.length), lines, dice), now));
  for (const port of CASES)
    if (port.flowroute) orders.push(buildOrder(known(port, port.flowroute, idsAt(orders.length)), now));
  return { orders };
}
