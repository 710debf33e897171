import { createHash, createHmac } from 'node:crypto';

/** Percent-encoding as AWS signs it: everything but letters, digits and `-_.~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `/bucket/key` as it stands in a path-style URL: each part of the key encoded, its slashes kept. */
export function objectPath(bucket: string, key: string): string {
  return `/${encode(bucket)}/${key.split('/').map(encode).join('/')}`;
}

/** Lower-case hexadecimal SHA-256. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** HMAC-SHA256, as bytes to key the next one with. */
export const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
