import {
  type PortFields,
  SECRET_FIELDS,
  type SecretFieldName,
} from '../../../preload/contract/domain/fields.ts';
import type { LinkProposal } from '../../../preload/contract/domain/orders.ts';
import type {
  MaskedValue,
  OrderView,
  PortRequestView,
} from '../../../preload/contract/domain/port-requests.ts';
import { cardOf } from '../board/card.ts';
import { deliveriesOf } from '../board/marks.ts';
import { documentCells } from '../documents/cells.ts';
import type { Capabilities, CarrierAdapter } from '../interfaces/carrier.ts';
import type { Carriers } from '../interfaces/ports.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { waitingChange } from '../sync/words.ts';
import type { Folded, FoldedOrder } from './fold.ts';
import type { Loaded } from './load.ts';
import { movesOf } from './moves.ts';
import { phoneNumber } from './phone.ts';
import { masked } from './secrets.ts';
import { isSame } from './target.ts';

/** One port request, opened. */
export function viewOf(
  { record, folded }: Loaded,
  carriers: Carriers,
  proposals: readonly LinkProposal[],
): PortRequestView {
  const card = cardOf(record, folded);
  const lead = carriers.of(folded.lead.carrier);
  return {
    card,
    fields: withoutSecrets(folded.fields),
    secrets: maskedSecrets(folded.fields),
    numbers: folded.numbers.map(phoneNumber),
    orders: folded.orders.map((order) => orderView(order, record, carriers.of(order.carrier))),
    documents: record.documents,
    deliveries: deliveriesOf(record),
    cells: documentCells(record, folded.orders, carriers),
    proposals,
    waiting: record.mutations.map((mutation) => waitingChange(mutation, card.name)),
    rejectReasons: lead?.rejectReasons ?? [],
    createdAt: earliest(folded),
    updatedAt: latest(folded),
  };
}

const NOTHING: Capabilities = {
  tracks: false,
  edits: { fields: [], fieldsIn: [], addNumbersIn: [], removeNumbersIn: [] },
  portability: false,
  windows: false,
  documents: {
    kinds: [],
    accepts: [],
    convertsToPdf: [],
    addIn: [],
    removeIn: [],
    replace: false,
    storedFirst: false,
  },
  comments: { write: false, private: false, actionRequired: false, keepsTime: false },
  serverLoa: false,
  removeIn: [],
  rate: { burst: 1, perSecond: 1 },
};

function orderView(
  order: FoldedOrder,
  record: PortRequestRecord,
  adapter: CarrierAdapter | undefined,
): OrderView {
  const can = adapter?.capabilities ?? NOTHING;
  return {
    accountId: order.accountId,
    carrier: order.carrier,
    ...(order.remoteId !== undefined && { remoteId: order.remoteId }),
    ...subAccountOf(order, record),
    state: order.state,
    status: order.status,
    numbers: order.numbers.map(phoneNumber),
    ...(order.schedule && { schedule: order.schedule }),
    ...(order.scheduledAt !== undefined && { scheduledAt: order.scheduledAt }),
    ...(order.mirror?.scheduledDayOnly && { scheduledDayOnly: true as const }),
    ...(order.awaiting !== undefined && { awaiting: order.awaiting }),
    rejections: order.state === 'rejected' ? (order.mirror?.rejections ?? []) : [],
    remoteDocuments: remoteDocuments(order, record),
    moves: adapter ? movesOf(order, adapter) : [],
    commenting: {
      write: can.comments.write,
      private: can.comments.private && order.authority,
      actionRequired: can.comments.actionRequired && order.authority,
    },
    hasServerLoa: can.serverLoa && order.remoteId !== undefined,
    hasWindows: can.windows && order.remoteId !== undefined,
    canReplaceDocuments: can.documents.replace,
    canUnlink: record.joined.some((link) => isSame(link, order)),
    canRemove: order.remoteId === undefined || can.removeIn.includes(order.state),
  };
}

function subAccountOf(order: FoldedOrder, { subAccounts }: PortRequestRecord): Pick<OrderView, 'subAccount'> {
  const id = order.subAccountId;
  if (id === undefined) return {};
  const known = subAccounts.find((subAccount) => subAccount.id === id);
  return { subAccount: { id, name: known?.name ?? order.mirror?.subAccount?.name ?? id } };
}

/** What the carrier holds, less what the agent has asked it to remove. */
function remoteDocuments(order: FoldedOrder, record: PortRequestRecord): OrderView['remoteDocuments'] {
  const held = order.mirror?.documents ?? [];
  const leaving = new Set<string>();
  for (const mutation of record.mutations) {
    const { body, status } = mutation;
    if (body.kind === 'remove-document' && isSame(mutation, order) && status !== 'refused') {
      leaving.add(body.remoteName);
    }
  }
  return held.filter(({ name }) => !leaving.has(name));
}

function withoutSecrets(fields: PortFields): PortRequestView['fields'] {
  const open: { [Name in keyof PortFields]: PortFields[Name] } = { ...fields };
  for (const name of SECRET_FIELDS) delete open[name];
  return open;
}

function maskedSecrets(fields: PortFields): PortRequestView['secrets'] {
  return Object.fromEntries(SECRET_FIELDS.map((name) => [name, masked(fields[name])])) as Record<
    SecretFieldName,
    MaskedValue
  >;
}

function earliest({ orders, lead }: Folded): string {
  return orders.reduce((at, order) => (order.createdAt < at ? order.createdAt : at), lead.createdAt);
}

function latest({ orders, lead }: Folded): string {
  return orders.reduce((at, order) => (order.updatedAt > at ? order.updatedAt : at), lead.updatedAt);
}
