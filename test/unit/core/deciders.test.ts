import { describe, expect, it } from 'vitest';
import { CarrierFailure, type Reached } from '../../../main/core/interfaces/carrier.ts';
import type { Mutation, MutationBody } from '../../../main/core/interfaces/mutation.ts';
import { backoffMs, coolDownMs, jittered } from '../../../main/core/sync/backoff.ts';
import { createBreaker } from '../../../main/core/sync/breaker.ts';
import { whileReading } from '../../../main/core/sync/failure.ts';
import { laneOf, nextInLane, type OutboxNow, planOutbox } from '../../../main/core/sync/outbox.ts';
import { outcomeOf } from '../../../main/core/sync/outcome.ts';
import { pullEvery } from '../../../main/core/sync/pace.ts';
import { afterProbe } from '../../../main/core/sync/resolve.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import { edit, mutation } from './records.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const comment = { kind: 'comment', text: 'hi', private: false, actionRequired: false } as const;
const create = { kind: 'create', fields: {}, numbers: [] } as const;
const move = (to: 'submitted' | 'pending' | 'rejected' | 'canceled' | 'scheduled' | 'completed') =>
  ({ kind: 'move', from: 'unconfirmed', to }) as const;

describe('what a failure means', () => {
  const outcome = (code: ProblemCode, reached: Reached, tries = 1) =>
    outcomeOf(new CarrierFailure({ code, what: 'w', next: 'n' }, reached), { tries, now: NOW, fraction: 0.5 })
      .kind;

  it.each([
    ['offline', 'no', 'later'],
    ['carrier-down', 'no', 'later'],
    ['unauthorized', 'no', 'later'],
    ['unauthorized', 'yes', 'later'],
    ['secrets-locked', 'no', 'later'],
    ['rate-limited', 'yes', 'later'],
    ['expired-slot', 'yes', 'later'],
    ['conflict', 'yes', 'later'],
    ['offline', 'maybe', 'unknown'],
    ['carrier-down', 'maybe', 'unknown'],
    ['carrier-down', 'yes', 'unknown'],
    ['protocol', 'yes', 'unknown'],
    ['internal', 'maybe', 'unknown'],
    ['rejected', 'yes', 'refused'],
    ['needs-consent', 'yes', 'refused'],
    ['forbidden', 'yes', 'refused'],
    ['not-found', 'yes', 'refused'],
    ['storage', 'no', 'refused'],
    ['file-refused', 'no', 'refused'],
    ['internal', 'no', 'refused'],
  ] as const)('%s that reached the carrier: %s → %s', (code, reached, kind) => {
    expect(outcome(code, reached)).toBe(kind);
  });

  it('does not ask for ever when the carrier keeps answering with a conflict', () => {
    expect(outcome('conflict', 'yes', 5)).toBe('refused');
  });

  it('of a change that was carried out in part counts as an attempt, and is not called refused alone', () => {
    const facts = { tries: 1, now: NOW, fraction: 0.5 };
    const partly = (code: ProblemCode) =>
      outcomeOf(new CarrierFailure({ code, what: 'w', next: 'n' }, 'partly'), facts);
    expect(partly('rate-limited')).toMatchObject({ kind: 'later', reached: true });
    expect(partly('rejected')).toMatchObject({ kind: 'refused', doubt: true });
    expect(partly('carrier-down')).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['carrier-down', 'later'],
    ['protocol', 'later'],
    ['not-found', 'refused'],
    ['forbidden', 'refused'],
  ] as const)('%s answered to a question leaves nothing in doubt: %s', (code, kind) => {
    const failure = whileReading(new CarrierFailure({ code, what: 'w', next: 'n' }, 'yes'));
    expect(outcomeOf(failure, { tries: 1, now: NOW, fraction: 0.5 }).kind).toBe(kind);
  });

  it('waits as long as the carrier asks', () => {
    const problem = { code: 'rate-limited', what: 'w', next: 'n', retryAt: toInstant(NOW + 7_000) } as const;
    expect(
      outcomeOf(new CarrierFailure(problem, 'yes'), { tries: 1, now: NOW, fraction: 0.5 }),
    ).toMatchObject({
      notBefore: toInstant(NOW + 7_000),
    });
  });
});

