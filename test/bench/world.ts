import type { CarrierOrder } from '../../main/core/interfaces/order.ts';
import { STATES } from '../../preload/contract/domain/states.ts';

const DAY = 86_400_000;
const AREAS = ['206', '312', '415', '512', '602', '617', '702', '808', '917', '971'];
const FIRST = [
  'Acme',
  'Harbor',
  'Summit',
  'Cedar',
  'Lakeside',
  'Union',
  'Prairie',
  'Beacon',
  'Granite',
  'Willow',
];
const TRADE = [
  'Dental',
  'Bakery',
  'Law Group',
  'Hotel',
  'Clinic',
  'School District',
  'Roofing',
  'Books',
  'Vets',
];
const LOSING = ['CenturyLink', 'Comcast Business', 'AT&T', 'Frontier', 'Windstream'];

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

/** The n-th number of a world of any size: only its area and line vary, so that every one is synthetic. */
function number(n: number): string {
  const area = pick(AREAS, n);
  return `+1${area}${String(5_550_100 + Math.floor(n / AREAS.length)).padStart(7, '0')}`;
}

/** `count` believable orders with `numbersEach` numbers each, ids in random-looking order as carriers have them. */
export function* worldOf(
  count: number,
  numbersEach: number,
  now = Date.UTC(2026, 10, 22),
): Generator<CarrierOrder> {
  for (let n = 0; n < count; n += 1) {
    const since = new Date(now - (n % 90) * DAY - n * 1000).toISOString();
    const id = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
    const state = pick(STATES, n);
    yield {
      remoteId: `${id}${String(n).padStart(24, '0')}`,
      status: state,
      state,
      stateSince: since,
      fields: {
        name: `${pick(FIRST, n)} ${pick(TRADE, n >> 3)} ${n}`,
        billingName: `${pick(FIRST, n)} ${pick(TRADE, n >> 3)} LLC`,
        accountNumber: String(10_000_000 + n),
        pin: String(1000 + (n % 9000)),
        btn: number(n * numbersEach),
        losingCarrier: pick(LOSING, n),
        winningCarrier: 'Bandwidth',
        reference: `ORD-${n}`,
      },
      numbers: Array.from({ length: numbersEach }, (_, k) => number(n * numbersEach + k)),
      subAccount: { id: String(n % 12).padStart(32, 'a'), name: `Sub ${n % 12}` },
      createdAt: since,
      updatedAt: since,
      documents: [],
      authority: true,
    };
  }
}

/** Cuts any sequence into lists of at most `size`. */
export function* pages<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let page: T[] = [];
  for (const item of items) {
    page.push(item);
    if (page.length === size) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
