import type { IncomingMessage } from 'node:http';
import { Refusal } from '../refusal.ts';

/** A request's address, path-style. */
export interface Target {
  /** As it came, still encoded; what signatures cover. */
  readonly path: string;
  readonly bucket: string;
  /** Decoded; empty for the bucket itself. */
  readonly key: string;
  /** Decoded, in the order it came. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Reads the address of a request. Throws a `Refusal` when it can't be decoded. */
export function targetOf(request: IncomingMessage): Target {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const [, bucket = '', key = ''] = path.split(/^\/([^/]*)\/?/s);
  return { path, bucket: decode(bucket), key: decode(key), query: pairs(query) };
}

function pairs(query: string): Target['query'] {
  if (query === '') return [];
  return query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    // A literal + in a query is a space for S3, and so breaks a signature that holds one.
    return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))] as const;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw badUri({ cause });
  }
}

const badUri = (options: ErrorOptions): Refusal =>
  new Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.", {}, options);
