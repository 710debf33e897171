import type { FetchedFile } from '../../core/interfaces/carrier.ts';

/**
 * What a downloaded attachment really is. Content types can't be trusted here: Monster UI stores the text of a data URL
 * as `application/pdf`, and some versions send a literal `undefined` (`carriers/kazoo.md` §4).
 */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];
/** A PDF may begin anywhere in its first kilobyte. */
const PDF_WINDOW = 1024;
const LONGEST_HEAD = 256;

function isText(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, PDF_WINDOW)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

export function mediaTypeOf(bytes: Uint8Array): string {
  for (const [type, magic] of MAGIC) {
    if (magic.every((byte, at) => bytes[at] === byte)) return type;
  }
  if (Buffer.from(bytes.subarray(0, PDF_WINDOW)).includes('%PDF-')) return 'application/pdf';
  return bytes.length > 0 && isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

/** The bytes inside a data URL that was stored as text; `undefined` when it is none. */
function insideDataUrl(bytes: Uint8Array): Uint8Array | undefined {
  const head = Buffer.from(bytes.subarray(0, LONGEST_HEAD)).toString('latin1');
  const match = /^\s*data:[\w.+/-]*(;[\w=.-]+)*;base64,/i.exec(head);
  return match === null
    ? undefined
    : Buffer.from(Buffer.from(bytes.subarray(match[0].length)).toString('latin1'), 'base64');
}

/** The file as it was before it was stored, and its type by its first bytes. */
export function unwrapped(bytes: Uint8Array): FetchedFile {
  const inner = insideDataUrl(bytes) ?? bytes;
  return { mediaType: mediaTypeOf(inner), bytes: inner };
}
