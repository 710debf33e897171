/** An object as it lies in a bucket. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Anybody may read it. */
  readonly public: boolean;
  /** Hexadecimal MD5 of the bytes, in quotes. */
  readonly etag: string;
}

/** Who may sign. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** The running storage that handlers work on. */
export interface Site {
  readonly keys: Keys;
  /** By name, then by key; both in the order they were first stored. */
  readonly buckets: Map<string, Map<string, StoredObject>>;
  /** Milliseconds since 1970 by the storage's own clock. */
  readonly now: () => number;
  /** Milliseconds without a byte of a body until the storage gives up. */
  readonly idle: number;
}
