import type { Outcome } from '../../core/interfaces/mutation.ts';
import { type Context, TouchedSet } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';
import { freeId, putMutation } from './enqueue.ts';

type Conflict = Extract<Outcome, { readonly kind: 'conflict' }>;

/**
 * Both sides changed the same fields. They leave the edit as an entry of their own, right behind it, that asks the
 * agent; what is left of the edit keeps its name, its place and its attempts, and goes on.
 */
export function dispute(context: Context, row: MutationRow, { rest, ...asking }: Conflict): void {
  if (!rest) {
    ask(context, row, asking);
    return;
  }
  const { tables, codec } = context;
  const { portRequestId, accountId, carrier, remoteId, createdAt } = row;
  const id = freeId(context, row);
  putMutation(
    context,
    {
      id,
      portRequestId,
      accountId,
      carrier,
      ...(remoteId !== null && { remoteId }),
      body: asking.disputed,
      createdAt,
    },
    new TouchedSet(),
  );
  const split = tables.mutations.one(id);
  if (split) ask(context, split, asking);
  tables.mutations.moveLastBehind(row);
  tables.mutations.turn({
    ...row,
    status: 'queued',
    body: codec.body.encode(row.id, rest),
    notBefore: null,
    problem: null,
    conflicts: null,
  });
}

function ask(
  { tables, codec }: Context,
  row: MutationRow,
  { disputed, problem, conflicts }: Omit<Conflict, 'rest'>,
): void {
  tables.mutations.turn({
    ...row,
    status: 'conflict',
    body: codec.body.encode(row.id, disputed),
    notBefore: null,
    problem: JSON.stringify(problem),
    conflicts: codec.conflicts.encode(row.id, conflicts),
  });
}
