import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';

/** Words that agents and carriers use in file names; the first that matches wins. `form.pdf` is Monster UI's LOA. */
const HINTS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['csr', /\bcsr\b|customer[\s_-]*service[\s_-]*record|service[\s_-]*record/],
  ['loa', /\bloas?\b|letter[\s_-]*of[\s_-]*(?:auth|agency)|authori[sz]ation|\bresporg\b|^form\.pdf$/],
  ['invoice', /\bbills?\b|\bbilling\b|invoice|statement|\binv\b|\bcob\b|rechnung|facture/],
];

/** The kind that a file's name speaks of; `other` when it says nothing. A guess: the agent may correct it. */
export function guessKind(fileName: string): DocumentKind {
  // Underscores and case changes join words: `AcmeLOA_signed`, `acme_bill_2026`.
  const words = fileName
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4')
    .replaceAll('_', ' ')
    .toLowerCase();
  return HINTS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
