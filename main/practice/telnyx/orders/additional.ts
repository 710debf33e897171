import { randomUUID } from 'node:crypto';
import { type JsonObject, objectOr } from '../../json.ts';
import { type Answer, data, type Fault, notFound, nothing, unprocessable, wrongStatus } from '../answer.ts';
import { scanStatus } from '../documents/scan.ts';
import { paged } from '../http/paging.ts';
import { type Call, type Site, stamp } from '../site.ts';
import { type AdditionalDocument, DOCUMENT_TYPES, type DocumentType, type Order } from '../world/model.ts';
import { loadForWrite, loadOrder } from './load.ts';

const isType = (word: unknown): word is DocumentType => (DOCUMENT_TYPES as readonly unknown[]).includes(word);

function shown(site: Site, order: Order, each: AdditionalDocument): JsonObject {
  const document = site.store.document(each.documentId);
  return {
    record_type: 'porting_additional_document',
    id: each.id,
    document_id: each.documentId,
    document_type: each.type,
    filename: document?.filename ?? null,
    content_type: document?.contentType ?? null,
    porting_order_id: order.id,
    created_at: stamp(each.at),
    updated_at: stamp(each.at),
  };
}

/** GET …/additional_documents, newest first unless told. */
export function listAdditional(call: Call, id: string): Answer {
  const order = loadOrder(call, id);
  const types = call.query.getAll('filter[document_type][]');
  const oldest = call.query.get('sort[value]') === 'created_at';
  const found = order.additional
    .filter((each) => types.length === 0 || types.includes(each.type))
    .toSorted((a, b) => (oldest ? a.at - b.at : b.at - a.at));
  return paged(call, found, (each) => shown(call.site, order, each));
}

/** POST …/additional_documents: all of them or none. */
export function addAdditional(call: Call, id: string): Answer {
  const { site, json } = call;
  const order = loadForWrite(call, id);
  if (order.status === 'cancelled' || order.status === 'ported')
    throw wrongStatus(`A porting order in ${order.status} takes no documents`);
  const sent = Array.isArray(json.additional_documents) ? json.additional_documents.map(objectOr) : [];
  const faults = sent.flatMap((each, index): readonly Fault[] => {
    const at = `/additional_documents/${index}`;
    const document = site.store.document(String(each.document_id));
    const scan = document?.accountId === order.accountId ? scanStatus(site, document.id) : null;
    if (scan === null || scan === 'infected')
      return [
        { code: '10015', detail: 'The document does not exist or is infected', pointer: `${at}/document_id` },
      ];
    return isType(each.document_type)
      ? []
      : [{ code: '10015', detail: 'must be loa, invoice, csr or other', pointer: `${at}/document_type` }];
  });
  if (sent.length === 0)
    faults.push({ code: '10004', detail: 'is required', pointer: '/additional_documents' });
  if (faults.length > 0) throw unprocessable(...faults);
  const added = sent.map(
    (each): AdditionalDocument => ({
      id: randomUUID(),
      documentId: String(each.document_id),
      type: isType(each.document_type) ? each.document_type : 'other',
      at: site.now(),
    }),
  );
  const saved = site.store.saveOrder({
    ...order,
    additional: [...order.additional, ...added],
    updated: site.now(),
  });
  return data(
    201,
    added.map((each) => shown(site, saved, each)),
  );
}

/** DELETE …/additional_documents/{id}: takes the link away, not the document. */
export function removeAdditional(call: Call, id: string, additionalId: string): Answer {
  const order = loadForWrite(call, id);
  if (!order.additional.some((each) => each.id === additionalId)) throw notFound();
  const additional = order.additional.filter((each) => each.id !== additionalId);
  call.site.store.saveOrder({ ...order, additional, updated: call.site.now() });
  return nothing;
}
