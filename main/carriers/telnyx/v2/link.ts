import type { DocumentKind } from '../../../../preload/contract/domain/documents.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { listAdditional, readDocument } from './documents.ts';
import { beforeChange, readWire } from './orders.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireOrder } from './wire.ts';

/** The places an order has for one document each; everything else is an additional document. */
type Slot = 'loa' | 'invoice';

/** Which place of the order holds this document. */
export function slotOf({ documents }: WireOrder, documentId: string): Slot | undefined {
  if (documents?.loa === documentId) return 'loa';
  return documents?.invoice === documentId ? 'invoice' : undefined;
}

/**
 * Links a stored document to its order: the first LOA and the first bill in their places, where `taking` names the
 * document that makes room, everything else beside them. Resolves at once when it is linked already.
 */
export async function link(
  telnyx: Telnyx,
  address: OrderAddress,
  document: { readonly id: string; readonly kind: DocumentKind },
  taking?: string,
): Promise<void> {
  const order = await beforeChange(readWire(telnyx, address));
  const additional = await beforeChange(listAdditional(telnyx, address));
  const linked = slotOf(order, document.id) !== undefined;
  if (linked || additional.some(({ document_id }) => document_id === document.id)) return;
  const slot = await beforeChange(freeSlot(telnyx, order, document.kind, taking));
  if (slot === undefined) return addBeside(telnyx, address, document);
  await setSlot(telnyx, address, slot, document.id);
}

/** Puts a document into its place, or empties the place. */
export function setSlot(
  { api }: Telnyx,
  address: OrderAddress,
  slot: Slot,
  documentId: string | null,
): Promise<void> {
  const doing = documentId === null ? 'remove the document' : 'add the document to the order';
  return api.done({
    method: 'PATCH',
    path: orderPath(address),
    body: { documents: { [slot]: documentId } },
    doing,
  });
}

async function addBeside(
  { api }: Telnyx,
  address: OrderAddress,
  { id, kind }: { readonly id: string; readonly kind: DocumentKind },
): Promise<void> {
  await api.done({
    method: 'POST',
    path: orderPath(address, 'additional_documents'),
    body: { additional_documents: [{ document_id: id, document_type: kind }] },
    doing: 'add the document to the order',
  });
}

async function freeSlot(
  telnyx: Telnyx,
  order: WireOrder,
  kind: DocumentKind,
  taking: string | undefined,
): Promise<Slot | undefined> {
  if (taking !== undefined) return slotOf(order, taking);
  if (kind !== 'loa' && kind !== 'invoice') return undefined;
  const holder = order.documents?.[kind];
  return !holder || (await isUseless(telnyx, holder)) ? kind : undefined;
}

/** A document that is gone, infected or denied does not keep its place. */
async function isUseless(telnyx: Telnyx, id: string): Promise<boolean> {
  try {
    const { av_scan_status, status } = await readDocument(telnyx, id);
    return av_scan_status === 'infected' || status === 'denied';
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return true;
    throw error;
  }
}
