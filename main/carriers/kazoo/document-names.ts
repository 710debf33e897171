import type { DocumentKind, MediaType } from '../../../preload/contract/domain/documents.ts';

/** What a file's name says about it; Monster UI writes `form.pdf` for the LOA and `bill.pdf` (`carriers/kazoo.md` §4). */
const WORDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['loa', /(^|[^a-z])(loa|form|letter.?of.?auth\w*|authoriz\w*)([^a-z]|$)/i],
  ['csr', /(^|[^a-z])(csr|customer.?service.?rec\w*)([^a-z]|$)/i],
  ['invoice', /(^|[^a-z])(bills?|invoices?|statements?)([^a-z]|$)/i],
];
const PREFIXES: Readonly<Record<DocumentKind, string>> = {
  loa: 'loa-',
  invoice: 'bill-',
  csr: 'csr-',
  other: 'other-',
};
const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tif',
  'image/heic': '.heic',
};
const LONGEST_STEM = 60;

export function kindOfName(name: string): DocumentKind {
  if (name.startsWith(PREFIXES.other)) return 'other';
  return WORDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/**
 * The name a document gets at Kazoo: plain ASCII without spaces (Kazoo takes them out), its kind recognisable, and the
 * first 8 hex digits of its content's SHA-256, so that the same file has the same name on every attempt and another
 * file never overwrites it.
 */
export function remoteName(name: string, kind: DocumentKind, mediaType: MediaType, sha256: string): string {
  const stem = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._ -]/g, '')
    .replace(/[\s.]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, LONGEST_STEM);
  const told = kindOfName(stem) === kind ? stem : `${PREFIXES[kind]}${stem}`;
  return `${told.replace(/-+$/, '') || kind}-${sha256.slice(0, 8)}${EXTENSIONS[mediaType]}`;
}

/** What of that name its content alone decides: the agent may have corrected the kind since it was sent. */
export function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('-'));
}
