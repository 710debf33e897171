import type { E164 } from '../../../preload/contract/domain/ids.ts';
import { LOA_VARIANTS, type LoaVariant, listedNumbers } from '../../../preload/contract/domain/loa.ts';
import { isCanadian, numberType } from '../port-requests/numbers/one.ts';

/** The numbers of one LOA, as they are listed. */
export interface NumberSet {
  readonly variant: LoaVariant;
  readonly numbers: readonly E164[];
}

/**
 * A port request's numbers, divided among LOAs: local and toll-free numbers never stand on one, and Canada has words of
 * its own. Losing carrier and BTN are one for the whole port request. A port without numbers wants a local LOA, which
 * lacks them.
 */
export function splitNumbers(numbers: readonly E164[]): readonly NumberSet[] {
  const listed = listedNumbers(numbers);
  const sets = LOA_VARIANTS.map((variant) => ({
    variant,
    numbers: listed.filter((number) => variantOf(number) === variant),
  })).filter((set) => set.numbers.length > 0);
  return sets.length > 0 ? sets : [{ variant: 'local', numbers: [] }];
}

export function variantOf(number: E164): LoaVariant {
  if (numberType(number) === 'toll-free') return 'toll-free';
  return isCanadian(number) ? 'canada' : 'local';
}
