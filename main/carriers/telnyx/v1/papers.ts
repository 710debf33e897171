import type { DocumentKind, RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KINDS } from '../../../../preload/contract/domain/documents.ts';
import type { DeliveryTrail } from '../../../core/interfaces/delivery.ts';
import { plainFileName } from '../../file-name.ts';
import { listAll } from './listing.ts';
import type { Found } from './order-map.ts';
import { pathOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WirePaper } from './wire.ts';
import { supportingDocument } from './wire.ts';

/**
 * The supporting documents of an order. They are listed for the whole draft or port request; one that does not tell
 * whose it is belongs to every order of it.
 */
export async function listPapers(v1: TelnyxV1, { kind, parent, sub }: Found): Promise<readonly WirePaper[]> {
  const list = {
    path: pathOf({ kind, id: parent.id }, 'supporting_documents'),
    doing: 'list the documents',
  };
  const papers: WirePaper[] = [];
  const own = new Set([sub.id, ...(sub.draft_sub_request_id ? [sub.draft_sub_request_id] : [])]);
  for await (const paper of listAll(v1.api, list, supportingDocument)) {
    const owner = paper.sub_request_id ?? paper.draft_sub_request_id;
    if (!owner || own.has(owner)) papers.push(paper);
  }
  return papers;
}

/** The documents of an order, read now and remembered for the lists that do not tell them. */
export async function documentsOf(v1: TelnyxV1, found: Found): Promise<readonly RemoteDocument[]> {
  const documents = (await listPapers(v1, found)).map(documentOf);
  v1.papers.set(found.remoteId, documents);
  return documents;
}

/** The address of the file is open to anyone who has it, so it goes no further than this folder. */
function documentOf(paper: WirePaper): RemoteDocument {
  const label = wordsOf(paper).replace(MARK, '').trim();
  return {
    name: paper.id,
    ...(label !== '' && { label }),
    kind: kindOf(paper.document_type),
    mediaType:
      paper.content_type ?? typeByName(label) ?? typeByName(paper.url ?? '') ?? 'application/octet-stream',
    size: paper.size ?? 0,
  };
}

function kindOf(type: string | null | undefined): DocumentKind {
  return DOCUMENT_KINDS.find((kind) => kind === type) ?? 'other';
}

const TYPES: readonly (readonly [ending: RegExp, type: string])[] = [
  [/\.pdf$/i, 'application/pdf'],
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.png$/i, 'image/png'],
];

function typeByName(name: string): string | undefined {
  return TYPES.find(([ending]) => ending.test(name))?.[1];
}

const wordsOf = ({ body, description }: WirePaper): string => body ?? description ?? '';

const MARK = /\s*\(psd1\.[\w-]{1,64}\)/;

/**
 * What a document is described with: its name and our own id of the delivery, by which it is known again. The answer of
 * Telnyx's reference has no address in it (`seeds/telnyx-supporting-documents.txt`).
 */
export function descriptionOf({ payload, deliveryId }: DeliveryTrail): string {
  return `${plainFileName(payload.name, payload.mediaType)} (psd1.${deliveryId})`;
}

/** The document that an earlier attempt of this delivery has registered. */
export function paperOf(papers: readonly WirePaper[], trail: DeliveryTrail): WirePaper | undefined {
  const { documentId, url } = trail.reached?.facts ?? {};
  const mark = `(psd1.${trail.deliveryId})`;
  return papers.find(
    (paper) =>
      wordsOf(paper).includes(mark) || paper.id === documentId || (url !== undefined && paper.url === url),
  );
}
