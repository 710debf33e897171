import { z } from 'zod';
import type { FocWindow } from '../../../../preload/contract/domain/orders.ts';
import { toEpochMs, toInstant } from '../../../../preload/contract/domain/time.ts';
import type { CarrierFailure, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { notPossible } from '../failures.ts';
import { instantOf } from '../instant.ts';
import { dayIn } from './field-map.ts';
import type { Found } from './order-map.ts';
import { beginningOf } from './order-map.ts';
import { readFound } from './orders.ts';
import { pathOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import { focDate } from './wire.ts';

const DAY = 86_400_000;
/** Dates named in a refusal. */
const NAMED = 3;

interface AllowedDate {
  /** As Telnyx wrote it. */
  readonly text: string;
  /** On the account's calendar. */
  readonly day: string;
}

async function allowedDates(
  { api, access }: TelnyxV1,
  { parent, sub }: Found,
): Promise<readonly AllowedDate[]> {
  const path = pathOf({ kind: 'draft', id: parent.id }, 'sub_requests', sub.id, 'allowed_foc_dates');
  const texts = await api.json({ method: 'GET', path, doing: 'list the possible dates' }, z.array(focDate));
  return texts
    .flatMap((text) => {
      const day = dayIn(text, access.timeZone);
      return day === undefined ? [] : [{ text, day }];
    })
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

/** The days on which Telnyx can cut over, the earliest first. It tells them of drafts alone (§A). */
export async function windowsOf(v1: TelnyxV1, address: OrderAddress): Promise<readonly FocWindow[]> {
  const found = await readFound(v1, address);
  if (found.kind === 'request') {
    throw notPossible(
      'Telnyx v1 tells possible dates of drafts alone.',
      'Ask for another date in a comment.',
    );
  }
  return (await allowedDates(v1, found)).flatMap(({ text, day }) => {
    const from = beginningOf(day, v1.access.timeZone);
    const at = text === day ? undefined : instantOf(text);
    if (from === undefined) return [];
    return [{ from: at ?? from, to: at ?? toInstant(toEpochMs(from) + DAY - 1) }];
  });
}

/**
 * The requested date as Telnyx wants it: one of those that it allows for a draft, the day itself after that. Rejects
 * with `rejected` and the next dates when the day is none of them.
 */
export async function focText(v1: TelnyxV1, found: Found, day: string): Promise<string> {
  if (found.kind === 'request') return day;
  const dates = await allowedDates(v1, found);
  const allowed = dates.find((date) => date.day === day);
  if (allowed === undefined) throw notAllowed(v1, day, dates);
  return allowed.text;
}

function notAllowed({ access }: TelnyxV1, day: string, dates: readonly AllowedDate[]): CarrierFailure {
  const named = dates.slice(0, NAMED).map((date) => date.day);
  const offered =
    named.length === 0 ? 'It offers no date for this order now.' : `Next possible: ${named.join(', ')}.`;
  return notPossible(
    `${access.accountName} can't cut over on ${day}. ${offered}`,
    named.length === 0 ? 'Leave the date blank.' : 'Choose one of these days and try again.',
    { requestedDate: offered },
  );
}
