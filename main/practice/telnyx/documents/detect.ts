import { isUtf8 } from 'node:buffer';

/** A file type that Telnyx takes (carriers/telnyx-flowroute-s3.md §B, documents). */
export interface Detected {
  readonly contentType: string;
  readonly extension: string;
}

const OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;

/** An office file by its name, since its first bytes only tell the container. */
function office(name: string, kinds: readonly string[]): Detected | null {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const contentType = OFFICE[extension];
  return contentType !== undefined && kinds.includes(extension) ? { contentType, extension } : null;
}

function plain(bytes: Uint8Array, name: string): Detected | null {
  if (bytes.byteLength === 0 || bytes.includes(0) || !isUtf8(bytes)) return null;
  const text = Buffer.from(bytes).toString('utf8');
  if (/^\s*[[{]/.test(text)) return { contentType: 'application/json', extension: 'json' };
  return name.toLowerCase().endsWith('.csv')
    ? { contentType: 'text/csv', extension: 'csv' }
    : { contentType: 'text/plain', extension: 'txt' };
}

/** The type by the first bytes; null for what Telnyx does not take, TIFF and HEIC among it. */
export function detect(bytes: Uint8Array, name: string): Detected | null {
  if (startsWith(bytes, '%PDF-')) return { contentType: 'application/pdf', extension: 'pdf' };
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return { contentType: 'image/png', extension: 'png' };
  if (startsWith(bytes, '\xff\xd8\xff')) return { contentType: 'image/jpeg', extension: 'jpg' };
  if (startsWith(bytes, 'PK\x03\x04')) return office(name, ['docx', 'xlsx']);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return office(name, ['doc', 'xls']);
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return null;
  return plain(bytes, name);
}

/** The name a document is stored under: no spaces, and the extension of what it really is at its end. */
export function storedName(sent: string, { extension }: Detected): string {
  const name = sent.replaceAll(' ', '');
  const endings = extension === 'jpg' ? ['.jpg', '.jpeg'] : [`.${extension}`];
  return endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}.${extension}`;
}
