import { expect, it } from 'vitest';
import { adapters } from '../../../main/carriers/registry.ts';
import { businessDaysAfter, leadTimeAdvice } from '../../../main/core/port-requests/lead-time.ts';

const telnyx = adapters[1];
/** A Thursday. */
const TODAY = '2026-11-26';
const LOCAL = ['+12065550142'];

it.each([
  [0, '2026-11-26'],
  [1, '2026-11-27'],
  [2, '2026-11-30'],
  [6, '2026-12-04'],
])('%d business days after a Thursday is %s', (days, day) => {
  expect(businessDaysAfter(TODAY, days)).toBe(day);
});

it('advises against a date that comes before the lead time, and names the earliest', () => {
  const advice = (requestedDate: string, numbers = LOCAL) =>
    leadTimeAdvice(telnyx, { requestedDate }, numbers, TODAY).map(({ what }) => what);
  expect(advice('2026-12-01')).toEqual([
    'Telnyx needs 4 business days: Wed, Dec 2 is the earliest date worth asking for.',
  ]);
  expect(advice('2026-12-02')).toEqual([]);
  expect(advice('2026-12-02', ['+18005550142'])).toEqual([
    'Telnyx needs 5 business days: Thu, Dec 3 is the earliest date worth asking for.',
  ]);
  expect(advice('')).toEqual([]);
  expect(advice('soon')).toEqual([]);
});