describe('what a probe means', () => {
  const resolved = (
    finding: 'done' | 'absent' | 'gone',
    entry: Mutation,
    { ago = 60_000, harmless = false } = {},
  ) =>
    afterProbe(finding, entry, {
      now: NOW,
      steady: 90_000,
      absentSince: 90_000 - ago,
      harmless,
    });
  const kinds = [
    create,
    comment,
    edit({ city: 'x' }),
    { kind: 'deliver', deliveryId: 'd', fileName: 'f' } as const,
    { kind: 'remove-document', remoteName: 'f' } as const,
    { kind: 'remove' } as const,
    ...(['submitted', 'pending', 'scheduled', 'completed', 'rejected', 'canceled'] as const).map(move),
  ];

  it('done is done, and gone is told', () => {
    expect(resolved('done', mutation(create)).kind).toBe('done');
    expect(resolved('gone', mutation(comment))).toMatchObject({
      kind: 'refused',
      problem: { code: 'not-found' },
    });
  });

  it.each(kinds)('$kind is absent when two looks a minute apart say so', (body) => {
    expect(resolved('absent', mutation(body), { ago: 0 })).toEqual({ kind: 'look-again', at: NOW + 60_000 });
    expect(resolved('absent', mutation(body), { ago: 59_000 })).toEqual({
      kind: 'look-again',
      at: NOW + 1_000,
    });
    expect(resolved('absent', mutation(body)).kind).not.toBe('look-again');
  });

  it('what its carrier knows again is not waited for', () => {
    expect(resolved('absent', mutation(comment), { ago: 0, harmless: true }).kind).toBe('later');
  });

  it.each(['submitted', 'scheduled', 'completed'] as const)('a move to %s is the agent’s to repeat', (to) => {
    expect(resolved('absent', mutation(move(to)))).toMatchObject({
      kind: 'refused',
      doubt: true,
      problem: { next: expect.stringContaining('Check with the carrier') },
    });
    expect(resolved('absent', mutation(move(to), { doubt: 'agreed' })).kind).toBe('later');
  });

  it.each([move('pending'), comment, edit({ city: 'x' }), { kind: 'remove' } as const])(
    '$kind is repeated',
    (body) => {
      expect(resolved('absent', mutation(body))).toMatchObject({ kind: 'later', reached: true });
    },
  );

  it('gives up after eight lost answers, until the agent agrees to one more', () => {
    const lost = mutation(comment, { attempts: 8 });
    expect(resolved('absent', lost)).toMatchObject({ kind: 'refused', doubt: true });
    expect(resolved('absent', { ...lost, doubt: 'agreed' }).kind).toBe('later');
  });
});

describe('which entries go', () => {
  const at = (changes: Partial<OutboxNow> = {}): OutboxNow => ({
    now: NOW,
    busy: new Set(),
    underWay: () => ({ all: 0, uploads: 0 }),
    account: () => ({ open: true }),
    heldUntil: () => undefined,
    networkBack: () => false,
    ...changes,
  });
  const head = (n: number, changes: Partial<Mutation> = {}) =>
    mutation(comment, { id: `h${n}`, portRequestId: `p${n}`, ...changes });
  const goes = (heads: readonly Mutation[], now = at()) => planOutbox(heads, now).go.map(({ id }) => id);

  it('one per lane, four per account, two uploads', () => {
    expect(goes([head(1), head(2)], at({ busy: new Set([laneOf(head(1))]) }))).toEqual(['h2']);
    const many = [1, 2, 3, 4, 5, 6].map((n) => head(n));
    expect(goes(many)).toEqual(['h1', 'h2', 'h3', 'h4']);
    expect(goes([...many, head(7, { accountId: 'other' })])).toContain('h7');
    const upload = { body: { kind: 'deliver', deliveryId: 'd', fileName: 'f' } } as const;
    expect(goes([head(1, upload), head(2, upload), head(3, upload), head(4)])).toEqual(['h1', 'h2', 'h4']);
  });

  it('nothing of an account that is down, and the others go on', () => {
    const account = (id: string) => (id === 'down' ? { open: false, until: NOW + 9_000 } : { open: true });
    const plan = planOutbox([head(1, { accountId: 'down' }), head(2)], at({ account }));
    expect(plan.go.map(({ id }) => id)).toEqual(['h2']);
    expect(plan.wakeAt).toBe(NOW + 9_000);
  });

  it('nothing before its time, and wakes for the earliest', () => {
    const waits = [
      head(1, { notBefore: toInstant(NOW + 5_000) }),
      head(2, { notBefore: toInstant(NOW + 3_000) }),
    ];
    expect(planOutbox(waits, at())).toMatchObject({ go: [], wakeAt: NOW + 3_000 });
  });

  it('what only waited for the network goes when it is back; a 429 does not', () => {
    const later = { notBefore: toInstant(NOW + 60_000) };
    const offline = head(1, { ...later, problem: { code: 'offline', what: 'w', next: 'n' } });
    const limited = head(2, { ...later, problem: { code: 'rate-limited', what: 'w', next: 'n' } });
    expect(goes([offline, limited], at({ networkBack: (id) => id === 'a1' }))).toEqual(['h1']);
  });

  it('sending, refused and disputed entries are not sent', () => {
    expect(
      goes([head(1, { status: 'sending' }), head(2, { status: 'refused' }), head(3, { status: 'conflict' })]),
    ).toEqual([]);
  });
});

