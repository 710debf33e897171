import { createHash } from 'node:crypto';

/** One request as the server took it. Holds no token, no header and no body, only the body's hash. */
export interface LogEntry {
  readonly at: number;
  readonly method: string;
  /** Path and query without the secrets they may carry. */
  readonly path: string;
  /** SHA-256 of the body, hex; empty for none. */
  readonly bodyHash: string;
  readonly bodyBytes: number;
  /** What the server decided; null when a fault answered before it could decide anything. */
  readonly status: number | null;
  /** The request did what it asked for, whether or not the answer arrived. */
  readonly executed: boolean;
  readonly fault: string | null;
}

const KEPT = 20_000;

/** The last requests, oldest first. */
export class RequestLog {
  #entries: LogEntry[] = [];

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  entries(): readonly LogEntry[] {
    return this.#entries.slice(-KEPT);
  }

  clear(): void {
    this.#entries = [];
  }
}

/** SHA-256 of a body in hex, as the log keeps it. */
export const bodyHash = (body: Uint8Array): string =>
  body.byteLength === 0 ? '' : createHash('sha256').update(body).digest('hex');
