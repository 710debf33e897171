import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { DeliveryTrail } from '../../core/interfaces/delivery.ts';

const PREFIXES: Readonly<Record<DocumentKind, string>> = {
  loa: 'loa-',
  invoice: 'bill-',
  csr: 'csr-',
  other: 'other-',
};
const WORDS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['loa', /(^|[^a-z])(loa|letter.?of.?(auth\w*|agency)|authoriz\w*)([^a-z]|$)/i],
  ['csr', /(^|[^a-z])(csr|customer.?service.?rec\w*)([^a-z]|$)/i],
  ['invoice', /(^|[^a-z])(bills?|invoices?|statements?)([^a-z]|$)/i],
];
const LONGEST_STEM = 60;

/** What a file's name says about it: Flowroute keeps no kind. */
export function kindOfName(name: string): DocumentKind {
  if (name.startsWith(PREFIXES.other)) return 'other';
  return WORDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/** What only this delivery's name ends in. */
export function endingOf({ deliveryId }: Pick<DeliveryTrail, 'deliveryId'>): string {
  const hex = deliveryId
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 8);
  return `-${hex.padEnd(8, '0')}.pdf`;
}

/**
 * The name a document gets at Flowroute: a plain ASCII basename, never the path its page asks for, that tells its kind,
 * ends in what is the delivery's own, and whose extension is true, since the type that gets signed is guessed from it.
 */
export function remoteName({ deliveryId, payload }: Pick<DeliveryTrail, 'deliveryId' | 'payload'>): string {
  const stem = payload.name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._ -]/g, '')
    .replace(/[\s.]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, LONGEST_STEM);
  const told = kindOfName(stem) === payload.kind ? stem : `${PREFIXES[payload.kind]}${stem}`;
  return `${told.replace(/-+$/, '') || payload.kind}${endingOf({ deliveryId })}`;
}

/** The last part of a name, a path or an address, as Flowroute may show either. */
export function baseName(text: string): string {
  const path = URL.canParse(text) ? new URL(text).pathname : text;
  const last = path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.pdf$/i, 'application/pdf'],
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.png$/i, 'image/png'],
  [/\.tiff?$/i, 'image/tiff'],
];

export function mediaTypeOfName(name: string): string {
  return TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'application/octet-stream';
}
