import type { Instant } from '../../preload/contract/domain/time.ts';
import { toInstant } from '../../preload/contract/domain/time.ts';

/** The longest wait that a carrier may ask for, in milliseconds. */
const LONGEST = 15 * 60_000;

/**
 * When to try again, on our clock, from a `Retry-After` header in either of its forms (seconds, HTTP date).
 * A date is on the carrier's clock: `clockOffset` is that clock minus ours in milliseconds.
 * `fallback`, in milliseconds, is used when the header is missing or makes no sense.
 */
export function retryAt(
  header: string | undefined,
  now: number,
  clockOffset: number,
  fallback: number,
): Instant {
  const wait = waitOf(header?.trim(), now + clockOffset) ?? fallback;
  return toInstant(now + Math.min(Math.max(wait, 0), LONGEST));
}

function waitOf(header: string | undefined, carrierNow: number): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : at - carrierNow;
}
