import type { DocumentKind, RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KINDS } from '../../../../preload/contract/domain/documents.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { notUnderstood } from '../../failures.ts';
import { listWhole } from './listing.ts';
import type { PaperFacts } from './papers.ts';
import { mainPapers, unknownPaper } from './papers.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireAdditional, WireDocument, WireOrder } from './wire.ts';
import { additionalDocument, documentData } from './wire.ts';

/** A document by its id, which is its name here: names of files are changed by Telnyx and not unique. */
export async function readDocument({ api }: Telnyx, id: string): Promise<WireDocument> {
  const call = { method: 'GET', path: ['documents', id], doing: 'read the document' } as const;
  const { data } = await api.json(call);
  const parsed = documentData.safeParse(data);
  if (!parsed.success) throw notUnderstood(api.asked(call), 200);
  return parsed.data;
}

export function listAdditional({ api }: Telnyx, address: OrderAddress): Promise<readonly WireAdditional[]> {
  const list = { path: orderPath(address, 'additional_documents'), doing: 'list the documents' };
  return listWhole(api, list, additionalDocument);
}

/** Every document of an order, with type and size. */
export async function documentsOf(telnyx: Telnyx, order: WireOrder): Promise<readonly RemoteDocument[]> {
  const additional = await listAdditional(telnyx, { remoteId: order.id });
  const main = await Promise.all(mainPapers(order.documents).map((paper) => withFacts(telnyx, paper)));
  const others = await Promise.all(
    additional.map(({ document_id, document_type }) =>
      withFacts(telnyx, { name: document_id, kind: kindOf(document_type) }),
    ),
  );
  telnyx.papers.learnAdditional(order.id, others);
  return [...main, ...others];
}

function kindOf(type: string | null | undefined): DocumentKind {
  return DOCUMENT_KINDS.find((kind) => kind === type) ?? 'other';
}

async function withFacts(
  telnyx: Telnyx,
  paper: { readonly name: string; readonly kind: DocumentKind },
): Promise<RemoteDocument> {
  return { ...paper, ...((await factsOf(telnyx, paper.name)) ?? unknownPaper(paper.kind)) };
}

/** What is known of a document; nothing of one that is gone, or that this key may not see. */
async function factsOf(telnyx: Telnyx, id: string): Promise<PaperFacts | undefined> {
  const known = telnyx.papers.known(id);
  if (known !== undefined) return known;
  try {
    return telnyx.papers.learn(await readDocument(telnyx, id));
  } catch (error) {
    if (!(error instanceof CarrierFailure) || !HIDDEN.has(error.problem.code)) throw error;
    return undefined;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(['not-found', 'forbidden', 'rejected']);
