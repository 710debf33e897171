import type { IncomingMessage } from 'node:http';

/** More than any request may carry; what exceeds it is read no further. */
const HARD_LIMIT = 64_000_000;

/** The whole body; null when it is beyond `limit` bytes (the rest is drained unread). */
export async function readBody(request: IncomingMessage, limit: number | null): Promise<Buffer | null> {
  const most = Math.min(limit ?? HARD_LIMIT, HARD_LIMIT);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.byteLength;
    if (length <= most) parts.push(part);
  }
  return length > most ? null : Buffer.concat(parts);
}
