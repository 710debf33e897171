import { expect, it } from 'vitest';
import { dayInstant, isLocalDate, zonedInstant } from '../../../main/core/port-requests/dates.ts';

it.each([
  ['2027-06-24 12:00', 'America/Los_Angeles', '2027-06-24T19:00:00.000Z'],
  ['2027-06-24 12:00', 'Asia/Kolkata', '2027-06-24T06:30:00.000Z'],
  // Clocks go back: an hour comes twice, and the first one counts.
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2027-03-14 03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
])('names the moment of %s in %s', (dateTime, timeZone, at) => {
  expect(zonedInstant({ dateTime, timeZone })).toBe(at);
});

it.each([
  ['2027-03-14 02:30', 'America/New_York'],
  ['2027-03-28 02:00', 'Europe/Berlin'],
  ['2026-04-24 00:30', 'Africa/Cairo'],
  ['2011-12-30 12:00', 'Pacific/Apia'],
  ['2027-02-30 12:00', 'America/New_York'],
  ['2027-06-24 24:00', 'America/New_York'],
  ['2027-06-24 12:00', 'America/Nowhere'],
])('takes %s in %s for no time, since no clock there ever shows it', (dateTime, timeZone) => {
  expect(zonedInstant({ dateTime, timeZone })).toBeUndefined();
});

it('knows days that exist', () => {
  expect(isLocalDate('2028-02-29')).toBe(true);
  expect(isLocalDate('2027-02-29')).toBe(false);
  expect(dayInstant('2026-02-30')).toBeUndefined();
});
