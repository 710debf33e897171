import type { Outcome } from '../../core/interfaces/mutation.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { Context } from '../context.ts';
import type { MutationRow, MutationTurn } from '../queries/mutations.ts';
import { aimAtOrders } from './aim.ts';

/** Writes how an entry left the wire. */
export function settle(
  context: Context,
  row: MutationRow,
  outcome: Outcome,
  orders: readonly CarrierOrder[],
): void {
  if (outcome.kind === 'done') {
    confirm(context, row, orders);
    return;
  }
  const { tables, codec } = context;
  tables.attempts.end(row.id, outcome.kind);
  const conflicts = outcome.kind === 'conflict' ? codec.conflicts.encode(row.id, outcome.conflicts) : null;
  tables.mutations.turn({ ...turned(row, outcome), problem: JSON.stringify(outcome.problem), conflicts });
  if (row.deliveryId !== null) {
    const failed = outcome.kind === 'refused' || outcome.kind === 'conflict';
    tables.deliveries.setProblem(row.deliveryId, failed ? outcome.problem : undefined);
  }
}

/** The carrier has it: the entry leaves, and a new order is known as this port request's from now on. */
function confirm(context: Context, row: MutationRow, orders: readonly CarrierOrder[]): void {
  const { tables } = context;
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

const STATUS = { later: 'queued', unknown: 'unknown', refused: 'refused', conflict: 'conflict' } as const;

function turned(row: MutationRow, outcome: Exclude<Outcome, { readonly kind: 'done' }>): MutationTurn {
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
