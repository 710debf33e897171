import { describe, expect, it } from 'vitest';
import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { FollowPlan, Requirement } from '../../../preload/contract/domain/orders.ts';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { answersOf, formsOf } from '../../../renderer/features/follow/answers.ts';
import { documentsLater, hintsOf } from '../../../renderer/features/new-port-request/hints.ts';
import { changesOf, lackOf, missingFields } from '../../../renderer/features/place/checklist.ts';
import { cellWords } from '../../../renderer/features/port-request/cell-words.ts';
import { remoteName } from '../../../renderer/features/port-request/file-words.ts';
import { awaitingWords, focOf } from '../../../renderer/features/port-request/order-words.ts';
import { holdersOf, isSameOrder, splitOf } from '../../../renderer/features/port-request/orders.ts';
import { formatPart } from '../../../renderer/ui/progress-bar.tsx';
import { aheadWords } from '../../../renderer/ui/time-words.ts';

const number = (e164: string) => ({ e164, display: e164 });
const order = (accountId: string, remoteId: string, numbers: readonly string[] = []): OrderView =>
  ({ accountId, remoteId, numbers: numbers.map(number) }) as unknown as OrderView;

describe('orders', () => {
  const kazoo = order('a', '1', ['+12065550160', '+12065550161']);
  const first = order('b', '1', ['+12065550160']);
  const second = order('b', '2', ['+12065550161']);
  const all = [kazoo, first, second];

  it('are numbered only where their account holds several', () => {
    expect(all.map((one) => splitOf(all, one))).toEqual([null, 1, 2]);
  });

  it('of two accounts are two, though the carriers chose the same id', () => {
    expect(isSameOrder(kazoo, first)).toBe(false);
    expect(isSameOrder(first, { accountId: 'b', remoteId: '1' })).toBe(true);
    expect(isSameOrder(first, { accountId: 'b' })).toBe(false);
  });

  it('are found by the numbers they hold', () => {
    expect(holdersOf(all).get('+12065550161')).toEqual([kazoo, second]);
  });

  it('say the date that was committed to, by the losing carrier’s clock where it is known', () => {
    const now = Date.parse('2026-11-25T18:00:00.000Z');
    const scheduledAt = '2026-12-03T15:00:00.000Z';
    const schedule = { dateTime: '2026-12-03 10:00', timeZone: 'America/New_York' };
    const zone = 'America/Los_Angeles';
    expect(focOf({ ...kazoo, scheduledAt, schedule }, now, zone)).toBe('FOC Thu, Dec 3, 10:00 AM (New York)');
    expect(focOf({ ...kazoo, scheduledAt }, now, zone)).toBe('FOC Thu, Dec 3, 7:00 AM');
    const midnight = { scheduledAt: '2026-12-03T00:00:00.000Z', scheduledDayOnly: true as const };
    expect(focOf({ ...kazoo, ...midnight }, now, zone)).toBe('FOC Thu, Dec 3');
    expect(focOf(kazoo, now, zone)).toBeNull();
  });

  it('say what was asked of them', () => {
    expect(awaitingWords('canceled')).toBe('Asked to cancel');
    expect(awaitingWords('scheduled')).toBe('Asked for Scheduled');
  });
});

describe('a cell', () => {
  const cell = (part: Partial<DocumentCell>): DocumentCell => ({
    documentId: 'd',
    accountId: 'a',
    state: 'sending',
    offers: [],
    ...part,
  });

  it('counts while bytes leave, and not after the last has left', () => {
    const moved = { sent: 999, total: 1000 };
    expect(cellWords(cell({ step: 'slot' }), undefined, 'cell')).toBe('Sending');
    expect(cellWords(cell({ step: 'slot' }), moved, 'cell')).toBe('99 %');
    expect(cellWords(cell({ step: 'slot' }), { sent: 0, total: 0 }, 'cell')).toBe('Sending');
    expect(cellWords(cell({ step: 'stored' }), moved, 'cell')).toBe('Being confirmed');
    expect(cellWords(cell({ step: 'stored' }), moved, 'line')).toBe('Sent, being confirmed');
  });

  it('gives both figures in the unit of the whole', () => {
    expect(formatPart(120, 900)).toBe('120 of 900 B');
    expect(formatPart(2_000, 8_000)).toBe('2 of 8 KB');
    expect(formatPart(412_000, 8_000_000)).toBe('0.4 of 8.0 MB');
  });
});

describe('a file at a carrier', () => {
  it('that is named by an id is called by its kind', () => {
    const name = 'e11a7aa2-b198-4c9f-856e-838baedf73ab';
    expect(remoteName({ name, kind: 'loa' })).toBe('LOA e11a7aa2');
    expect(remoteName({ name: 'bill.pdf', kind: 'invoice' })).toBe('bill.pdf');
  });
});

