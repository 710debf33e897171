import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Context } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';

/** What the agent did to one port request is another's from now on. */
export function readdressEntries(context: Context, from: PortRequestId, to: PortRequestId): void {
  const { tables } = context;
  for (const row of tables.mutations.lane(from)) keepReference(context, row);
  tables.mutations.readdress(from, to);
  tables.documents.readdress(from, to);
  tables.deliveries.readdress(from, to);
  tables.history.readdress(from, to);
  tables.loas.readdress(from, to);
  joinOwnFields(context, to, from);
}

/** A create that may have arrived stands at its carrier under the name it was sent with, and is looked for under it. */
function keepReference({ tables, codec, records }: Context, row: MutationRow): void {
  if (row.kind !== 'create' || (row.attempts === 0 && row.status !== 'unknown')) return;
  const { body } = records.mutation(row, 'open');
  if (body.kind !== 'create' || body.sentAs !== undefined) return;
  const named = { ...body, sentAs: row.portRequestId };
  tables.mutations.turn({ ...row, body: codec.body.encode(row.id, named) });
}

/** What the agent typed for either stays; for the same field the one that goes on wins. */
function joinOwnFields({ tables, codec }: Context, id: PortRequestId, other: PortRequestId): void {
  const theirs = tables.ownFields.get(other);
  if (theirs === undefined) return;
  const mine = tables.ownFields.get(id);
  const fields = {
    ...codec.own.decode(other, theirs, 'open'),
    ...(mine !== undefined && codec.own.decode(id, mine, 'open')),
  };
  tables.ownFields.put(id, codec.own.encode(id, fields));
  tables.ownFields.remove(other);
}