describe('a lane whose head needs the agent', () => {
  const refused = { status: 'refused' } as const;
  const next = (...lane: readonly Mutation[]) => nextInLane(lane)?.body.kind;
  const deliver = { kind: 'deliver', deliveryId: 'd', fileName: 'f' } as const;

  it('goes on with what does not build on it', () => {
    expect(next(mutation(create, refused), mutation(comment))).toBeUndefined();
    expect(next(mutation(move('submitted'), refused), mutation(comment))).toBe('comment');
    expect(next(mutation(deliver, refused), mutation(move('submitted')), mutation(comment))).toBe('comment');
    expect(next(mutation(deliver, refused), mutation(move('canceled')))).toBe('move');
    const asking = mutation(edit({}), { status: 'conflict' });
    expect(next(asking, mutation(edit({})))).toBe('edit');
    expect(next(asking, mutation(move('submitted')), mutation(comment))).toBe('comment');
    expect(next(asking, mutation(move('pending')))).toBe('move');
    expect(next(mutation(comment, refused), mutation(move('submitted')))).toBe('move');
  });

  it('tells by what it was what builds on an entry that can’t be read', () => {
    const unreadable = (was: MutationBody['kind']) => mutation({ kind: 'unreadable', was }, refused);
    expect(next(unreadable('create'), mutation(comment))).toBeUndefined();
    expect(next(unreadable('deliver'), mutation(move('submitted')), mutation(comment))).toBe('comment');
    expect(next(unreadable('comment'), mutation(move('submitted')))).toBe('move');
  });

  it('goes on with what is for another order, and holds back what names none', () => {
    const at = (remoteId: string) => ({ remoteId });
    expect(next(mutation(create, refused), mutation(comment, at('a')))).toBe('comment');
    const stuck = mutation(deliver, { ...refused, ...at('a') });
    expect(next(stuck, mutation(move('submitted'), at('b')))).toBe('move');
    expect(next(stuck, mutation(move('submitted'), at('a')))).toBeUndefined();
    expect(next(mutation(deliver, refused), mutation(move('submitted'), at('a')))).toBeUndefined();
  });

  it('does not submit an order whose create was carried out in part', () => {
    const half = mutation(create, { ...refused, doubt: 'open' });
    const at = { remoteId: 'a' };
    expect(next(half, mutation(move('submitted'), at))).toBeUndefined();
    expect(next(half, mutation(move('canceled'), at))).toBe('move');
    expect(next(half, mutation(comment, at))).toBe('comment');
  });

  it('never overtakes what is under way or may have been sent', () => {
    expect(
      next(mutation(comment, refused), mutation(comment, { status: 'sending' }), mutation(deliver)),
    ).toBeUndefined();
    const unsure = mutation(move('submitted'), { status: 'unknown' });
    expect(nextInLane([mutation(deliver, refused), unsure, mutation(comment)])).toBe(unsure);
  });
});

describe('waiting', () => {
  it('doubles under full jitter up to five minutes', () => {
    expect([1, 2, 3, 4].map((n) => backoffMs(n, 0.999_999))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(backoffMs(50, 0.999_999)).toBe(300_000);
    expect(backoffMs(3, 0)).toBe(0);
    expect([jittered(1_000, 0), jittered(1_000, 0.5)]).toEqual([800, 1_000]);
  });

  it('a breaker opens at once for no network, after five failures else, and is closed by an answer', () => {
    const breaker = createBreaker();
    breaker.failed(true);
    expect([breaker.isOpen(), breaker.trips()]).toEqual([true, 1]);
    // What was under way when it opened does not prolong it; a look in vain does.
    breaker.failed(true);
    expect(breaker.trips()).toBe(1);
    breaker.lookedInVain();
    expect(breaker.trips()).toBe(2);
    breaker.retryNow();
    expect(breaker.trips()).toBe(1);
    breaker.succeeded();
    expect(breaker.isOpen()).toBe(false);
    for (let n = 0; n < 4; n += 1) breaker.failed(false);
    expect(breaker.isOpen()).toBe(false);
    breaker.failed(false);
    expect(breaker.isOpen()).toBe(true);
  });

  it('a carrier that was not reached is left alone for seconds first, for about a minute at most', () => {
    expect([1, 2, 3].map((n) => coolDownMs(n, 0.999_999))).toEqual([3_000, 5_000, 9_000]);
    expect(coolDownMs(50, 0.999_999)).toBe(61_000);
    expect(coolDownMs(50, 0)).toBe(1_000);
  });

  it('pulls often while somebody looks or a port is due, seldom otherwise', () => {
    const every = (focused: boolean, dueToday: boolean) =>
      pullEvery({ focused, dueToday, failures: 0 }, 0.5) / 1_000;
    expect([every(true, false), every(false, false), every(true, true), every(false, true)]).toEqual([
      60, 300, 30, 60,
    ]);
  });

  it.each([1, 2, 5, 20])(
    'after %d failed pulls tries again when a carrier out of reach would be',
    (failures) => {
      for (const focused of [true, false]) {
        const wait = pullEvery({ focused, dueToday: false, failures }, 0.7);
        expect(wait).toBeLessThanOrEqual(coolDownMs(failures, 0.7));
      }
    },
  );

  it('reads instants as the database writes them', () => {
    expect(toEpochMs(toInstant(NOW))).toBe(NOW);
  });
});
