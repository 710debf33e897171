/** Milliseconds. */
const FIRST = 1_000;
const LONGEST = 5 * 60_000;

/**
 * How long to wait before try `n + 1` after `n` failures: full jitter under 1 s, 2 s, 4 s … 5 min, so that a thousand
 * changes do not come back in the same second. `fraction`: 0 <= f < 1.
 */
export function backoffMs(n: number, fraction: number, first = FIRST, longest = LONGEST): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(Math.max(n - 1, 0), 30));
  return Math.ceil(ceiling * fraction);
}

/** Milliseconds. No carrier may hold us longer than this, whatever it asks. */
export const LONGEST_HOLD = 15 * 60_000;

/** ±20 %, so that accounts do not march in step. */
export function jittered(ms: number, fraction: number): number {
  return Math.round(ms * (0.8 + 0.4 * fraction));
}

/** Milliseconds. */
const FIRST_COOL_DOWN = 2_000;
export const LONGEST_COOL_DOWN = 60_000;

/** How long a carrier that was `n` times in a row not to be reached is left alone, in milliseconds: about a minute at most. */
export function coolDownMs(n: number, fraction: number): number {
  return FIRST_COOL_DOWN / 2 + backoffMs(n, fraction, FIRST_COOL_DOWN, LONGEST_COOL_DOWN);
}
