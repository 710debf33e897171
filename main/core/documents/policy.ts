import {
  DOCUMENT_KIND_LABELS,
  type DocumentKind,
  type MediaType,
} from '../../../preload/contract/domain/documents.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';

export interface Offer {
  readonly fileName: string;
  readonly kind: DocumentKind;
  readonly mediaType: MediaType;
  /** Bytes as they would be sent: of an image that becomes a PDF, the PDF's. */
  readonly size: number;
}

export interface Objection {
  readonly what: string;
  readonly next: string;
}

/** Why a carrier does not take this file for this order now; nothing when it does. */
export function objectionTo(
  offer: Offer,
  order: Pick<FoldedOrder, 'state'>,
  { capabilities, description, policy }: CarrierAdapter,
): Objection | undefined {
  const { documents } = capabilities;
  const { fileName } = offer;
  const carrier = description.label;
  if (!documents.addIn.includes(order.state)) {
    const where = documents.addIn.map((state) => STATE_LABELS[state]).join(', ');
    return {
      what: `${carrier} takes no ${fileName} while the port is ${STATE_LABELS[order.state]}.`,
      next: where === '' ? 'Send it to the carrier another way.' : `Documents can be added in ${where}.`,
    };
  }
  if (!documents.kinds.includes(offer.kind)) {
    const takes = documents.kinds.map((kind) => DOCUMENT_KIND_LABELS[kind]).join(', ');
    return {
      what: `${carrier} takes no ${DOCUMENT_KIND_LABELS[offer.kind]}: ${fileName} was not attached.`,
      next: `It takes: ${takes}.`,
    };
  }
  if (!takesType(documents, offer.mediaType)) {
    return {
      what: `${carrier} takes no ${typeName(offer.mediaType)}: ${fileName} was not attached.`,
      next: 'Save it as a PDF and drop that.',
    };
  }
  if (offer.size > policy.maxSize) {
    return {
      what: `${fileName} has ${megabytes(offer.size)}; ${carrier} takes at most ${megabytes(policy.maxSize)}.`,
      next: 'Scan it again at a lower resolution, or split it.',
    };
  }
  return undefined;
}

type DocumentPolicy = CarrierAdapter['capabilities']['documents'];

function takesType(policy: DocumentPolicy, type: MediaType): boolean {
  return policy.accepts.includes(type) || policy.convertsToPdf.includes(type);
}

/** An image goes as a PDF where the carrier does not take it as it is. */
export function becomesPdf(policy: DocumentPolicy, type: MediaType): boolean {
  return !policy.accepts.includes(type) && policy.convertsToPdf.includes(type);
}

function typeName(type: MediaType): string {
  return {
    'application/pdf': 'PDF',
    'image/jpeg': 'JPEG',
    'image/png': 'PNG',
    'image/tiff': 'TIFF',
    'image/heic': 'HEIC',
  }[type];
}

/** Decimal megabytes, as carriers count them: `8 MB`, `8.3 MB`. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return `${value >= 0.1 ? Number(value.toFixed(1)) : value.toFixed(2)} MB`;
}
