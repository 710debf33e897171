import { describe, expect, it } from 'vitest';
import { strictPolicy } from '../../../../main/carriers/policy-file.ts';
import { adapters } from '../../../../main/carriers/registry.ts';
import { policiesFor } from '../../../../main/core/loa/policy.ts';
import { goodUntil, signatureRule } from '../../../../main/core/loa/signature-rule.ts';

const strict = {
  description: { id: 'bellwether', label: 'Bellwether' },
  policy: strictPolicy('bellwether'),
} as unknown as (typeof adapters)[number];
const of = (...ids: readonly string[]) =>
  policiesFor([...adapters, strict], {}).filter(({ carrier }) => ids.includes(carrier));

describe('what the carriers of a port ask of a signature', () => {
  it('is the strictest of each rule, and whose that is', () => {
    const rule = signatureRule(of('kazoo', 'telnyx'), 'local');
    expect(rule).toEqual({
      maxAge: { days: 60, by: 'Kazoo' },
      typed: { allowed: true },
      requiredKinds: ['loa', 'invoice'],
      maxSize: { bytes: 8_000_000, by: 'Kazoo' },
    });
    expect(signatureRule(of('telnyx'), 'local').maxAge).toEqual({ days: 90, by: 'Telnyx' });
  });

  it('says who takes no typed signature', () => {
    expect(signatureRule(of('telnyx'), 'toll-free').typed).toEqual({
      allowed: false,
      by: ['Telnyx'],
      why: 'Telnyx takes no typed signature for toll-free numbers.',
    });
    expect(signatureRule(of('kazoo', 'telnyx', 'bellwether'), 'toll-free').typed).toMatchObject({
      why: 'Kazoo, Telnyx, and Bellwether take no typed signature for toll-free numbers.',
    });
    expect(signatureRule(of('telnyx', 'bellwether'), 'canada').typed).toMatchObject({
      by: ['Bellwether'],
      why: 'Bellwether takes no typed signature for Canadian numbers.',
    });
  });

  it('is nothing where no carrier is asked', () => {
    const rule = signatureRule([], 'local');
    expect(rule).toEqual({ typed: { allowed: true }, requiredKinds: [] });
    expect(goodUntil({ at: '2026-11-26T12:00:00.000Z', timeZone: 'UTC' }, rule)).toBeUndefined();
  });
});

describe('a signature is good', () => {
  const until = (at: string, timeZone: string, days: number) =>
    goodUntil({ at, timeZone }, { maxAge: { days, by: 'Telnyx' } });

  it('through the last day of its age, where it was signed', () => {
    // January 31 in Denver, whatever the hour.
    expect(until('2026-01-01T07:00:00.000Z', 'America/Denver', 30)).toBe('2026-02-01T07:00:00.000Z');
    expect(until('2026-01-02T06:59:59.999Z', 'America/Denver', 30)).toBe('2026-02-01T07:00:00.000Z');
    expect(until('2026-01-02T07:00:00.000Z', 'America/Denver', 30)).toBe('2026-02-02T07:00:00.000Z');
  });

  it('for as many days when clocks go forward, and when they go back', () => {
    // March 8, 2026: 23 hours; November 1, 2026: 25 hours.
    expect(until('2026-03-07T17:00:00.000Z', 'America/New_York', 1)).toBe('2026-03-09T04:00:00.000Z');
    expect(until('2026-10-31T16:00:00.000Z', 'America/New_York', 1)).toBe('2026-11-02T05:00:00.000Z');
  });

  it('also where the day after has no midnight', () => {
    // Cairo, April 24, 2026: the day begins at 01:00.
    expect(until('2026-04-22T10:00:00.000Z', 'Africa/Cairo', 1)).toBe('2026-04-23T22:00:00.000Z');
  });

  it('over a leap day and the turn of the year', () => {
    expect(until('2028-02-28T12:00:00.000Z', 'UTC', 1)).toBe('2028-03-01T00:00:00.000Z');
    expect(until('2026-12-31T12:00:00.000Z', 'UTC', 15)).toBe('2027-01-16T00:00:00.000Z');
  });

  it('for nobody knows how long in a zone that does not exist', () => {
    expect(until('2026-01-01T00:00:00.000Z', 'Nowhere/Land', 30)).toBeUndefined();
  });
});
