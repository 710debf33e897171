import type { FocWindow } from '../../../../preload/contract/domain/orders.ts';
import type { Instant, LocalDate } from '../../../../preload/contract/domain/time.ts';
import { toEpochMs, toInstant } from '../../../../preload/contract/domain/time.ts';
import type { CarrierFailure, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { firstOn } from '../days.ts';
import { notPossible } from '../failures.ts';
import { instantOf } from '../instant.ts';
import { listWhole } from './listing.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import { focWindow } from './wire.ts';

/** Windows named in a refusal. */
const NAMED = 3;

/** When Telnyx can ask for the cutover, the earliest first (`carriers/telnyx-flowroute-s3.md` §B). */
export async function windowsOf({ api }: Telnyx, address: OrderAddress): Promise<readonly FocWindow[]> {
  const list = { path: orderPath(address, 'allowed_foc_windows'), doing: 'list the possible dates' };
  const windows = await listWhole(api, list, focWindow);
  return windows
    .flatMap(({ from, to }) => {
      const [begin, end] = [instantOf(from), instantOf(to)];
      return begin !== undefined && end !== undefined && begin <= end ? [{ from: begin, to: end }] : [];
    })
    .toSorted((one, other) => toEpochMs(one.from) - toEpochMs(other.from));
}

/**
 * The moment to ask for so that the cutover falls on this day, in the account's zone: the beginning of the first window
 * that lies on it. Rejects with `rejected` and the next windows when there is none.
 */
export async function focTime(telnyx: Telnyx, address: OrderAddress, day: LocalDate): Promise<Instant> {
  const windows = await windowsOf(telnyx, address);
  const { timeZone } = telnyx.access;
  const now = telnyx.api.carrierNow();
  for (const { from, to } of windows) {
    const at = firstOn(day, Math.max(toEpochMs(from), now), toEpochMs(to), timeZone);
    if (at !== undefined) return toInstant(at);
  }
  throw noWindow(telnyx, day, windows);
}

function noWindow(telnyx: Telnyx, day: LocalDate, windows: readonly FocWindow[]): CarrierFailure {
  const { accountName, timeZone } = telnyx.access;
  const from = toInstant(telnyx.api.carrierNow());
  const next = windows.filter(({ to }) => to > from);
  const named = next.slice(0, NAMED).map((window) => spanOf(window, timeZone));
  const offered =
    named.length === 0 ? 'It offers no date for this order now.' : `Next possible: ${named.join('; ')}.`;
  return notPossible(
    `${accountName} can't cut over on ${day}. ${offered}`,
    named.length === 0
      ? 'Leave the date blank, or ask Telnyx in a comment.'
      : 'Choose one of these days and try again.',
    { requestedDate: offered },
  );
}

/** Such as `2026-12-03 07:00 to 15:00`, on the wall clock of the account. */
function spanOf({ from, to }: FocWindow, timeZone: string): string {
  const [begin, end] = [wallClock(from, timeZone), wallClock(to, timeZone)];
  const sameDay = begin.slice(0, 10) === end.slice(0, 10);
  return `${begin} to ${sameDay ? end.slice(11) : end}`;
}

function wallClock(at: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  return format.format(toEpochMs(at));
}
