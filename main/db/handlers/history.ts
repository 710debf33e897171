import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { Amended, KeptValue, NewHistory } from '../../core/interfaces/history.ts';
import type { Context, Handlers, TouchedSet } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';
import { removeEntry } from './withdraw.ts';

type HistoryHandlers = Pick<Handlers, 'decide' | 'keptValue'>;

/** What both sides had written in a field, and whose value stayed. */
export function historyHandlers(context: Context): HistoryHandlers {
  const { tables, codec } = context;
  return {
    decide: ({ send, amend, drop, history }) =>
      context.writeLedger((touched) => {
        for (const past of history) keepOf(context, past);
        for (const amended of [...send, ...amend]) restate(context, amended, touched);
        for (const row of drop.flatMap((id) => tables.mutations.one(id) ?? [])) {
          removeEntry(tables, row);
          touched.add(row.portRequestId);
        }
      }),
    keptValue: (id, historyId) => {
      const row = tables.history.ofPortRequest(id).find((one) => one.id === historyId);
      if (!row) return undefined;
      const { field, kept, by } = row;
      return { field, kept, by, ...codec.sides.decode(row.id, row.sides) };
    },
  };
}

function keepOf(context: Context, { mutationId, at, ...value }: NewHistory): void {
  const row = context.tables.mutations.one(mutationId);
  if (row) keep(context, row, value, at);
}

/** What asked goes on its way; what waits stays where it is. */
function restate({ tables, codec }: Context, { id, body }: Amended, touched: TouchedSet): void {
  const row = tables.mutations.one(id);
  if (!row) return;
  const next = { ...row, body: codec.body.encode(id, body) };
  const asked = row.status === 'conflict';
  tables.mutations.turn(
    asked ? { ...next, status: 'queued', notBefore: null, problem: null, conflicts: null } : next,
  );
  touched.add(row.portRequestId);
}

/** Writes down both sides, sealed, for the port and order of this entry. */
export function keep(
  { tables, codec }: Context,
  { portRequestId, accountId, carrier, remoteId }: MutationRow,
  { field, kept, by, base, mine, theirs }: KeptValue,
  at: Instant,
): void {
  const id = randomUUID();
  const sides = codec.sides.encode(id, { base, mine, theirs });
  tables.history.insert({ id, portRequestId, accountId, carrier, remoteId, at, field, kept, by, sides });
}
