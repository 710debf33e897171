import type { Json, JsonObject } from '../../json.ts';
import { type Dice, idOf } from '../../seed/dice.ts';
import { billPdf, csrPdf, type Facts, formPdf } from '../../seed/papers.ts';
import type { Place } from '../../seed/places.ts';
import { fromGregorian, gregorian } from '../time/gregorian.ts';
import { localText } from '../time/zones.ts';
import type { Account, Attachment, PortRecord, PortState } from '../world/model.ts';
import { nextRevision } from '../world/store.ts';
import { cutover, dateIn, dayStart } from './calendar.ts';
import { accountNamed, HARBORLINE } from './house.ts';
import { tell } from './story.ts';
import { DIRECTIONS, LOSING_CARRIERS, SIGNEES, STREET_TYPES, WINNING_CARRIERS } from './trade.ts';

/** What one demo port is to be. */
export interface Plan {
  readonly slug: string;
  readonly name: string;
  readonly billName: string;
  readonly account: Account;
  readonly place: Place;
  readonly numbers: readonly string[];
  readonly state: PortState;
  /** Hours since it entered its state. */
  readonly hours: number;
  /** Days until the cutover, negative when overdue; for scheduled and completed ports. */
  readonly dueIn: number;
}

const HOUR = 3600;

/** Builds the port of a plan, papers and past included. `now` in milliseconds. */
export function buildPort(plan: Plan, now: number, dice: Dice): PortRecord {
  const { account, state, numbers, place } = plan;
  const story = tell(state, gregorian(now) - Math.round(plan.hours * HOUR), account, dice);
  const first = story.transitions[0];
  const modified = Math.max(
    ...story.transitions.map((each) => each.timestamp),
    ...story.comments.map((each) => each.timestamp),
  );
  const created = first?.timestamp ?? modified;
  const id = idOf('port', plan.slug);
  const bill = billOf(plan, dice);
  const signee = dice.pick(SIGNEES);
  const signed = created - dice.whole(2, 9) * 24 * HOUR;
  const fields: Record<string, Json> = {
    name: plan.name,
    numbers: state === 'completed' ? {} : numbersObject(numbers),
    bill,
    ...(state === 'unconfirmed' && dice.once(3) ? {} : { signee_name: signee, signing_date: signed }),
    notifications: { email: { send_to: dice.once(3) ? account.email : [account.email, HARBORLINE.email] } },
    ...wishes(plan, now, dice),
    ...(dice.once(5) ? { ui_metadata: { ui: 'monster-ui', version: '4.3-68', origin: 'common' } } : {}),
  };
  const facts: Facts = {
    carrier: String(bill.carrier),
    name: story.rejection?.fault === 'name' ? `${plan.billName} Holdings` : plan.billName,
    street: [bill.street_number, bill.street_pre_dir, bill.street_address, bill.street_type]
      .filter(Boolean)
      .join(' '),
    town: `${place.city}, ${place.region} ${place.postal}`,
    accountNumber: String(bill.account_number),
    btn: numbers[0] ?? '',
    numbers,
    date: localText(fromGregorian(signed), place.zone).slice(0, 10),
    signee,
    reseller: HARBORLINE.name,
  };
  return {
    id,
    accountId: account.id,
    tree: account.tree,
    authority: account.id === HARBORLINE.id ? accountNamed('Northgate Switching').id : HARBORLINE.id,
    created,
    modified,
    revision: nextRevision(null, id),
    state,
    sent: false,
    fields,
    comments: story.comments,
    transitions: story.transitions,
    portedNumbers: state === 'completed' ? numbersObject(numbers) : null,
    attachments: papers(state, facts, dice),
  };
}

export const numbersObject = (numbers: readonly string[]): JsonObject =>
  Object.fromEntries(numbers.map((number) => [number, {}]));

function billOf(plan: Plan, dice: Dice): JsonObject {
  const { place, numbers } = plan;
  const direction = dice.pick(DIRECTIONS);
  const draft = plan.state === 'unconfirmed';
  return {
    name: plan.billName,
    carrier: place.city === 'Honolulu' ? 'Hawaiian Telcom' : dice.pick(LOSING_CARRIERS),
    btn: numbers[0] ?? '',
    ...(draft && dice.once(3) ? {} : { account_number: dice.digits(dice.whole(9, 13)) }),
    ...(draft && dice.once(2) ? {} : { pin: dice.digits(dice.whole(4, 6)) }),
    street_number: String(dice.whole(11, 9800)),
    ...(direction === '' ? {} : { street_pre_dir: direction }),
    street_address: dice.pick(place.streets),
    street_type: dice.pick(STREET_TYPES),
    locality: place.city,
    region: place.region,
    postal_code: place.postal,
  };
}

/** Dates, carriers and references that a port of this state holds. */
function wishes(plan: Plan, now: number, dice: Dice): JsonObject {
  const { state, place } = plan;
  const transfer = dayStart(dateIn(now, plan.dueIn, place.zone), place.zone);
  const wished = state === 'unconfirmed' && dice.once(3) ? {} : { transfer_date: transfer };
  if (state === 'unconfirmed' || state === 'submitted') return wished;
  const ordered = {
    ...wished,
    winning_carrier: dice.pick(WINNING_CARRIERS),
    reference_number: `HLV-${dice.digits(4)}-${dice.digits(4)}`,
  };
  return state === 'scheduled' || state === 'completed'
    ? { ...ordered, ...cutover(now, plan.dueIn, place.zone, dice) }
    : ordered;
}

function papers(state: PortState, facts: Facts, dice: Dice): ReadonlyMap<string, Attachment> {
  const files = new Map<string, Attachment>();
  const add = (name: string, bytes: Uint8Array): void => {
    files.set(name, { contentType: 'application/pdf', bytes });
  };
  const draft = state === 'unconfirmed';
  if (!draft || !dice.once(3)) add('bill.pdf', billPdf(facts));
  if (!draft || dice.once(3)) add('form.pdf', formPdf(facts));
  if (!draft && dice.once(5)) add('csr.pdf', csrPdf(facts));
  return files;
}