describe('what a carrier that is ahead says', () => {
  const ahead = {
    accountId: 'a',
    carrier: 'telnyx',
    status: 'x',
    state: 'scheduled',
    canFollow: true,
  } as const;
  const now = Date.parse('2026-11-25T18:00:00.000Z');

  it('is its date by its own clock, else the moment by the agent’s, else its state', () => {
    const zoned = { dateTime: '2026-12-03 10:00', timeZone: 'America/New_York' };
    const at = '2026-12-03T15:00:00.000Z';
    expect(aheadWords({ ...ahead, at, zoned }, now, 'America/Los_Angeles')).toBe('FOC Thu, Dec 3, 10:00 AM');
    expect(aheadWords({ ...ahead, at }, now, 'America/Los_Angeles')).toBe('FOC Thu, Dec 3, 7:00 AM');
    const midnight = { at: '2026-12-03T00:00:00.000Z', dayOnly: true as const };
    expect(aheadWords({ ...ahead, ...midnight }, now, 'America/Los_Angeles')).toBe('FOC Thu, Dec 3');
    expect(aheadWords(ahead, now, 'America/Los_Angeles')).toBe('Scheduled');
    expect(aheadWords({ ...ahead, state: 'completed', at }, now, 'America/Los_Angeles')).toBe('Completed');
  });
});

describe('following', () => {
  const step = (to: 'pending' | 'rejected' | 'scheduled', needs: FollowPlan['steps'][number]['needs']) =>
    ({ accountId: 'a', from: 'submitted', to, needs, consequence: '' }) as const;
  const plan = (...steps: FollowPlan['steps']): FollowPlan => ({
    ahead: { accountId: 'b', carrier: 'telnyx', status: '', state: 'scheduled', canFollow: true },
    steps,
  });

  it('waits for what a step needs, and sends only that', () => {
    const needs = plan(step('pending', []), step('scheduled', ['schedule']));
    const empty = formsOf(needs, 'America/Los_Angeles');
    expect(answersOf(needs, empty, false)).toBeNull();
    const filled = empty.map((form) => ({
      reason: ' not asked ',
      when: { ...form.when, dateTime: '2026-12-03T10:00' },
    }));
    expect(answersOf(needs, filled, true)).toEqual({
      steps: [
        { to: 'pending' },
        {
          to: 'scheduled',
          schedule: { dateTime: '2026-12-03 10:00', timeZone: 'America/Los_Angeles' },
        },
      ],
      acceptCharges: true,
    });
  });

  it('wants a reason where one is a must', () => {
    const must = plan(step('rejected', ['reason']));
    expect(answersOf(must, formsOf(must, 'UTC'), false)).toBeNull();
    const said = plan({ ...step('rejected', ['reason']), reason: 'PIN INCORRECT' });
    expect(answersOf(said, formsOf(said, 'UTC'), false)).toEqual({
      steps: [{ to: 'rejected', reason: 'PIN INCORRECT' }],
    });
  });
});

describe('what a carrier needs', () => {
  const field = (name: 'btn' | 'usage' | 'signee', by: Requirement['by'], met: boolean): Requirement => ({
    about: { kind: 'field', field: name },
    by,
    met,
    what: `${name} to ${by}`,
  });
  const loa: Requirement = {
    about: { kind: 'document', document: 'loa' },
    by: 'submit',
    met: false,
    what: 'a signed LOA',
  };
  const all = [
    field('usage', 'create', false),
    field('btn', 'create', true),
    field('signee', 'submit', false),
    loa,
  ];

  it('is asked for field by field, and only the create waits for it', () => {
    expect(missingFields(all)).toEqual(['usage', 'signee']);
    expect(lackOf(all, {})?.what).toBe('usage to create');
    expect(lackOf(all, { usage: '  ' })?.what).toBe('usage to create');
    expect(lackOf(all, { usage: 'Business' })).toBeNull();
  });

  it('is saved without blanks, and not at all where nothing was typed', () => {
    expect(changesOf({ usage: ' Business ', btn: ' ' })).toEqual({ usage: 'Business' });
    expect(changesOf({ btn: '' })).toBeNull();
  });

  it('stands at its field for as long as the carrier wants it, filled in or not', () => {
    const hints = hintsOf([...all, field('usage', 'submit', false)]);
    expect(Object.entries(hints).map(([name, hint]) => [name, hint?.by])).toEqual([
      ['signee', 'submit'],
      ['usage', 'create'],
      ['btn', 'create'],
    ]);
    expect(documentsLater(all)).toEqual(['a signed LOA']);
  });
});
