import type { Problem } from './problem.ts';
import type { Instant } from './time.ts';

/** A copy of the ledger (outbox, drafts, index of documents) that can be returned to. */
export interface Backup {
  readonly id: string;
  readonly at: Instant;
  /** Bytes of the copy. The files it names lie in the vault, shared by all copies. */
  readonly size: number;
  /** Changes in it that no carrier had confirmed. */
  readonly waiting: number;
  readonly documents: number;
}

/** What became of an export. */
export interface Exported {
  /** Absolute path of the zip. */
  readonly path: string;
  readonly portRequests: number;
  readonly waiting: number;
  readonly files: number;
  /** Files and port requests that could not be read, by name; they are told in the zip as well. */
  readonly unreadable: readonly string[];
}

/**
 * Whether what the agent does can be kept. `read-only`: the profile opens for reading. `full`: the disk is full, drafts
 * are still saved and nothing is synced. `failing`: the disk or the database turned down the last write.
 */
export type StorageState =
  | { readonly kind: 'sound' }
  | { readonly kind: 'read-only' | 'full' | 'failing'; readonly problem: Problem };
