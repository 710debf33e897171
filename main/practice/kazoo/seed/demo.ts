import { Dice } from '../../seed/dice.ts';
import { NumberPlan, PLACES, type Place } from '../../seed/places.ts';
import type { Account, PortRecord, PortState, World } from '../world/model.ts';
import { casePorts } from './cases.ts';
import { accountNamed, CUSTOMERS, emptyWorld, HARBORLINE } from './house.ts';
import { buildPort, type Plan } from './port.ts';
import { setPieces } from './set-pieces.ts';

/** How many ports of each state the demo draws by chance, beside its set pieces. */
const COUNTS: Readonly<Record<PortState, number>> = {
  unconfirmed: 42,
  submitted: 58,
  pending: 70,
  scheduled: 76,
  completed: 92,
  rejected: 30,
  canceled: 26,
};

/** Days until cutover of the scheduled ports: some overdue, some today, most this week and next. */
const DUE = [-3, -2, -1, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 18] as const;

const SMALL_BUSINESSES = [
  'Copperline Bikes',
  'Dovetail Framing',
  'Nine Pines Lodge',
  'Quillon Tax Service',
  'Saffron Kettle',
  'Harrow & Daughter Plumbing',
] as const;

const LIFETIME_DAYS = 400;

/** A year-round demo world around `now` (milliseconds): the same for the same moment. */
export function demoWorld(now: number): World {
  const dice = new Dice(20_777);
  const plan = new NumberPlan();
  const ports: PortRecord[] = [...setPieces(now, plan, dice)];
  for (const [state, count] of Object.entries(COUNTS) as readonly (readonly [PortState, number])[])
    for (let index = 0; index < count; index += 1)
      ports.push(buildPort(drawPlan(state, index, plan, dice), now, dice));
  ports.push(...casePorts(now));
  const inService = new Map(
    ports.flatMap((port) =>
      Object.keys(port.portedNumbers ?? {}).map((number): [string, string] => [number, port.accountId]),
    ),
  );
  return { ...emptyWorld(), ports, inService, idleLifetimeSeconds: LIFETIME_DAYS * 86_400 };
}

function drawPlan(state: PortState, index: number, numbers: NumberPlan, dice: Dice): Plan {
  const place = dice.pick(PLACES);
  const count = size(dice);
  const tollFree = dice.once(25);
  const [account, billName, name] = owner(state, place, index, dice);
  return {
    slug: `${state}-${index}`,
    name: tollFree ? `${name} (toll-free)` : name,
    billName,
    account,
    place,
    numbers: tollFree ? numbers.tollFree(Math.min(count, 6)) : numbers.take(place, count),
    state,
    hours: hoursIn(state, index, dice),
    dueIn: dueIn(state, index, dice),
  };
}

/** Whose port it is, the name on the bill and the name of the port. */
function owner(
  state: PortState,
  place: Place,
  index: number,
  dice: Dice,
): readonly [Account, string, string] {
  if (index % 40 === 39) {
    const business = dice.pick(SMALL_BUSINESSES);
    return [HARBORLINE, business, `${business}, ${place.city}`];
  }
  const open = state === 'unconfirmed' || state === 'rejected';
  const customer = dice.pick(CUSTOMERS.filter((each) => !(each.billed && open)));
  const site = dice.pick(customer.sites);
  return [accountNamed(customer.name), customer.name, `${customer.name}, ${place.city}: ${site}`];
}

/** 1 to 60 numbers; one or a few for most. */
function size(dice: Dice): number {
  const roll = dice.next();
  if (roll < 0.36) return 1;
  if (roll < 0.72) return dice.whole(2, 4);
  if (roll < 0.9) return dice.whole(5, 10);
  return roll < 0.975 ? dice.whole(11, 25) : dice.whole(30, 60);
}

function hoursIn(state: PortState, index: number, dice: Dice): number {
  switch (state) {
    case 'unconfirmed':
      return 1 + dice.next() * 24 * 22;
    case 'submitted':
      return 0.3 + dice.next() * 24 * 6;
    case 'pending':
      return 1 + dice.next() * 24 * 9;
    case 'scheduled':
      return 2 + dice.next() * 24 * 7;
    case 'rejected':
      return 1 + dice.next() * 24 * 12;
    case 'completed':
      return index % 3 === 0 ? 24 * (34 + dice.next() * 110) : 1 + dice.next() * 24 * 28;
    case 'canceled':
      return index % 3 === 0 ? 24 * (34 + dice.next() * 90) : 1 + dice.next() * 24 * 27;
  }
}

function dueIn(state: PortState, index: number, dice: Dice): number {
  if (state === 'scheduled') return DUE[index % DUE.length] ?? 7;
  if (state === 'completed') return -dice.whole(1, 25);
  return dice.whole(5, 25);
}
