import { parseAbsolute, toCalendarDate, toZoned } from '@internationalized/date';
import { LOA_VARIANT_LABELS, type LoaPolicy, type LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';

/** What all carriers of a port together ask of one LOA: the strictest of each rule, and whose it is. */
export interface SignatureRule {
  /** Days that a signature is good for; absent where no carrier is asked. */
  readonly maxAge?: { readonly days: number; readonly by: string };
  readonly typed:
    | { readonly allowed: true }
    | { readonly allowed: false; readonly by: readonly string[]; readonly why: string };
  readonly requiredKinds: LoaPolicy['requiredKinds'];
  /** Bytes; absent where no carrier is asked. */
  readonly maxSize?: { readonly bytes: number; readonly by: string };
}

export function signatureRule(policies: readonly LoaPolicy[], variant: LoaVariant): SignatureRule {
  const briefest = least(policies, ({ signatureMaxAgeDays }) => signatureMaxAgeDays);
  const smallest = least(policies, ({ maxSize }) => maxSize);
  const refusing = policies.filter(({ typedSignature }) => !typedFor(typedSignature, variant));
  const kinds = new Set(policies.flatMap(({ requiredKinds }) => requiredKinds));
  return {
    ...(briefest && { maxAge: { days: briefest.signatureMaxAgeDays, by: briefest.label } }),
    typed: refusing.length === 0 ? { allowed: true } : refusedBy(refusing, variant),
    requiredKinds: [...kinds],
    ...(smallest && { maxSize: { bytes: smallest.maxSize, by: smallest.label } }),
  };
}

/**
 * The moment from which a signature is too old. Carriers read the date beside it, so its days are days on the calendar
 * of the place where it was signed: good through the last of them, however long a day is when clocks change. `undefined`
 * where no carrier sets a limit, or the zone does not exist.
 */
export function goodUntil(
  signed: { readonly at: Instant; readonly timeZone: string },
  { maxAge }: Pick<SignatureRule, 'maxAge'>,
): Instant | undefined {
  if (!maxAge) return undefined;
  try {
    const day = toCalendarDate(parseAbsolute(signed.at, signed.timeZone));
    return toZoned(day.add({ days: maxAge.days + 1 }), signed.timeZone).toAbsoluteString();
  } catch {
    return undefined;
  }
}

function typedFor(typed: LoaPolicy['typedSignature'], variant: LoaVariant): boolean {
  switch (variant) {
    case 'toll-free':
      return typed.tollFree;
    case 'local':
    case 'canada':
      return typed.local;
  }
}

function refusedBy(policies: readonly LoaPolicy[], variant: LoaVariant) {
  const by = policies.map(({ label }) => label);
  const who = new Intl.ListFormat('en-US').format(by);
  const takes = by.length === 1 ? 'takes' : 'take';
  const numbers = LOA_VARIANT_LABELS[variant].toLowerCase().replace('canadian', 'Canadian');
  return { allowed: false, by, why: `${who} ${takes} no typed signature for ${numbers}.` } as const;
}

function least(
  policies: readonly LoaPolicy[],
  measure: (policy: LoaPolicy) => number,
): LoaPolicy | undefined {
  return policies.reduce<LoaPolicy | undefined>(
    (strictest, each) => (strictest && measure(strictest) <= measure(each) ? strictest : each),
    undefined,
  );
}
