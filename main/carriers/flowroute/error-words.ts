import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { fieldOf } from './field-map.ts';
import type { WireFault } from './wire.ts';

const LONGEST = 300;
/** Shorter texts are too common to be taken out of a sentence without spoiling it. */
const SHORTEST_SECRET = 3;
/** Whoever holds a signed address gets in. */
const ADDRESS = /https?:\/\/\S+/gi;

/** Takes secrets and addresses out of words that came from the carrier, in case it repeats what it was sent. */
export function scrubbed(words: string, secrets: readonly string[]): string {
  let clean = words.replace(ADDRESS, '(an address)');
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, '••••');
  }
  return clean.slice(0, LONGEST);
}

function wordsOf({ detail, title }: WireFault): string {
  return (detail ?? title ?? '').trim();
}

/** What Flowroute said, the first few of its error objects. */
export function carrierWords(faults: readonly WireFault[]): string {
  const words = [...new Set(faults.map(wordsOf).filter((one) => one !== ''))];
  const more = words.length - 3;
  return words.slice(0, 3).join(' ') + (more > 0 ? ` And ${more} more.` : '');
}

/** The attribute an error object is about: where it points, or the one that its words put in quotes. */
function attributeOf(fault: WireFault): string {
  const pointed = fault.source?.pointer ?? fault.source?.parameter;
  if (pointed !== undefined) return pointed.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';
  return /['"‘“`]([a-z_0-9]+)['"’”`]/.exec(wordsOf(fault))?.[1] ?? '';
}

/** Field -> words, for those error objects that point at one. */
export function fieldWords(faults: readonly WireFault[]): Problem['fields'] {
  const fields: { -readonly [Name in keyof NonNullable<Problem['fields']>]: string } = {};
  for (const fault of faults) {
    const field = fieldOf(attributeOf(fault));
    if (field !== undefined) fields[field] = [fields[field], wordsOf(fault)].filter(Boolean).join(' ');
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}
