import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

/**
 * Tells whether a request has left this machine: the fact that decides whether it may be repeated (`sync.md` §1.2).
 * undici announces the moment before it writes the head of a request; the request is recognised by the id we gave it,
 * which also finds it in the carrier's own log.
 */
const waiting = new Map<string, () => void>();
const HEADER = /^x-request-id: ([0-9a-f-]{36})\r?$/im;
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('undici:client:sendHeaders', (message) => {
    if (typeof message !== 'object' || message === null || !('headers' in message)) return;
    const id = HEADER.exec(String(message.headers))?.[1];
    if (id !== undefined) waiting.get(id)?.();
  });
}

export interface Departure {
  /** To be sent as `x-request-id`. */
  readonly id: string;
  /** The head of the request has been written. */
  readonly left: () => boolean;
  /** No more questions will be asked. */
  readonly done: () => void;
}

export function watchDeparture(): Departure {
  listen();
  const id = randomUUID();
  let left = false;
  waiting.set(id, () => {
    left = true;
  });
  return { id, left: () => left, done: () => waiting.delete(id) };
}
