import type { AccountId, CarrierId, DeliveryId, DocumentId, PortRequestId, RemoteId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Instant } from './time.ts';

export const DOCUMENT_KINDS = ['loa', 'invoice', 'csr', 'other'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_KIND_LABELS: Readonly<Record<DocumentKind, string>> = {
  loa: 'LOA',
  invoice: 'Bill',
  csr: 'CSR',
  other: 'Other',
};

export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff' | 'image/heic';

/** A file of a port request in the vault; immutable, named by its SHA-256. */
export interface Document {
  readonly id: DocumentId;
  readonly portRequestId: PortRequestId;
  readonly sha256: string;
  readonly kind: DocumentKind;
  /** The kind was guessed from the name and not yet confirmed by the agent. */
  readonly kindGuessed: boolean;
  /** For display only; cleaned of separators, control and bidi characters. */
  readonly fileName: string;
  readonly mediaType: MediaType;
  /** Bytes. */
  readonly size: number;
  readonly addedAt: Instant;
}

/** A file that the carrier holds, as its listing tells. */
export interface RemoteDocument {
  /** The carrier's name for it; the key for fetching. */
  readonly name: string;
  /** What a person would call it, where the name is only an id. */
  readonly label?: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  /** Bytes, as the carrier counts them. */
  readonly size: number;
}

/** The durable steps of one document on its way to one order, in order. */
export const DELIVERY_STEPS = ['waiting', 'slot', 'stored', 'registered', 'confirmed'] as const;
export type DeliveryStep = (typeof DELIVERY_STEPS)[number];

export interface Delivery {
  readonly id: DeliveryId;
  readonly documentId: DocumentId;
  readonly portRequestId: PortRequestId;
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  /** The order it goes to; absent while that is only a draft of ours. */
  readonly remoteId?: RemoteId;
  readonly step: DeliveryStep;
  /** The carrier's name for the file once it is stored there. */
  readonly remoteName?: string;
  readonly problem?: Problem;
}

/** How one document stands at one order. `not-taken`: the carrier's policy has no use for it. */
export type CellState = 'none' | 'waiting' | 'sending' | 'delivered' | 'failed' | 'not-taken';

/** One cell of the matrix documents × orders. */
export interface DocumentCell {
  readonly documentId: DocumentId;
  readonly accountId: AccountId;
  /** Absent while the order is only a draft of ours. */
  readonly remoteId?: RemoteId;
  readonly deliveryId?: DeliveryId;
  readonly state: CellState;
  readonly step?: DeliveryStep;
  /** Why it stands so, and what now. */
  readonly reason?: string;
  /** What the agent may do with it now. */
  readonly offers: readonly ('send' | 'cancel' | 'retry')[];
}

/** How one kind of document stands on a card. */
export type DocumentMark = 'missing' | 'present' | 'delivered' | 'failed';

/** A file that is no longer in the vault as it was dropped. */
export interface DocumentTrouble {
  readonly documentId: DocumentId;
  readonly what: string;
  readonly next: string;
}
