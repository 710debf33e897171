import { describe, expect, it } from 'vitest';
import { CarrierFailure, type CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import { createAccountStates } from '../../../main/core/sync/account-states.ts';
import { createCatchUp } from '../../../main/core/sync/catch-up.ts';
import { createReach } from '../../../main/core/sync/reach.ts';

/** Time that passes when the test says so. */
function createTime() {
  let now = Date.parse('2026-11-22T10:00:00.000Z');
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    steady: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms: number) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

const failure = (code: 'offline' | 'carrier-down' | 'rate-limited' | 'unauthorized' | 'protocol') =>
  new CarrierFailure({ code, what: 'w', next: 'n' }, 'no');
const random = { uuid: () => 'u', fraction: () => 0 };
const quiet = { info: () => undefined, warn: () => undefined };

function lostAccount(verify: () => Promise<unknown>) {
  const clock = createTime();
  const reached: boolean[] = [];
  const states = createAccountStates({
    clock,
    random,
    changed: () => undefined,
    healthChanged: () => undefined,
    reachChanged: (id, isReached) => {
      reached.push(isReached);
      if (!isReached) reach.lost(id);
    },
    limited: () => undefined,
  });
  let looks = 0;
  const session = {
    verify: () => {
      looks += 1;
      return verify();
    },
  } as CarrierSession;
  const reach = createReach({
    states,
    clock,
    random,
    log: quiet,
    nameOf: () => 'Harborline',
    sessionOf: async () => session,
  });
  states.failed('a', failure('offline'));
  return { clock, states, reach, reached, looks: () => looks };
}

describe('a carrier out of reach', () => {
  it('is looked for after its cool-down, and found by an answer', async () => {
    const { clock, reached, looks, states } = lostAccount(async () => ({}));
    await clock.pass(900);
    expect(looks()).toBe(0);
    await clock.pass(200);
    expect([looks(), reached, states.gate('a').open]).toEqual([1, [false, true], true]);
  });

  it('is found, too, by one that asks for patience, which is kept', async () => {
    const { clock, reached, states } = lostAccount(async () => {
      throw failure('rate-limited');
    });
    await clock.pass(1_000);
    expect(reached).toEqual([false, true]);
    expect(states.gate('a')).toMatchObject({ open: false, until: clock.now() + 1_000 });
  });

  it.each(['protocol', 'carrier-down'] as const)(
    'is not found by a page of the hotel’s network (%s)',
    async (code) => {
      const { clock, reached, looks } = lostAccount(async () => {
        throw failure(code);
      });
      await clock.pass(1_000);
      await clock.pass(1_000);
      expect([looks(), reached]).toEqual([2, [false]]);
    },
  );

  it('is left alone once only the agent can help', async () => {
    const { clock, looks, states } = lostAccount(async () => {
      throw failure('unauthorized');
    });
    await clock.pass(1_000);
    await clock.pass(600_000);
    expect([looks(), states.health('a').kind]).toEqual([1, 'needs-you']);
  });

  it('is looked for again although a look hangs on a connection that died', async () => {
    const { clock, looks } = lostAccount(() => new Promise(() => undefined));
    await clock.pass(1_000);
    await clock.pass(10_000);
    await clock.pass(1_000);
    expect(looks()).toBe(2);
  });

  it('is looked for at once when the network is said to be back, whatever hangs', async () => {
    const { clock, looks, reach } = lostAccount(() => new Promise(() => undefined));
    await clock.pass(1_000);
    reach.now('a');
    await clock.pass(0);
    expect(looks()).toBe(2);
  });
});

describe('the notice of a reconnect', () => {
  const catchingUp = () => {
    const clock = createTime();
    const told: unknown[] = [];
    const publish = (_name: string, payload: unknown) => void told.push(payload);
    return { clock, told, catchUp: createCatchUp({ clock, publish, turned: () => undefined }) };
  };
  const notice = (text: string) => ({ tone: 'info', topic: 'reconnect', text });

  it('counts what came of all accounts until nothing is on its way', () => {
    const { told, catchUp } = catchingUp();
    catchUp.began('a');
    catchUp.began('b');
    for (let n = 0; n < 12; n += 1) catchUp.ended(n % 2 === 0 ? 'a' : 'b', 'done');
    catchUp.ended('b', 'later');
    catchUp.ended('b', 'conflict');
    catchUp.planned((id) => id === 'b');
    expect(told).toEqual([]);
    catchUp.planned(() => false);
    expect(told).toEqual([notice('Back online: 12 changes sent, 1 needs you.')]);
    expect(catchUp.isOn()).toBe(false);
  });

  it('is not held up by a carrier that hangs', async () => {
    const { clock, told, catchUp } = catchingUp();
    catchUp.began('a');
    catchUp.ended('a', 'done');
    catchUp.planned(() => true);
    await clock.pass(10_000);
    expect(told).toEqual([notice('Back online: 1 change sent.')]);
  });

  it('waits for the network that goes again before all is told', () => {
    const { told, catchUp } = catchingUp();
    catchUp.began('a');
    catchUp.ended('a', 'done');
    catchUp.lost('a');
    catchUp.planned(() => false);
    expect(told).toEqual([]);
    catchUp.began('a');
    catchUp.ended('a', 'done');
    catchUp.planned(() => false);
    expect(told).toEqual([notice('Back online: 2 changes sent.')]);
  });
});
