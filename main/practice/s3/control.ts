/** Something goes wrong with the next matching request. */
export type Fault =
  /** An XML error with this status and code, before the body is read: 503 `SlowDown`, also 200 with an error. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      /** `Retry-After`, in seconds. */
      readonly retryAfter?: number;
    }
  /** 307 to the same path and query at this origin, such as `http://127.0.0.1:4000`. */
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection breaks when this share of the body (0 to 1) has come; nothing is stored. */
  | { readonly kind: 'cut'; readonly share: number }
  /** Everything was done, but the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Everything was done; `Location` is left out. */
  | { readonly kind: 'no-location' }
  /** Everything was done; this `Location` is sent. */
  | { readonly kind: 'location'; readonly value: string }
  /** Neither reads nor answers for so long, then goes on as usual. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultRule {
  readonly method?: 'PUT' | 'POST' | 'GET' | 'HEAD' | 'DELETE';
  /** How many matching requests it spoils; 1 unless told. Infinity for a lasting fault. */
  readonly times?: number;
  readonly fault: Fault;
}

/** A request as it came. Holds no query, no signature and no body. */
export interface LogEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Names of the headers, in lower case. */
  readonly headers: readonly string[];
  readonly contentType: string | undefined;
  /** `Content-Length` as sent. */
  readonly length: string | undefined;
  /** Null when the connection broke first. */
  readonly status: number | null;
  /** The XML error's code, if there was one. */
  readonly code: string | undefined;
}

/** An object with its place. */
export interface KeptObject {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Anybody may read it. */
  readonly public: boolean;
}

/** What a test (never the app) may do behind the server's back. */
export interface Control {
  readonly fault: (rule: FaultRule) => void;
  readonly clearFaults: () => void;
  /** Requests answered, oldest first. */
  readonly log: () => readonly LogEntry[];
  readonly clearLog: () => void;
  /** Keys of a bucket, in the order they were first stored. */
  readonly keys: (bucket: string) => readonly string[];
  readonly object: (
    bucket: string,
    key: string,
  ) => { readonly bytes: Uint8Array; readonly contentType: string; readonly public: boolean } | undefined;
  /** Everything in every bucket, to be kept and put back again. */
  readonly objects: () => readonly KeptObject[];
  /** Moves the storage's clock, forward or back. */
  readonly advance: (ms: number) => void;
  readonly now: () => number;
}
