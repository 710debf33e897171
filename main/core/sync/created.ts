import type { FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { CreateBody } from '../interfaces/mutation.ts';
import type { CarrierOrder } from '../interfaces/order.ts';
import type { Learned, Wire } from './target.ts';

/**
 * What a create has brought. A carrier may open an order first and take its fields after that; what one of them still
 * has blank by then, because it was submitted in between or its list came first, follows as an edit of its own.
 */
export function created(
  { adapter }: Pick<Wire, 'adapter'>,
  { fields }: CreateBody,
  orders: readonly CarrierOrder[],
): Learned {
  const kept = adapter.capabilities.edits.fields;
  const unwritten = orders
    .map((order) => ({ remoteId: order.remoteId, fields: lacking(order, fields, kept) }))
    .filter((each) => Object.keys(each.fields).length > 0);
  return { orders, ...(unwritten.length > 0 && { unwritten }) };
}

/** What somebody has filled in meanwhile stays. */
function lacking(order: CarrierOrder, wanted: PortFields, kept: readonly FieldName[]): PortFields {
  const names = kept.filter((name) => isFilled(wanted[name]) && !isFilled(order.fields[name]));
  return Object.fromEntries(names.map((name) => [name, wanted[name]]));
}

function isFilled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
