import { describe, expect, it } from 'vitest';
import type { CheckedNumber } from '../../../preload/contract/domain/numbers.ts';
import type { Ahead } from '../../../preload/contract/domain/orders.ts';
import type { Card, PortRequestView, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { SyncStatus } from '../../../preload/contract/domain/sync.ts';
import { type Command, commandFor, isCommandKey, writeKey } from '../../../renderer/app/commands.ts';
import { layoutOf } from '../../../renderer/app/shell/layout.ts';
import { routeOf } from '../../../renderer/app/state/route.ts';
import { syncWords } from '../../../renderer/app/state/sync-words.ts';
import { placeAfterChange, placeForKey } from '../../../renderer/features/board/navigation.ts';
import { hintsOf } from '../../../renderer/features/new-port-request/hints.ts';
import { duplicatesOf } from '../../../renderer/features/numbers/check-report.tsx';
import { waitingPorts } from '../../../renderer/features/outbox/outbox-lanes.ts';
import {
  accountHoldupWords,
  sinceWords,
  statusWords,
  whyWords,
} from '../../../renderer/features/outbox/words.ts';
import { missingFields } from '../../../renderer/features/place/checklist.ts';
import { carrierErrors, changesOf, textOf } from '../../../renderer/features/port-request/draft.ts';
import { daysOf } from '../../../renderer/features/port-request/timeline-days.ts';
import { groupsOf } from '../../../renderer/features/today/due-cards.ts';
import { age, ago, dayWords, dueWords, zonedWords } from '../../../renderer/ui/time-words.ts';

const NOW = Date.parse('2026-11-22T18:00:00.000Z');
const ZONE = 'America/Los_Angeles';

describe('arrow keys', () => {
  const lanes = [
    { state: 'unconfirmed', ids: ['a', 'b', 'c'] },
    { state: 'pending', ids: ['d'] },
  ] as const;

  it.each([
    ['ArrowDown', 0, { state: 'unconfirmed', index: 1 }],
    ['ArrowDown', 2, null],
    ['ArrowUp', 0, null],
    ['End', 0, { state: 'unconfirmed', index: 2 }],
    ['ArrowRight', 2, { state: 'pending', index: 0 }],
    ['ArrowLeft', 1, null],
    ['x', 1, null],
  ])('%s from %i', (key, index, expected) => {
    expect(placeForKey(key, { state: 'unconfirmed', index }, lanes)).toEqual(expected);
  });

  it('follow a card that moved, and go to its neighbour when it is gone', () => {
    const moved = [
      { state: 'unconfirmed', ids: ['a', 'c'] },
      { state: 'pending', ids: ['b', 'd'] },
    ] as const;
    expect(placeAfterChange('b', lanes, moved)).toEqual({ state: 'pending', index: 0 });
    expect(placeAfterChange('b', lanes, [{ state: 'unconfirmed', ids: ['a', 'c'] }])).toEqual({
      state: 'unconfirmed',
      index: 1,
    });
    expect(placeAfterChange('d', lanes, [lanes[0]])).toBeNull();
  });
});

describe('commands', () => {
  const run = (): undefined => undefined;
  const commands: readonly Command[] = [
    { id: 'new-port-request', title: 'New', keys: ['N'], run },
    { id: 'search', title: 'Search', keys: ['/', 'Ctrl K'], run },
    { id: 'show-board', title: 'Board', keys: ['G B'], run },
  ];
  const press = (key: string, ctrl = false) => ({ key, ctrl, alt: false });

  it('are found by one key, with Ctrl, and by two keys in a row', () => {
    expect(commandFor(commands, null, press('n')).command?.id).toBe('new-port-request');
    expect(commandFor(commands, null, press('k', true)).command?.id).toBe('search');
    expect(commandFor(commands, null, press('k')).command).toBeUndefined();
    expect(commandFor(commands, null, press('g'))).toEqual({ isPrefix: true });
    expect(commandFor(commands, 'G', press('b')).command?.id).toBe('show-board');
    expect(commandFor(commands, null, press('b')).command).toBeUndefined();
    expect(commandFor(commands, null, { ...press('n'), alt: true })).toEqual({ isPrefix: false });
  });

  it('leave typed text alone, except with Ctrl', () => {
    expect(isCommandKey(press('n'), true)).toBe(false);
    expect(isCommandKey(press('k', true), true)).toBe(true);
    expect(writeKey(press('Escape'))).toBe('Esc');
  });
});

describe('the window', () => {
  it('keeps a column of the board beside the panel, and gives the panel everything when there is no room', () => {
    expect(layoutOf(1280, 520, false, true)).toMatchObject({
      isRailCollapsed: false,
      isPanelFull: false,
      panelWidth: 520,
    });
    expect(layoutOf(1024, 900, false, true)).toEqual({
      isRailCollapsed: true,
      isPanelFull: false,
      panelWidth: 675,
      panelMax: 675,
    });
    expect(layoutOf(700, 520, false, true).isPanelFull).toBe(true);
    expect(layoutOf(700, 520, false, false).isPanelFull).toBe(false);
  });

  it('goes to the board for an address it does not know', () => {
    expect(routeOf('#/outbox')).toBe('outbox');
    expect(routeOf('#/<script>')).toBe('board');
    expect(routeOf('')).toBe('board');
  });
});

describe('sync in words', () => {
  const account = { accountId: 'a', phase: 'idle', pulledAt: '2026-11-22T17:58:00.000Z' } as const;
  const status = (part: Partial<SyncStatus>): SyncStatus => ({
    accounts: [account],
    waiting: 0,
    needsYou: 0,
    ...part,
  });

  it.each([
    [status({}), 'Up to date', 'Read 2 min ago'],
    [
      status({ waiting: 3, oldestWaiting: '2026-11-22T17:00:00.000Z' }),
      '3 waiting, oldest 1 h',
      'Read 2 min ago',
    ],
    [status({ waiting: 2, needsYou: 1 }), '1 needs you', '2 waiting'],
    [
      status({ accounts: [{ ...account, phase: 'offline' }], waiting: 1 }),
      'Offline',
      '1 waiting · Read 2 min ago',
    ],
    [
      status({ accounts: [{ ...account, phase: 'pulling', pulled: 1204 }] }),
      'Reading, 1,204 so far',
      undefined,
    ],
  ])('%#', (given, first, second) => {
    expect(syncWords(given, NOW)).toMatchObject({ first, ...(second ? { second } : {}) });
  });

  it('are silent without an account', () => expect(syncWords(status({ accounts: [] }), NOW)).toBeNull());
});

describe('times in words', () => {
  it('ages', () => {
    expect(age('2026-11-22T17:59:40.000Z', NOW)).toBe('now');
    expect(ago('2026-11-22T17:15:00.000Z', NOW)).toBe('45 min ago');
    expect(age('2026-11-20T17:00:00.000Z', NOW)).toBe('2 d');
  });

  it('a requested day is that day wherever the agent is', () => {
    const due = { at: '2026-11-22T12:00:00.000Z', kind: 'requested' } as const;
    expect(dueWords(due, NOW, ZONE)).toMatchObject({ tone: 'today', words: 'Today' });
    expect(dueWords(due, Date.parse('2026-11-23T07:00:00.000Z'), ZONE).tone).toBe('today');
    expect(dueWords(due, Date.parse('2026-11-23T09:00:00.000Z'), ZONE)).toMatchObject({
      tone: 'overdue',
      words: 'Overdue 1 d',
    });
    expect(dueWords({ ...due, at: '2026-11-23T12:00:00.000Z' }, NOW, ZONE).words).toBe('Tomorrow');
    expect(dueWords({ ...due, at: '2027-01-04T12:00:00.000Z' }, NOW, ZONE).words).toBe('Mon, Jan 4, 2027');
  });

  it('a committed time is said by the losing carrier’s clock', () => {
    const zoned = { dateTime: '2026-12-03 10:30', timeZone: 'America/New_York' };
    expect(zonedWords(zoned, '2026-11-22')).toBe('Thu, Dec 3, 10:30 AM (New York)');
    expect(dayWords('2026-12-03', '2026-11-22')).toBe('Thu, Dec 3');
  });
});

describe('a draft', () => {
  const refused: WaitingChange = {
    id: 'm1',
    portRequestId: 'p1',
    portName: 'Acme Dental',
    accountId: 'a',
    kind: 'edit',
    words: 'Change ZIP',
    status: 'refused',
    since: '2026-11-22T17:00:00.000Z',
    attempts: 1,
    remedies: ['edit', 'retry', 'discard'],
    typed: { kind: 'edit', fields: { postalCode: '98' }, secrets: [], addNumbers: [], removeNumbers: [] },
    problem: { code: 'rejected', what: 'No.', next: 'Correct it.', fields: { postalCode: 'Five digits.' } },
  };
  const view = (waiting: readonly WaitingChange[]): PortRequestView =>
    ({
      fields: { name: 'Acme Dental', city: 'Seattle', postalCode: '98101' },
      secrets: { pin: { present: true, masked: '••••' }, accountNumber: { present: false, masked: '' } },
      waiting,
    }) as unknown as PortRequestView;

  it('sends only what differs, clears what was emptied, and nothing for a field typed back', () => {
    expect(changesOf(view([]), { city: 'Tacoma', name: 'Acme Dental', postalCode: ' ' })).toEqual({
      city: 'Tacoma',
      postalCode: null,
    });
    expect(changesOf(view([]), { pin: '' })).toEqual({});
    expect(changesOf(view([]), { pin: '4711' })).toEqual({ pin: '4711' });
  });

  it('shows what was typed in a refused edit with the carrier’s words, until it is typed over', () => {
    expect(textOf(view([refused]), {}, 'postalCode')).toBe('98');
    expect(carrierErrors(view([refused]), {})).toEqual({ postalCode: 'Five digits.' });
    expect(carrierErrors(view([refused]), { postalCode: '98109' })).toEqual({});
    expect(changesOf(view([refused]), { city: 'Tacoma' }, refused)).toEqual({
      city: 'Tacoma',
      postalCode: '98',
    });
  });

  it('says how a change stands, since when, and why', () => {
    const why = (change: Partial<WaitingChange>): string | undefined =>
      whyWords({ ...refused, ...change }, NOW, ZONE);
    expect(statusWords(refused)).toBe('Needs you');
    expect(sinceWords(refused, NOW)).toBe('for 1 h');
    const charges = { code: 'needs-consent', what: 'Charges.', next: 'Look.' } as const;
    expect(why({ problem: charges })).toBe('Waits for you to accept charges.');
    const queued = { status: 'queued' } as const;
    expect(why({ ...queued, notBefore: '2026-11-22T18:05:00.000Z' })).toBe('It is tried again at 10:05 AM.');
    // The line of its account says it once for all.
    expect(why({ ...queued, holdup: { kind: 'offline' } })).toBeUndefined();
    const until = '2026-11-22T18:42:00.000Z';
    expect(accountHoldupWords({ kind: 'rate-limit', until }, ZONE)).toBe(
      'takes no more requests until 10:42 AM',
    );
    expect(why({ ...queued, holdup: { kind: 'create' } })).toBe(
      'It goes once the carrier has this port request.',
    );
  });

  it('the outbox puts what needs the agent first and keeps the order inside a port and an account', () => {
    const quiet = { ...refused, id: 'm0', portRequestId: 'p0', status: 'queued' } as const;
    const there = { ...refused, id: 'm3', accountId: 'b', status: 'queued' } as const;
    const ports = waitingPorts([quiet, refused, there, { ...refused, id: 'm2', status: 'queued' }]);
    const ids = ports.map(({ id, lanes }) => [id, lanes.map((lane) => lane.changes.map((one) => one.id))]);
    expect(ids).toEqual([
      ['p1', [['m1', 'm2'], ['m3']]],
      ['p0', [['m0']]],
    ]);
  });
});

describe('days', () => {
  it('of the timeline begin at the agent’s midnight, newest first', () => {
    const entry = (id: string, at: string) => ({ id, at, kind: 'local', text: id }) as const;
    const days = daysOf(
      [
        entry('a', '2026-11-21T07:30:00.000Z'),
        entry('b', '2026-11-21T09:00:00.000Z'),
        entry('c', '2026-11-22T01:00:00.000Z'),
      ],
      ZONE,
    );
    expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
      ['2026-11-21', ['c', 'b']],
      ['2026-11-20', ['a']],
    ]);
  });

  it('of today: blocked first, then what carriers did, then overdue, due and asked for', () => {
    const card = (id: string, part: Partial<Card>): Card =>
      ({ id, name: id, state: 'pending', sync: 'synced', actionRequired: false, ...part }) as unknown as Card;
    const ahead = (state: Ahead['state']): Ahead => ({
      accountId: 'a',
      carrier: 'telnyx',
      status: state,
      state,
      canFollow: true,
    });
    const groups = groupsOf(
      [
        card('later', { due: { at: '2026-12-22T12:00:00.000Z', kind: 'requested' } }),
        card('asked', { actionRequired: true }),
        card('ahead', {
          ahead: ahead('scheduled'),
          due: { at: '2026-11-20T12:00:00.000Z', kind: 'requested' },
        }),
        card('turned down', { ahead: ahead('rejected'), actionRequired: true }),
        card('due', { due: { at: '2026-11-22T12:00:00.000Z', kind: 'requested' } }),
        card('blocked', { sync: 'needs-you', actionRequired: true }),
        card('late', { due: { at: '2026-11-20T12:00:00.000Z', kind: 'requested' } }),
      ],
      NOW,
      ZONE,
    );
    expect(groups.map((group) => [group.label, group.cards.map(({ id }) => id)])).toEqual([
      ['Needs you', ['blocked']],
      ['Rejected at a carrier', ['turned down']],
      ['Carrier ahead', ['ahead']],
      ['Overdue', ['late']],
      ['Due today', ['due']],
      ['Action required', ['asked']],
    ]);
  });

  it('of numbers that other port requests hold: one for the same port requests', () => {
    const number = (e164: string, ...ids: readonly string[]): CheckedNumber =>
      ({ e164, usedBy: ids.map((id) => ({ id })) }) as unknown as CheckedNumber;
    const groups = duplicatesOf([number('1', 'a'), number('2'), number('3', 'b', 'a'), number('4', 'a')]);
    expect(groups.map((group) => group.map(({ e164 }) => e164))).toEqual([['1', '4'], ['3']]);
  });

  it('of today: in the order of the times that are written on them, each by its own clock', () => {
    const card = (id: string, dateTime: string, timeZone: string, at: string): Card => {
      const due = { at, kind: 'scheduled', zoned: { dateTime, timeZone } };
      return { id, name: id, state: 'scheduled', sync: 'synced', due } as unknown as Card;
    };
    const cards = [
      card('afternoon', '2026-11-22 13:30', 'America/New_York', '2026-11-22T18:30:00.000Z'),
      card('morning', '2026-11-22 08:00', 'Pacific/Honolulu', '2026-11-22T18:00:00.000Z'),
      card('noon', '2026-11-22 12:00', 'America/New_York', '2026-11-22T17:00:00.000Z'),
    ];
    // Three days ago in New York and two in Honolulu, though it was the same morning there.
    const late = [
      card('two days', '2026-11-19 08:00', 'Pacific/Honolulu', '2026-11-19T18:00:00.000Z'),
      card('three days', '2026-11-19 09:00', 'America/New_York', '2026-11-19T14:00:00.000Z'),
    ];
    const [overdue] = groupsOf(late, Date.parse('2026-11-22T09:00:00.000Z'), ZONE);
    expect(overdue?.cards.map(({ id }) => id)).toEqual(['three days', 'two days']);
    const [today] = groupsOf(cards, NOW, ZONE);
    expect(today?.cards.map(({ id }) => id)).toEqual(['morning', 'noon', 'afternoon']);
  });
});

describe('what a carrier says of a field', () => {
  const need = (by: 'create' | 'submit') =>
    ({ about: { kind: 'field', field: 'btn' }, by, met: false, what: 'The BTN.' }) as const;
  const advice = {
    about: { kind: 'advice', field: 'requestedDate' },
    by: 'submit',
    met: false,
    what: 'Wed, Dec 2 is the earliest.',
  } as const;

  it('is what the create needs before what can follow, and advice where nothing is needed', () => {
    expect(hintsOf([need('create'), need('submit'), advice])).toEqual({
      btn: need('create'),
      requestedDate: advice,
    });
  });

  it('is no missing field where it is advice', () => {
    expect(missingFields([need('submit'), advice])).toEqual(['btn']);
  });
});
