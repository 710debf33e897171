import type { Outcome } from '../../core/interfaces/mutation.ts';
import type { Store } from '../../core/interfaces/store.ts';
import { type Context, TouchedSet } from '../context.ts';
import type { MutationRow, MutationTurn } from '../queries/mutations.ts';
import { aimAtOrders } from './aim.ts';
import { dispute } from './dispute.ts';
import { freeId, putMutation } from './enqueue.ts';

type Learned = Pick<Parameters<Store['endAttempt']>[2], 'orders' | 'unwritten'>;

/** Writes how an entry left the wire. */
export function settle(context: Context, row: MutationRow, outcome: Outcome, learned: Learned): void {
  if (outcome.kind === 'done') {
    confirm(context, row, learned);
    return;
  }
  const { tables } = context;
  tables.attempts.end(row.id, outcome.kind);
  if (outcome.kind === 'conflict') {
    dispute(context, row, outcome);
    return;
  }
  tables.mutations.turn({
    ...turned(row, outcome),
    problem: JSON.stringify(outcome.problem),
    conflicts: null,
  });
  if (row.deliveryId !== null) {
    tables.deliveries.setProblem(row.deliveryId, outcome.kind === 'refused' ? outcome.problem : undefined);
  }
}

/** The carrier has it: the entry leaves, and a new order is known as this port request's from now on. */
function confirm(context: Context, row: MutationRow, { orders = [], unwritten = [] }: Learned): void {
  const { tables } = context;
  for (const each of unwritten) writeAfterwards(context, row, each);
  tables.mutations.remove(row.id);
  tables.attempts.removeAll(row.id);
  if (row.deliveryId !== null) {
    tables.deliveries.setMark(row.deliveryId, 'confirmed', null);
    tables.deliveries.setProblem(row.deliveryId);
  }
  if (row.kind !== 'create') return;
  for (const { remoteId } of orders) {
    tables.links.put({ portRequestId: row.portRequestId, accountId: row.accountId, remoteId });
  }
  aimAtOrders(context, row, orders);
}

/** The order is there without these fields: they take the create's place in the lane. */
function writeAfterwards(
  context: Context,
  row: MutationRow,
  { remoteId, fields }: NonNullable<Learned['unwritten']>[number],
): void {
  const { portRequestId, accountId, carrier, createdAt } = row;
  const body = { kind: 'edit', changes: fields, base: {}, addNumbers: [], removeNumbers: [] } as const;
  const id = freeId(context, row);
  putMutation(
    context,
    { id, portRequestId, accountId, carrier, remoteId, body, createdAt },
    new TouchedSet(),
  );
  context.tables.mutations.moveLastBehind(row);
}

const STATUS = { later: 'queued', unknown: 'unknown', refused: 'refused' } as const;

function turned(
  row: MutationRow,
  outcome: Exclude<Outcome, { readonly kind: 'done' | 'conflict' }>,
): MutationTurn {
  // What never left this machine is no attempt.
  const unsent = outcome.kind === 'later' && !outcome.reached;
  return {
    ...row,
    status: STATUS[outcome.kind],
    attempts: unsent ? Math.max(0, row.attempts - 1) : row.attempts,
    notBefore: 'notBefore' in outcome ? outcome.notBefore : null,
    doubt: doubtAfter(row, outcome),
  };
}

/** What the agent has agreed to stands until a look at the carrier settles it. */
function doubtAfter({ doubt }: MutationRow, outcome: Outcome): MutationRow['doubt'] {
  if (outcome.kind === 'unknown') return doubt;
  return outcome.kind === 'refused' && outcome.doubt ? 'open' : null;
}
