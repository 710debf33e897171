import { Dice } from '../../seed/dice.ts';
import { NumberPlan, type Place } from '../../seed/places.ts';
import { dayIn, hourIn, isWeekend } from '../time/zone.ts';
import type { OrderNumber, StatusWord, World } from '../world/model.ts';
import { caseOrders } from './cases.ts';
import { HARBORLINE, HARBORLINE_SOUTH } from './credentials.ts';
import { seededNumber } from './numbers.ts';
import { type Seeded, type Sketch, seededOrder } from './order.ts';
import { eventsOf } from './past.ts';
import { demoBook } from './phonebook.ts';
import { CUSTOMERS, LOSING, PLACES, REMARKS } from './trade.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How many orders of each status the demo draws by chance, beside the shared cases. */
const COUNTS: Readonly<Record<StatusWord, number>> = {
  draft: 8,
  'in-process': 7,
  submitted: 12,
  exception: 7,
  'foc-date-confirmed': 13,
  ported: 10,
  'cancel-pending': 2,
  cancelled: 4,
};

/** How many more stand in the account that is worked in v1. */
const SOUTH: Readonly<Record<StatusWord, number>> = {
  draft: 1,
  'in-process': 1,
  submitted: 2,
  exception: 1,
  'foc-date-confirmed': 2,
  ported: 1,
  'cancel-pending': 0,
  cancelled: 0,
};

/** Days to the FOC of what is confirmed, and back to that of what is ported. */
const DUE = [0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 12, 15] as const;

/** Codes of the exceptions, one of them outside the list that Telnyx publishes. */
const CODES = [
  ['ENTITY_NAME_MISMATCH'],
  ['PASSCODE_PIN_INVALID'],
  ['POSTAL_CODE_MISMATCH', 'ACCOUNT_NUMBER_MISMATCH'],
  ['LSR_PENDING'],
  ['LOA_ILLEGIBLE'],
  ['MAIN_BTN_PORTING'],
  ['OTHER'],
] as const;

/** Toll-free lines from here on; the lower ones are other carriers' demos'. */
const FIRST_TOLL_FREE = 60;
const TOLL_FREE = ['833', '855', '877'] as const;

/** Hours since an order entered its status: one that lives stays there for some more. */
function hoursIn(status: StatusWord, dice: Dice): number {
  switch (status) {
    case 'draft':
      return 2 + dice.next() * 24 * 20;
    case 'in-process':
      return 0.2 + dice.next() * 1.5;
    case 'submitted':
      return 0.5 + dice.next() * 16;
    case 'exception':
      return 1 + dice.next() * 24 * 9;
    case 'foc-date-confirmed':
      return 4 + dice.next() * 40;
    case 'cancel-pending':
      return 1 + dice.next() * 10;
    case 'ported':
    case 'cancelled':
      return 24 + dice.next() * 24 * 25;
  }
}

/** 09:00 to 15:00 of a business day, `days` from now or further. */
function focAt(now: number, days: number, zone: string, dice: Dice): number {
  let day = dayIn(now, zone) + days * DAY;
  while (isWeekend(day)) day += days < 0 ? -DAY : DAY;
  const at = hourIn(day, dice.whole(9, 15), zone);
  return days === 0 ? Math.max(at, now + 2 * HOUR) : at;
}

function numbersOf(
  status: StatusWord,
  index: number,
  place: Place,
  carrier: string,
  plan: NumberPlan,
  dice: Dice,
): readonly OrderNumber[] {
  const area = status === 'submitted' ? TOLL_FREE[index] : undefined;
  if (area !== undefined)
    return [0, 1].map((line) => seededNumber(`+1${area}55501${FIRST_TOLL_FREE + line}`, carrier, status));
  const many = status === 'foc-date-confirmed' && index === 0;
  const count = many ? 64 : dice.pick([1, 1, 1, 2, 2, 3, 4, 6]);
  const fastPortable = status === 'foc-date-confirmed' && index % 4 === 1;
  return plan.take(place, count).map((each) => seededNumber(each, carrier, status, { fastPortable }));
}

/** The FOC of an order in this status; null where there is none. */
function focOf(status: StatusWord, index: number, now: number, zone: string, dice: Dice): number | null {
  const due = DUE[index % DUE.length] ?? 7;
  if (status === 'foc-date-confirmed') return focAt(now, due, zone, dice);
  return status === 'ported' ? focAt(now, -1 - due, zone, dice) : null;
}

function remarksOf(status: StatusWord, dice: Dice): Sketch['remarks'] {
  if (status === 'draft') return [];
  return [
    ...(dice.once(3) ? [{ body: dice.pick(REMARKS.user), by: 'user' as const }] : []),
    ...(status === 'foc-date-confirmed' ? [{ body: REMARKS.admin[1], by: 'admin' as const }] : []),
  ];
}

function messagingOf(status: StatusWord, index: number): Sketch['messaging'] {
  if (status !== 'ported') return 'not_applicable';
  return index === 0 ? 'exception' : 'ported';
}

function drawn(status: StatusWord, index: number, now: number, plan: NumberPlan, dice: Dice): Seeded {
  const south = index >= COUNTS[status];
  const place = dice.pick(PLACES);
  const [customer, signee] = dice.pick(CUSTOMERS);
  const [carrier] = dice.pick(LOSING);
  const slug = `${status}-${index}`;
  const foc = focOf(status, index, now, place.zone, dice);
  return seededOrder({
    accountId: south ? HARBORLINE_SOUTH.id : HARBORLINE.id,
    slug,
    group: slug,
    customer,
    signee,
    street: `${dice.whole(10, 990)} ${dice.pick(place.streets)}`,
    city: place.city,
    region: place.region,
    postal: place.postal,
    carrier,
    accountNumber: dice.digits(9),
    pin: dice.once(3) ? null : dice.digits(4),
    numbers: numbersOf(status, index, place, carrier, plan, dice),
    status,
    entered: status === 'ported' && foc !== null ? foc : now - hoursIn(status, dice) * HOUR,
    foc,
    codes: status === 'exception' ? (CODES[index % CODES.length] ?? []) : [],
    reference: dice.once(4) ? `HV-${dice.digits(5)}` : null,
    hasPapers: status !== 'draft' || index % 2 === 0,
    messaging: messagingOf(status, index),
    remarks: remarksOf(status, dice),
  });
}

/** The demo world around `now` (milliseconds): the shared cases and about 70 orders more, the same for the same moment. */
export function demoWorld(now: number): World {
  const dice = new Dice(41_190);
  const plan = new NumberPlan();
  const own = (Object.entries(COUNTS) as readonly (readonly [StatusWord, number])[]).flatMap(
    ([status, count]) =>
      Array.from({ length: count + SOUTH[status] }, (_, index) => drawn(status, index, now, plan, dice)),
  );
  const all = [...own, ...caseOrders(now)];
  return {
    orders: all.map(({ order }) => order),
    documents: all.flatMap(({ documents }) => documents),
    events: all.flatMap(({ order }) => eventsOf(order)).sort((a, b) => a.at - b.at),
    phonebook: demoBook(),
  };
}
