import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';

/** A date of Telnyx's as ours are written; nothing when it is none. */
export function instantOf(text: string | null | undefined): Instant | undefined {
  const ms = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : toInstant(ms);
}
