import type { JsonObject } from '../../json.ts';

/** Status words of a port order, as they stand on the wire (carriers/telnyx-flowroute-s3.md §C). */
export const STATUSES = [
  'pending',
  'processing',
  'submitted',
  'accepted',
  'rejected',
  'review',
  'completed',
  'canceled',
  'abandoned',
  'hard_canceled',
] as const;
export type Status = (typeof STATUSES)[number];

/** What a customer gave for an order. Absent is null, as answers show it. */
export interface Details {
  readonly alias: string | null;
  readonly billing_name: string;
  readonly billing_number: string;
  readonly city: string;
  readonly company: string | null;
  readonly country: string;
  /** YYYY-MM-DD. */
  readonly desired_completion_date: string | null;
  readonly enable_cnam_lookups: boolean;
  readonly last_4_ssn: string;
  readonly loa_details: JsonObject | null;
  readonly pin: string;
  readonly provider: string;
  readonly provider_account: string | null;
  readonly state: string;
  readonly status_url: string | null;
  readonly street: string;
  readonly street2: string | null;
  /** `business` or `residential`. */
  readonly usage_type: string;
  readonly zip: string;
}

/** Services that numbers get when their order completes; ids of things the account has. */
export const PRESETS = ['cnam_id', 'e911_id', 'primary_route_id', 'failover_route_id', 'alias'] as const;
export type Preset = (typeof PRESETS)[number];
export type Presets = Readonly<Record<Preset, string | null>>;

/** Words of Flowroute's desk about an order. `at` in milliseconds since 1970. */
export interface Comment {
  readonly author: string;
  readonly text: string;
  readonly at: number;
}

export type FileStatus = 'pending' | 'processing' | 'complete' | 'error';

/** A paper of an order. Its bytes lie in the storage under `key`. */
export interface FileRecord {
  readonly id: string;
  /** As asked for: a name, a path or the URL it was pulled from. */
  readonly filename: string;
  /** Its last part. */
  readonly file: string;
  readonly key: string;
  readonly contentType: string;
  readonly status: FileStatus;
  /** When its URL stops working; milliseconds since 1970. */
  readonly expires: number;
  /** When its bytes were first seen; null before. */
  readonly seenAt: number | null;
  /** A seeded paper: its bytes are drawn when somebody first asks for them. */
  readonly drawn?: true;
}

/** Who signed the e-LOA and when. */
export interface Signature {
  readonly name: string;
  readonly title: string;
  readonly at: number;
}

/** One port order. Numbers are E.164, times milliseconds since 1970. Records are replaced, never changed. */
export interface OrderRecord {
  readonly id: string;
  readonly groupId: string;
  readonly status: Status;
  readonly created: number;
  readonly modified: number;
  readonly statusAt: number;
  /** YYYY-MM-DD, once the losing carrier has agreed. */
  readonly completionDate: string | null;
  readonly completedAt: number | null;
  readonly numbers: readonly string[];
  readonly details: Details;
  readonly presets: Presets;
  readonly comments: readonly Comment[];
  readonly files: readonly FileRecord[];
  readonly signature: Signature | null;
  /** Made over the API: where orders live by themselves, this one does. */
  readonly walks: boolean;
}

/** Everything a practice Flowroute starts from. */
export interface World {
  readonly orders: readonly OrderRecord[];
}
