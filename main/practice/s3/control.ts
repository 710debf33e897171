/** Something goes wrong with the next matching upload. */
export type Fault =
  /** An XML error with this status and code, e.g. 503 `SlowDown`; a 200 with one is possible too. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  /** 307 to this address. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection breaks when this share of the body (0 to 1) has come. */
  | { readonly kind: 'cut'; readonly share: number }
  /** Stores the file and leaves `Location` out. */
  | { readonly kind: 'no-location' }
  /** Stores the file and sends this `Location`. */
  | { readonly kind: 'location'; readonly value: string }
  /** Reads nothing and answers nothing for so long. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultRule {
  readonly method?: 'PUT' | 'POST' | 'GET' | 'HEAD' | 'DELETE';
  /** How many requests it meets; one unless told. */
  readonly times?: number;
  readonly fault: Fault;
}

/** A request as it came: no query, no signature, no body. */
export interface LogEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Names of the headers, in lower case. */
  readonly headers: readonly string[];
  readonly contentType: string | undefined;
  /** `Content-Length` as sent. */
  readonly length: string | undefined;
  readonly status: number;
  /** The XML error's code, if there was one. */
  readonly code: string | undefined;
}

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a test (never the app) may do behind the server's back. */
export interface Control {
  readonly fault: (rule: FaultRule) => void;
  readonly clearFaults: () => void;
  /** Requests answered, oldest first. Holds no secrets. */
  readonly log: () => readonly LogEntry[];
  readonly clearLog: () => void;
  /** Keys of a bucket, in the order they were first stored. */
  readonly keys: (bucket: string) => readonly string[];
  readonly object: (bucket: string, key: string) => StoredObject | undefined;
  readonly addBucket: (bucket: string) => void;
  /** Moves the storage's clock, forward or back. */
  readonly advance: (ms: number) => void;
  readonly now: () => number;
}
