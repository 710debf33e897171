import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { quoted } from '../scrub.ts';
import { fieldOf } from './field-map.ts';
import type { WireFault } from './wire.ts';

function wordsOf({ detail, title }: WireFault): string {
  return (detail ?? title ?? '').trim();
}

/** What Flowroute said, the first few of its error objects, without secrets; empty when it said nothing. */
export function carrierWords(faults: readonly WireFault[], secrets: readonly string[]): string {
  const words = [...new Set(faults.map(wordsOf).filter((one) => one !== ''))];
  const more = words.length - 3;
  return quoted(words.slice(0, 3).join(' ') + (more > 0 ? ` And ${more} more.` : ''), secrets);
}

/** The attribute an error object is about: where it points, or the one that its words put in quotes. */
function attributeOf(fault: WireFault): string {
  const pointed = fault.source?.pointer ?? fault.source?.parameter;
  if (pointed !== undefined) return pointed.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';
  return /['"‘“`]([a-z_0-9]+)['"’”`]/.exec(wordsOf(fault))?.[1] ?? '';
}

/** Field -> words, for those error objects that point at one, without secrets. */
export function fieldWords(
  faults: readonly WireFault[],
  secrets: readonly string[],
): NonNullable<Problem['fields']> {
  const fields: { -readonly [Name in keyof NonNullable<Problem['fields']>]: string } = {};
  for (const fault of faults) {
    const field = fieldOf(attributeOf(fault));
    if (field === undefined) continue;
    fields[field] = quoted([fields[field], wordsOf(fault)].filter(Boolean).join(' '), secrets);
  }
  return fields;
}
