import type { Document } from '../../../preload/contract/domain/documents.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import type { Carriers, ImageToPdf, Vault } from '../interfaces/ports.ts';
import { problemIn } from '../interfaces/refusal.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import { adapterOf } from '../port-requests/load.ts';
import { becomesPdf, type Objection, objectionTo } from './policy.ts';

export interface ObjectionParts {
  readonly carriers: Carriers;
  readonly vault: Vault;
  readonly imageToPdf: ImageToPdf;
}

/** Why a carrier does not take this document for this order now, measured as it would be sent; nothing when it does. */
export async function objectionOf(
  parts: ObjectionParts,
  document: Document,
  order: Pick<FoldedOrder, 'carrier' | 'state'>,
): Promise<Objection | undefined> {
  const adapter = adapterOf(parts.carriers, order.carrier);
  const asIs = objectionTo(document, order, adapter);
  if (isTerminal(order.state)) return asIs;
  if (!becomesPdf(adapter.capabilities.documents, document.mediaType)) return asIs;
  try {
    const pdf = await parts.imageToPdf(await parts.vault.read(document.sha256), document.mediaType);
    return objectionTo({ ...document, size: pdf.byteLength }, order, adapter);
  } catch (error) {
    const problem = problemIn(error);
    return {
      what: problem?.what ?? `${document.fileName} could not be turned into a PDF.`,
      next: problem?.next ?? 'Open it, save it as a PDF, and drop that.',
    };
  }
}
