import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { LaneHead, MutationBody } from '../../core/interfaces/mutation.ts';
import { type Refusal, refuse } from '../../core/interfaces/refusal.ts';
import type { AccountRef, Store } from '../../core/interfaces/store.ts';
import type { Context, Handlers, TouchedSet } from '../context.ts';
import { UnreadableRow } from '../problems.ts';
import type { HeadRow, MutationRow } from '../queries/mutations.ts';
import { parsed } from '../secrets.ts';
import { applyOrders } from './apply-orders.ts';
import { putMutation } from './enqueue.ts';
import { keep } from './history.ts';
import { addToTimeline, forgetOrder } from './mirror.ts';
import { settle } from './settle.ts';
import { mayHaveBeenSent, withdraw } from './withdraw.ts';

type OutboxHandlers = Pick<
  Handlers,
  | 'enqueue'
  | 'mutation'
  | 'outbox'
  | 'laneHeads'
  | 'beginAttempt'
  | 'endAttempt'
  | 'requeue'
  | 'withdraw'
  | 'recoverAttempts'
  | 'links'
>;

/** What the agent did. */
export function outboxHandlers(context: Context): OutboxHandlers {
  const { tables, records } = context;
  return {
    enqueue: (mutations, also) =>
      context.writeLedger((touched) => enqueueAll(context, touched, mutations, also)),
    mutation: (id) => {
      const row = tables.mutations.one(id);
      return row && records.mutation(row, 'open');
    },
    outbox: () => tables.mutations.all().map((row) => records.mutation(row, 'open')),
    laneHeads: () => tables.mutations.heads().map(headOf),
    beginAttempt: (id, attempt) => {
      context.writeLedger((touched) => {
        const row = existing(context, id);
        if (row.status === 'sending') throw busy();
        tables.attempts.insert(id, attempt);
        tables.mutations.turn({ ...row, status: 'sending', attempts: row.attempts + 1, notBefore: null });
        touched.add(row.portRequestId);
      });
    },
    endAttempt: (id, outcome, learned) =>
      context.writeLedger((touched) => {
        const row = tables.mutations.one(id);
        if (row) {
          for (const value of learned.merged ?? []) keep(context, row, value, learned.now);
          settle(context, row, outcome, learned);
          touched.add(row.portRequestId);
        }
        learn(context, row, learned, touched);
      }),
    requeue: (id, body) => context.writeLedger((touched) => requeue(context, id, body, touched)),
    withdraw: (id) => {
      const row = tables.mutations.one(id);
      if (!row || !isTakenBack(context, row)) return { withdrawn: false, touched: [] };
      return { withdrawn: true, touched: context.writeLedger((touched) => withdraw(context, row, touched)) };
    },
    recoverAttempts: (now) => {
      const open = tables.mutations.sending();
      if (open.length === 0) return 0;
      context.writeLedger((touched) => {
        for (const row of open) {
          tables.attempts.end(row.id, 'unknown');
          tables.mutations.turn({ ...row, status: 'unknown', notBefore: now });
          touched.add(row.portRequestId);
        }
      });
      return open.length;
    },
    links: (id) => tables.links.ofPortRequest(id),
  };
}

/** Part of a transaction: all that one act of the agent changes in the outbox. */
export function enqueueAll(
  context: Context,
  touched: TouchedSet,
  mutations: Parameters<Store['enqueue']>[0],
  { own, deliveries = [], withdraw: taken = [], requeue: again = [] }: Parameters<Store['enqueue']>[1] = {},
): void {
  for (const id of taken) takeBack(context, id, touched);
  for (const { id, body } of again) requeue(context, id, body, touched);
  for (const delivery of deliveries) context.tables.deliveries.insert(delivery);
  for (const mutation of mutations) putMutation(context, mutation, touched);
  if (own) keepOwn(context, own, touched);
}

/**
 * What the carrier turned down did nothing there: what the agent made of it starts anew. What is in doubt is looked for
 * before anything else.
 */
function requeue(context: Context, id: string, body: MutationBody, touched: TouchedSet): void {
  const { tables, codec } = context;
  const row = existing(context, id);
  if (row.status === 'sending') throw busy();
  const isInDoubt = row.doubt !== null || row.status === 'unknown';
  // What now says something else was never tried.
  if (!isInDoubt && !mayHaveBeenSent(row) && isOther(context, row, body)) tables.attempts.removeAll(id);
  tables.mutations.turn({
    ...row,
    status: isInDoubt ? 'unknown' : 'queued',
    doubt: isInDoubt ? 'agreed' : null,
    attempts: isInDoubt || mayHaveBeenSent(row) ? row.attempts : 0,
    body: codec.body.encode(id, body),
    notBefore: null,
    problem: null,
    conflicts: null,
  });
  if (row.deliveryId !== null) tables.deliveries.setProblem(row.deliveryId);
  touched.add(row.portRequestId);
}

function isOther({ records }: Context, row: MutationRow, body: MutationBody): boolean {
  return JSON.stringify(records.mutation(row, 'open').body) !== JSON.stringify(body);
}

/** Of several things to be done at once; throws where it has left meanwhile, so that none of them is. */
function takeBack(context: Context, id: string, touched: TouchedSet): void {
  const row = context.tables.mutations.one(id);
  if (!row) return;
  if (!isTakenBack(context, row)) throw busy();
  withdraw(context, row, touched);
}

/** What can't be read will never be looked after: only the agent can. */
function isTakenBack({ records }: Context, row: MutationRow): boolean {
  return !mayHaveBeenSent(row) || records.mutation(row, 'drop').body.kind === 'unreadable';
}

function keepOwn(
  { tables, codec }: Context,
  { id, fields }: { readonly id: string; readonly fields: PortFields },
  touched: TouchedSet,
): void {
  touched.add(id);
  if (Object.keys(fields).length === 0) tables.ownFields.remove(id);
  else tables.ownFields.put(id, codec.own.encode(id, fields));
}

function headOf({ kind, notBefore, problem, ...row }: HeadRow): LaneHead {
  try {
    return {
      ...row,
      body: { kind },
      ...(notBefore !== null && { notBefore }),
      ...(problem !== null && { problem: parsed<Problem>(problem) }),
    };
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    return { ...row, body: { kind: 'unreadable' }, status: 'refused' };
  }
}

function existing({ tables }: Context, id: string): MutationRow {
  const row = tables.mutations.one(id);
  if (row) return row;
  throw refuse(
    'not-found',
    'This change is no longer in the outbox.',
    'It was confirmed or taken back in the meantime; look at the port again.',
  );
}

function busy(): Refusal {
  return refuse('conflict', 'This change is being sent right now.', 'Wait for the carrier’s answer.');
}

type Learned = Parameters<Store['endAttempt']>[2];

/** What the answer told enters the mirror. */
function learn(context: Context, row: MutationRow | undefined, learned: Learned, touched: TouchedSet): void {
  const { account, orders = [], timeline = [], removed, delivery, now } = learned;
  applyOrders(context, account, orders, now, touched);
  const remoteId = row?.remoteId ?? orders[0]?.remoteId ?? (row && ownOrder(context, row, account));
  if (remoteId !== undefined) addToTimeline(context, account, remoteId, timeline, touched);
  if (removed !== undefined) forgetOrder(context, account.accountId, removed, touched);
  if (delivery) context.tables.deliveries.setStep(delivery.id, delivery.step, delivery.remoteName);
}

function ownOrder({ tables }: Context, row: MutationRow, account: AccountRef): string | undefined {
  const links = tables.links.ofPortRequest(row.portRequestId);
  return links.find(({ accountId }) => accountId === account.accountId)?.remoteId;
}
