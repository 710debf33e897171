import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../json.ts';
import type { PracticeStorage } from '../s3/storage.ts';
import type { Store } from './world/store.ts';

/** Behaviour of the site that differs between its documents, or that tests need; each may change while it runs. */
export interface Switches {
  /** Orders walk their life by themselves as time passes. */
  lives: boolean;
  /** Names of the FOC window's ends, and an absent reason: the SDK's (`started_at`, `''`) or the guide's (`start_time`, null). */
  spelling: 'sdk' | 'guide';
  /** How `cancelled` is spelled; older descriptions have one l. */
  cancelledWord: 'cancelled' | 'canceled';
  /** Milliseconds that a document stays `pending_scan`. */
  scanMs: number;
  /** Requests allowed in a window of seconds; null for no limit. The true numbers are unpublished. */
  rateLimit: { readonly limit: number; readonly seconds: number } | null;
  /** A valid key without the right to port: everything is a 403. */
  forbidden: boolean;
  /** v1 still takes writes. Whether the real one does is not known. */
  v1Writable: boolean;
  /** Whether a v1 draft and its sub-requests keep their ids when they are submitted; nothing says so. */
  v1Ids: 'kept' | 'new';
  /** Secrets come back in answers, as the samples show. */
  showsSecrets: boolean;
}

/** The running site that handlers work on. */
export interface Site {
  readonly store: Store;
  readonly switches: Switches;
  /** Where v1 keeps files; null for nowhere. */
  readonly storage: PracticeStorage | null;
  /** Milliseconds since 1970 by the site's own clock. */
  readonly now: () => number;
  /** `http://127.0.0.1:<port>`, for links it gives out. */
  readonly url: () => string;
}

/** One request, read and authenticated. */
export interface Call {
  readonly site: Site;
  /** Whose key or token it came with. */
  readonly accountId: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The JSON body; empty when there was none. */
  readonly json: JsonObject;
}

/** ISO 8601 with seconds, as Telnyx writes times. */
export const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** The same, or null. */
export const stampOr = (ms: number | null): string | null => (ms === null ? null : stamp(ms));
