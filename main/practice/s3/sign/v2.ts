import { createHmac } from 'node:crypto';

/** What SigV2 signs in a query string. */
export interface V2Request {
  readonly method: string;
  /** `Content-Type` of the request; empty when there is none. */
  readonly contentType: string;
  /** Seconds since 1970, as it stands in the URL. */
  readonly expires: string;
  /** `x-amz-*` headers and query parameters; names in lower case. */
  readonly amz: ReadonlyMap<string, string>;
  /** Encoded path, path-style: `/bucket/key`. */
  readonly path: string;
}

/** The text that is signed (AWS: REST authentication, query string alternative). */
export function v2Text({ method, contentType, expires, amz, path }: V2Request): string {
  const headers = [...amz].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value}\n`);
  return `${method}\n\n${contentType}\n${expires}\n${headers.join('')}${path}`;
}

/** Base64 of HMAC-SHA1. */
export function v2Signature(secretKey: string, request: V2Request): string {
  return createHmac('sha1', secretKey).update(v2Text(request)).digest('base64');
}
