import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import type { RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { AccountRef } from '../../core/interfaces/store.ts';
import type { Context, Handlers, TouchedSet } from '../context.ts';
import { foundId } from '../new-order.ts';
import { applyOrders } from './apply-orders.ts';

type MirrorHandlers = Pick<
  Handlers,
  | 'applyPage'
  | 'unseen'
  | 'forgetOrder'
  | 'applyTimeline'
  | 'cursor'
  | 'notePull'
  | 'lastPulls'
  | 'forgetAccount'
  | 'subAccounts'
>;

/** What carriers said. */
export function mirrorHandlers(context: Context): MirrorHandlers {
  const { tables, records } = context;
  return {
    applyPage: (account, orders, { now, subAccounts = [], cursor, pullId }) =>
      context.writeMirror((touched) => {
        putSubAccounts(context, account, subAccounts, touched);
        applyOrders(context, account, orders, now, touched, pullId);
        if (cursor) tables.pulls.putCursor(account.accountId, cursor);
      }),
    unseen: (accountId, pullId) =>
      tables.orders.unseen(accountId, pullId).map((row) => records.order(row, 'open')),
    forgetOrder: (accountId, remoteId) =>
      context.writeLedger((touched) => forgetOrder(context, accountId, remoteId, touched)),
    applyTimeline: (account, remoteId, entries) =>
      context.writeMirror((touched) => replaceTimeline(context, account, remoteId, entries, touched)),
    cursor: (accountId) => tables.pulls.cursor(accountId),
    notePull: (accountId, pull) => context.write(() => tables.pulls.note(accountId, pull)),
    lastPulls: () => tables.pulls.last(),
    subAccounts: (accountId) => tables.pulls.subAccounts(accountId),
    forgetAccount: (accountId) => {
      // The mirror first and by itself: a power cut between the two files can then only leave too much of the ledger.
      const mirrored = context.writeMirror((touched) => {
        for (const id of tables.orders.portRequestsOf(accountId)) touched.add(id);
        tables.orders.removeAccount(accountId);
        tables.pulls.removeAccount(accountId);
      });
      const local = context.writeLedger((touched) => {
        for (const id of tables.ledger.portRequestsOf(accountId)) touched.add(id);
        for (const id of tables.mutations.idsOfAccount(accountId)) {
          tables.mutations.remove(id);
          tables.attempts.removeAll(id);
        }
        tables.deliveries.removeAccount(accountId);
        tables.history.removeAccount(accountId);
        const kept = tables.links.joinedAt(accountId).map((remoteId) => foundId({ accountId }, remoteId));
        tables.links.removeAccount(accountId);
        for (const id of [...mirrored, ...touched, ...kept]) tables.ownFields.removeUnheld(id);
      });
      return [...new Set([...mirrored, ...local])];
    },
  };
}

/** A new name shows on the cards that show another. */
function putSubAccounts(
  { tables }: Context,
  { accountId }: AccountRef,
  subAccounts: readonly SubAccount[],
  touched: TouchedSet,
): void {
  const renamed = subAccounts.filter((subAccount) => tables.pulls.putSubAccount(accountId, subAccount));
  if (renamed.length === 0) return;
  for (const id of tables.orders.otherwiseNamed(accountId, renamed)) touched.add(id);
}

/** The order is gone at its carrier. */
export function forgetOrder(
  { tables }: Context,
  accountId: AccountRef['accountId'],
  remoteId: RemoteId,
  touched: TouchedSet,
): void {
  const order = tables.orders.head(accountId, remoteId);
  const linked = tables.links.target(accountId, remoteId);
  tables.links.remove(accountId, remoteId);
  if (order) tables.orders.remove(order.id);
  for (const id of [order?.portRequestId, linked]) if (id !== undefined) touched.add(id);
}

/** What the carrier tells now is all there is; it also knows since when the order has been in its state. */
function replaceTimeline(
  context: Context,
  account: AccountRef,
  remoteId: RemoteId,
  entries: readonly TimelineEntry[],
  touched: TouchedSet,
): void {
  const order = context.tables.orders.head(account.accountId, remoteId);
  if (!order) return;
  const gone = context.tables.timeline.keepOnly(
    order.id,
    entries.map(({ id }) => id),
  );
  if (gone) touched.add(order.portRequestId);
  addToTimeline(context, account, remoteId, entries, touched);
  const since = enteredAt(entries, order.state);
  if (since === undefined || since === order.stateSince) return;
  context.tables.orders.setStateSince(order.id, since);
  touched.add(order.portRequestId);
}

/** When the order last came into this state, if its timeline tells. */
function enteredAt(entries: readonly TimelineEntry[], state: State): Instant | undefined {
  const last = entries.findLast((entry) => entry.kind === 'transition');
  return last?.kind === 'transition' && last.to === state ? last.at : undefined;
}

/** New entries beside those that are known. */
export function addToTimeline(
  { tables }: Context,
  { accountId }: AccountRef,
  remoteId: RemoteId,
  entries: readonly TimelineEntry[],
  touched: TouchedSet,
): void {
  const order = tables.orders.head(accountId, remoteId);
  if (!order) return;
  for (const entry of entries) {
    if (tables.timeline.put(order.id, entry.id, entry.at, JSON.stringify(entry))) {
      touched.add(order.portRequestId);
    }
  }
}
