import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { CardCarrier } from '../../../preload/contract/domain/orders.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { aheadOf } from '../port-requests/ahead.ts';
import { type Folded, fold } from '../port-requests/fold.ts';
import { nationalFormat, phoneNumber } from '../port-requests/phone.ts';
import { soonestDue } from './due.ts';
import { cardNote, documentMarks, syncMark } from './marks.ts';
import { sortKey } from './sort-key.ts';

/** A card with what the database needs to sort and to find it. Nothing here is secret. */
export interface CardRow {
  readonly card: Card;
  /** Ascending text order is the column's order. */
  readonly sortKey: string;
  readonly search: {
    readonly name: string;
    readonly reference: string;
    readonly btn: string;
    readonly numbers: readonly E164[];
    /** Names that many ports share. */
    readonly extra: readonly string[];
  };
}

/** What the board shows of a port request; nothing when there is nothing left to show. */
export function cardRow(record: PortRequestRecord): CardRow | undefined {
  const folded = fold(record);
  if (!folded) return undefined;
  const card = cardOf(record, folded);
  const { fields } = folded;
  return {
    card,
    sortKey: sortKey(card),
    search: {
      name: card.name,
      reference: fields.reference ?? '',
      btn: fields.btn ?? '',
      numbers: folded.numbers,
      extra: [fields.billingName, fields.losingCarrier, fields.winningCarrier, card.subAccount].filter(
        (text) => text !== undefined,
      ),
    },
  };
}

/** The card of a port that is already folded. */
export function cardOf(record: PortRequestRecord, folded: Folded): Card {
  const { lead, fields, numbers } = folded;
  const [first] = numbers;
  const due = soonestDue(folded.orders);
  const note = cardNote(record.mutations);
  const subAccount = subAccountName(record, folded);
  const ahead = aheadOf(folded.orders, lead);
  return {
    id: record.id,
    name: portName(folded),
    state: lead.state,
    carriers: folded.orders.map(({ accountId, carrier }): CardCarrier => ({ accountId, carrier })),
    ...(subAccount !== undefined && { subAccount }),
    ...(first !== undefined && { firstNumber: phoneNumber(first) }),
    numberCount: numbers.length,
    ...(fields.losingCarrier !== undefined && { losingCarrier: fields.losingCarrier }),
    ...(fields.winningCarrier !== undefined && { winningCarrier: fields.winningCarrier }),
    stateSince: lead.stateSince,
    ...(due && { due }),
    documents: documentMarks(record),
    sync: syncMark(record.mutations),
    ...(note !== undefined && { note }),
    actionRequired: record.orders.some((order) => order.actionRequired === true),
    ...(ahead && { ahead }),
  };
}

/** The port's name; a nameless one is called by its customer, else by its first number. */
export function portName(folded: Pick<Folded, 'fields' | 'numbers'>): string {
  const name = folded.fields.name?.trim() || folded.fields.billingName?.trim();
  if (name) return name;
  const [first] = folded.numbers;
  return first === undefined ? 'Unnamed port request' : nationalFormat(first);
}

function subAccountName(record: PortRequestRecord, { lead }: Folded): string | undefined {
  if (lead.subAccountId === undefined) return undefined;
  const known = record.subAccounts.find(({ id }) => id === lead.subAccountId);
  return known?.name ?? lead.mirror?.subAccount?.name;
}
