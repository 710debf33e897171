import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { Mutation, MutationBody } from '../../core/interfaces/mutation.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { type Context, TouchedSet } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';
import { putMutation } from './enqueue.ts';

/**
 * The create has brought its orders: what waited for it now acts on the first, and, where a carrier has split the
 * request, again on each of the others, from the same place in the lane: a move that already names one of them may wait
 * behind it.
 */
export function aimAtOrders(context: Context, create: MutationRow, orders: readonly CarrierOrder[]): void {
  const { tables } = context;
  const [first, ...others] = orders;
  if (!first) return;
  const waiting = tables.mutations
    .lane(create.portRequestId)
    .filter(
      ({ accountId, remoteId, seq }) =>
        accountId === create.accountId && remoteId === null && seq > create.seq,
    );
  const held = new Set(orders.flatMap(({ numbers }) => numbers));
  const entries = waiting.map((row) => {
    const { body } = context.records.mutation(row, 'open');
    return { row, body, added: addedTo(held, body) };
  });
  // From the last on: what is put in moves only what stands behind it.
  for (const { row, body, added } of entries.toReversed()) {
    aim(context, row, first);
    if (body.kind === 'unreadable') continue;
    for (const [index, order] of [...others.entries()].toReversed()) {
      const own = bodyFor(order, body, () => false);
      if (own && !saysNothing(own)) repeat(context, row, order, index + 2, own);
    }
    // What the agent added meanwhile is in none of them yet.
    const own = bodyFor(first, body, (number) => added.has(number));
    if (own && others.length > 0) restate(context, row, own);
  }
}

/** Numbers that an entry adds to those that are held when its turn comes; `held` is then what is held behind it. */
function addedTo(held: Set<E164>, body: Mutation['body']): ReadonlySet<E164> {
  if (body.kind !== 'edit') return new Set();
  const added = new Set(body.addNumbers.filter((number) => !held.has(number)));
  for (const number of body.removeNumbers) held.delete(number);
  for (const number of body.addNumbers) held.add(number);
  return added;
}

function aim({ tables }: Context, row: MutationRow, { remoteId }: CarrierOrder): void {
  tables.mutations.aim(row.id, remoteId);
  if (row.deliveryId !== null) tables.deliveries.aim(row.deliveryId, remoteId);
}

function restate({ tables, codec }: Context, row: MutationRow, body: MutationBody): void {
  tables.mutations.turn({ ...row, body: codec.body.encode(row.id, body) });
}

function repeat(
  context: Context,
  row: MutationRow,
  { remoteId }: CarrierOrder,
  nth: number,
  body: MutationBody,
): void {
  const { tables } = context;
  const { portRequestId, accountId, carrier, createdAt } = row;
  const id = `${row.id}-${nth}`;
  const delivery = body.kind === 'deliver' ? tables.deliveries.one(body.deliveryId) : undefined;
  const deliveryId = delivery && `${delivery.id}-${nth}`;
  if (delivery && deliveryId !== undefined) {
    tables.deliveries.insert({ ...delivery, id: deliveryId, remoteId, step: 'waiting' });
  }
  const own = body.kind === 'deliver' && deliveryId !== undefined ? { ...body, deliveryId } : body;
  putMutation(
    context,
    { id, portRequestId, accountId, carrier, remoteId, body: own, createdAt },
    new TouchedSet(),
  );
  tables.mutations.moveLastBehind(row);
}

/** What of an entry is for this one of several orders; nothing: it says nothing to it. */
function bodyFor(
  { numbers }: CarrierOrder,
  body: MutationBody,
  takes: (number: E164) => boolean,
): MutationBody | undefined {
  switch (body.kind) {
    case 'edit': {
      const held = new Set(numbers);
      const removeNumbers = body.removeNumbers.filter((number) => held.has(number));
      return { ...body, removeNumbers, addNumbers: body.addNumbers.filter(takes) };
    }
    case 'deliver':
    case 'move':
    case 'comment':
    case 'remove':
      return body;
    case 'create':
    case 'remove-document':
      return undefined;
  }
}

function saysNothing(body: MutationBody): boolean {
  if (body.kind !== 'edit') return false;
  return Object.keys(body.changes).length + body.addNumbers.length + body.removeNumbers.length === 0;
}
