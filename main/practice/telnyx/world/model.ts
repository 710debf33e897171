import type { JsonObject } from '../../json.ts';

/** A porting order's status, in v2's words (carriers/telnyx-flowroute-s3.md §B). */
export const STATUS_WORDS = [
  'draft',
  'in-process',
  'submitted',
  'exception',
  'foc-date-confirmed',
  'ported',
  'cancel-pending',
  'cancelled',
] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

/** Why an order is where it is: a code of the open list, and Telnyx's words. */
export interface StatusDetail {
  readonly code: string;
  readonly description: string;
}

/** Why a number cannot be ported; v1 and v2 use the same words. */
export type NotPortable =
  | 'invalid_phone_number'
  | 'lrn_data_not_found'
  | 'no_coverage'
  | 'already_being_ported'
  | 'telnyx_number';

/** What Telnyx looks up about a number. */
export interface Listing {
  readonly type: 'local' | 'toll_free';
  readonly country: string;
  /** The losing carrier's SPID: orders are split by it. */
  readonly spid: string;
  readonly carrier: string;
  readonly fastPortable: boolean;
  readonly messagingCapable: boolean;
}

/** A number on an order. */
export interface OrderNumber extends Listing {
  readonly id: string;
  readonly number: string;
  readonly portability: 'pending' | 'confirmed' | 'provisional';
  readonly activation: 'New' | 'Pending' | 'Conflict' | 'Concurred' | 'Active' | 'Old' | 'Cancelled' | null;
}

export interface Comment {
  readonly id: string;
  readonly body: string;
  readonly at: number;
  readonly by: 'user' | 'admin' | 'system';
}

export const DOCUMENT_TYPES = ['loa', 'invoice', 'csr', 'other'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** A v2 document linked beside `documents.loa` and `documents.invoice`. */
export interface AdditionalDocument {
  readonly id: string;
  readonly documentId: string;
  readonly type: DocumentType;
  readonly at: number;
}

/** A v1 supporting document: bytes that lie in S3. */
export interface SupportingDocument {
  readonly id: string;
  readonly type: DocumentType;
  readonly description: string;
  readonly url: string;
  readonly key: string;
  readonly at: number;
}

/** When the numbers of a FastPort order switch over. */
export interface ActivationJob {
  readonly id: string;
  readonly status: 'created' | 'in-process' | 'completed' | 'failed';
  readonly kind: 'scheduled' | 'on-demand';
  readonly from: number;
  readonly until: number;
  readonly activateAt: number | null;
  readonly startedAt: number | null;
  readonly created: number;
  readonly updated: number;
}

export type MessagingStatus =
  | 'not_applicable'
  | 'pending'
  | 'activating'
  | 'exception'
  | 'canceled'
  | 'partial_port_complete'
  | 'ported';

/**
 * One porting order, a v1 sub-request at the same time. Times are milliseconds since 1970; the objects
 * `admin` to `userFeedback` stand in the words of the wire.
 */
export interface Order {
  readonly id: string;
  readonly accountId: string;
  /** Orders of one create share it: v1's port request. */
  readonly groupId: string;
  readonly subRequestId: string;
  readonly created: number;
  readonly updated: number;
  readonly status: StatusWord;
  /** When it entered its status. */
  readonly entered: number;
  readonly details: readonly StatusDetail[];
  readonly numbers: readonly OrderNumber[];
  readonly customerReference: string | null;
  readonly customerGroupReference: string | null;
  readonly description: string;
  /** `sr_` and `pr_` keys; null on drafts. */
  readonly supportKey: string | null;
  readonly parentSupportKey: string | null;
  readonly admin: JsonObject;
  readonly location: JsonObject;
  readonly misc: JsonObject;
  readonly configuration: JsonObject;
  readonly userFeedback: JsonObject;
  readonly requirements: readonly JsonObject[];
  readonly documents: { readonly loa: string | null; readonly invoice: string | null };
  readonly additional: readonly AdditionalDocument[];
  readonly supporting: readonly SupportingDocument[];
  readonly comments: readonly Comment[];
  readonly jobs: readonly ActivationJob[];
  readonly focRequested: number | null;
  readonly focActual: number | null;
  readonly activationType: 'scheduled' | 'on-demand' | null;
  readonly enableMessaging: boolean;
  readonly messaging: MessagingStatus;
  readonly webhookUrl: string | null;
  /** Until when writes are refused as locked; 0 for not. */
  readonly lockedUntil: number;
}

/** A v2 document with its bytes. */
export interface StoredDocument {
  readonly id: string;
  readonly accountId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly customerReference: string | null;
  readonly created: number;
  readonly updated: number;
}

export type EventType =
  | 'porting_order.status_changed'
  | 'porting_order.new_comment'
  | 'porting_order.split'
  | 'porting_order.messaging_changed'
  | 'porting_order.deleted';

/** An entry of the events feed. */
export interface PortingEvent {
  readonly id: string;
  readonly accountId: string;
  readonly type: EventType;
  readonly at: number;
  readonly orderId: string;
  readonly payload: JsonObject;
}

/** Everything a practice site starts from, and what it can be kept as. */
export interface World {
  readonly orders: readonly Order[];
  readonly documents: readonly StoredDocument[];
  readonly events: readonly PortingEvent[];
  /** E.164 number -> what differs from the phonebook's rule; `notPortable` wins over everything. */
  readonly phonebook: ReadonlyMap<string, Partial<Listing> & { readonly notPortable?: NotPortable }>;
}
