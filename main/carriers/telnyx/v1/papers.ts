import type { DocumentKind, RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '../../../../preload/contract/domain/documents.ts';
import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { DeliveryTrail } from '../../../core/interfaces/delivery.ts';
import { plainFileName } from '../../file-name.ts';
import { listAll } from './listing.ts';
import type { Found } from './order-map.ts';
import { pathOf, placeOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WirePaper } from './wire.ts';
import { supportingDocument } from './wire.ts';

/**
 * The supporting documents of an order. They are listed for the whole draft or port request: ours say in their
 * description whose they are, and one that nothing tells belongs to every order.
 */
export async function listPapers(v1: TelnyxV1, found: Found): Promise<readonly WirePaper[]> {
  const { kind, parent, sub, remoteId } = found;
  const path = pathOf({ kind, id: parent.id }, 'supporting_documents');
  const own = new Set([sub.id, sub.draft_sub_request_id, subOf(remoteId)]);
  const papers = new Map<string, WirePaper>();
  for await (const paper of listAll(v1.api, { path, doing: 'list the documents' }, supportingDocument)) {
    const owner = paper.sub_request_id ?? paper.draft_sub_request_id ?? MARK.exec(wordsOf(paper))?.[2];
    if (owner === undefined || own.has(owner)) papers.set(paper.id, paper);
  }
  return [...papers.values()];
}

const subOf = (remoteId: RemoteId): string | undefined => placeOf(remoteId)?.sub;

/** The documents of an order. */
export async function documentsOf(v1: TelnyxV1, found: Found): Promise<readonly RemoteDocument[]> {
  return (await listPapers(v1, found)).map(documentOf);
}

/** The address of the file is open to anyone who has it, so it goes no further than this folder. */
function documentOf(paper: WirePaper): RemoteDocument {
  const kind = kindOf(paper.document_type);
  const label = wordsOf(paper).replace(MARK, '').trim();
  return {
    name: paper.id,
    label: label === '' ? DOCUMENT_KIND_LABELS[kind] : label,
    kind,
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

/** Our delivery and the sub-request, as the order's own name has it. */
const MARK = /\s*\(psd1\.([\w-]{1,64})\.([^()\s]{1,80})\)/;

/**
 * What a document is described with: its name, and our own words, by which it is known again. The answers of Telnyx's
 * reference have neither its address nor its sub-request in them (`seeds/telnyx-supporting-documents.txt`).
 */
export function descriptionOf({ remoteId }: Found, { payload, deliveryId }: DeliveryTrail): string {
  const name = plainFileName(payload.name, payload.mediaType);
  return `${name} (psd1.${deliveryId}.${subOf(remoteId) ?? ''})`;
}

/** The document that an earlier attempt of this delivery has registered. */
export function paperOf(papers: readonly WirePaper[], trail: DeliveryTrail): WirePaper | undefined {
  const { documentId, url } = trail.reached?.facts ?? {};
  const isOurs = (paper: WirePaper) => MARK.exec(wordsOf(paper))?.[1] === trail.deliveryId;
  return papers.find(
    (paper) => isOurs(paper) || paper.id === documentId || (url !== undefined && paper.url === url),
  );
}
