import { SECRET_FIELDS, type SecretFieldName } from '../../preload/contract/domain/fields.ts';
import type { RemoteId } from '../../preload/contract/domain/ids.ts';
import type { Instant } from '../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../core/interfaces/order.ts';
import type { AccountRef } from '../core/interfaces/store.ts';
import { type CardOf, cardRecord } from './card-record.ts';
import { Json } from './json.ts';
import { foundId, lastTouched, recordOf, withoutSecrets } from './new-order.ts';
import type { FreshCard } from './queries/cards.ts';

/**
 * An order of a first pull with the card it has if it is new and nothing else is known of it: made on main's thread,
 * where the order is at hand and there is time, since the database's thread is what such a pull waits for. That thread
 * looks whether it is so, and else reads the text as always.
 */
export class Prepared {
  /** JSON of the order. */
  readonly text: string;
  readonly remoteId: RemoteId;
  readonly subAccount: CarrierOrder['subAccount'];
  readonly secrets: Secrets;
  readonly card: FreshCard;

  constructor(
    text: string,
    { remoteId, subAccount }: Pick<CarrierOrder, 'remoteId' | 'subAccount'>,
    secrets: Secrets,
    card: FreshCard,
  ) {
    this.text = text;
    this.remoteId = remoteId;
    this.subAccount = subAccount;
    this.secrets = secrets;
    this.card = card;
  }
}

/** An order as it comes into the mirror: whole, as its JSON, or with its card. */
export type Arriving = CarrierOrder | Json<CarrierOrder> | Prepared;

type Secrets = readonly (readonly [SecretFieldName, string])[];

/** Nothing of an order that may belong to a port request that is known. */
export function prepared(
  account: AccountRef,
  order: CarrierOrder,
  now: Instant,
  cardOf: CardOf,
): Prepared | undefined {
  if (order.ours || order.splitFrom !== undefined || order.documentsUntold) return undefined;
  const record = recordOf({
    ...order,
    ...account,
    portRequestId: foundId(account, order.remoteId),
    state: order.state ?? 'unconfirmed',
    stateSince: order.stateSince ?? lastTouched(order, now),
    fields: withoutSecrets(order.fields),
  });
  const row = cardOf(record);
  return row && new Prepared(JSON.stringify(order), order, secretsOf(order), cardRecord(record, row));
}

function secretsOf({ fields }: CarrierOrder): Secrets {
  return SECRET_FIELDS.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** Texts of one order; what it lacks is blank. */
export const TEXTS = 14 + SECRET_FIELDS.length;
const NOT_PREPARED = Array<string>(TEXTS - 1).fill('');

/** As a flat list of texts, which crosses threads at a fraction of what objects cost. */
export function toTexts(one: Prepared | CarrierOrder): readonly string[] {
  if (!(one instanceof Prepared)) return [JSON.stringify(one), ...NOT_PREPARED];
  const { text, remoteId, subAccount, secrets, card } = one;
  const { portRequestId, state, stateSince, sortKey, accounts, nameKey, words, numbers, btn } = card;
  const texts = [text, remoteId, portRequestId, state, stateSince, sortKey, accounts];
  texts.push(nameKey, words, numbers, btn, card.card, subAccount?.id ?? '', subAccount?.name ?? '');
  for (const name of SECRET_FIELDS) texts.push(secrets.find(([secret]) => secret === name)?.[1] ?? '');
  return texts;
}

export function fromTexts(texts: readonly string[]): Prepared | Json<CarrierOrder> {
  const [text, remoteId, portRequestId, state, stateSince, sortKey, accounts, ...rest] = texts as Texts;
  if (remoteId === '') return new Json(text);
  const [nameKey, words, numbers, btn, card, subId, subName, ...values] = rest;
  const place = { portRequestId, state: state as FreshCard['state'], stateSince, sortKey, accounts };
  const subAccount = subId === '' ? undefined : { id: subId, ...(subName !== '' && { name: subName }) };
  const secrets = SECRET_FIELDS.map((name, at) => [name, values[at] ?? ''] as const).filter(
    ([, value]) => value !== '',
  );
  return new Prepared(text, { remoteId, ...(subAccount && { subAccount }) }, secrets, {
    ...place,
    nameKey,
    words,
    numbers,
    btn,
    local: 0,
    card,
  });
}

type Texts = readonly [
  ...[text: string, remoteId: string],
  ...[portRequestId: string, state: string, stateSince: string, sortKey: string, accounts: string],
  ...[nameKey: string, words: string, numbers: string, btn: string, card: string],
  ...[subAccountId: string, subAccountName: string],
  ...string[],
];
