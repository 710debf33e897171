import type { IncomingMessage } from 'node:http';
import { invalid } from '../answer.ts';
import { isObject, type JsonObject } from '../json.ts';

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

/** A JSON body: `{}` when empty, 400 `data.json.invalid` when it is none. */
export function parseJson(body: Buffer): JsonObject {
  if (body.byteLength === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw invalid('json', 'invalid', { message: 'invalid JSON in request body', cause: 'json' });
}
