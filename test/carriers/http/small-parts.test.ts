import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Breather } from '../../../main/carriers/breather.ts';
import { KeyedMutex } from '../../../main/carriers/mutex.ts';
import { createPaces, Pace } from '../../../main/carriers/pace.ts';
import { retryAt } from '../../../main/carriers/retry-after.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';

const NOW = Date.UTC(2026, 10, 22, 8, 0, 0);
const after = (at: string) => Date.parse(at) - NOW;

describe('Retry-After', () => {
  it.each([
    ['seconds', '7', 0, 7_000],
    ['a date on the clock of the carrier', 'Sun, 22 Nov 2026 08:01:00 GMT', 30_000, 30_000],
    ['a date that has passed', 'Sun, 22 Nov 2026 07:00:00 GMT', 0, 0],
    ['nothing', undefined, 0, 5_000],
    ['nonsense', 'soon', 0, 5_000],
    ['a very long time', '86400', 0, 900_000],
  ])('reads %s', (_what, header, offset, expected) => {
    expect(after(retryAt(header, NOW, offset, 5_000))).toBe(expected);
  });
});

describe('the mutex', () => {
  it('runs one task of a key at a time, in order, and others beside it', async () => {
    const mutex = new KeyedMutex();
    const log: string[] = [];
    const task = (name: string, ms: number) => async () => {
      log.push(`${name} begins`);
      await sleep(ms);
      log.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      mutex.run('a', task('a1', 30)),
      mutex.run('a', task('a2', 1)),
      mutex.run('b', task('b1', 5)),
    ]);
    expect(results).toEqual(['a1', 'a2', 'b1']);
    expect(log).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
    expect(mutex.size).toBe(0);
  });

  it('goes on after a task that failed', async () => {
    const mutex = new KeyedMutex();
    const failed = mutex.run('a', () => Promise.reject(new Error('no')));
    await expect(mutex.run('a', () => Promise.resolve('yes'))).resolves.toBe('yes');
    await expect(failed).rejects.toThrow('no');
  });
});

describe('the pace', () => {
  const answer = (status = 200) => Promise.resolve({ status });
  const spent = (pace: Pace, cost: number) => pace.urgent.send(() => answer(), cost);

  it('lets a burst go and then so many a second, in order', async () => {
    const pace = new Pace({ burst: 5, perSecond: 50 });
    const order: number[] = [];
    const begun = performance.now();
    const asked = Array.from({ length: 10 }, (_, n) =>
      pace.urgent.send(() => {
        order.push(n);
        return answer();
      }),
    );
    await Promise.all(asked);
    expect(performance.now() - begun).toBeGreaterThan(80);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('waits longer for what costs more', async () => {
    const pace = new Pace({ burst: 10, perSecond: 100 });
    await spent(pace, 10);
    const begun = performance.now();
    await spent(pace, 10);
    expect(performance.now() - begun).toBeGreaterThan(80);
  });

  it('lets what is urgent go before a pull that asked earlier', async () => {
    const pace = new Pace({ burst: 1, perSecond: 100 });
    await spent(pace, 1);
    const order: string[] = [];
    const ask = (lane: 'urgent' | 'background', name: string) =>
      pace[lane].send(() => {
        order.push(name);
        return answer();
      });
    await Promise.all([ask('background', 'page 1'), ask('background', 'page 2'), ask('urgent', 'move')]);
    expect(order).toEqual(['move', 'page 1', 'page 2']);
  });

  it('takes back what never left this machine, so that a sign-in without a network costs none', async () => {
    const pace = new Pace({ burst: 35, perSecond: 1 });
    const problem = { code: 'offline', what: 'No network.', next: 'Wait.' } as const;
    for (let n = 0; n < 3; n += 1) {
      const failed = pace.urgent.send(() => Promise.reject(new CarrierFailure(problem, 'no')), 35);
      await expect(failed).rejects.toThrow('No network.');
    }
    const begun = performance.now();
    await spent(pace, 35);
    // Had one been spent, it would take half a minute.
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it.each(['said 429', 'told what is left'])('goes one by one once the carrier has %s', async (how) => {
    const pace = new Pace({ burst: 100, perSecond: 20 });
    if (how === 'said 429') await pace.urgent.send(() => answer(429));
    else pace.atMost(0);
    const begun = performance.now();
    await Promise.all([spent(pace, 1), spent(pace, 1), spent(pace, 1)]);
    expect(performance.now() - begun).toBeGreaterThan(130);
  });

  it('is the same for every session of an account, and another for every account', async () => {
    const paceOf = createPaces({ burst: 70, perSecond: 7 });
    expect(paceOf('a')).toBe(paceOf('a'));
    expect(paceOf('a')).not.toBe(paceOf('b'));
  });
});

describe('the breather', () => {
  it('lets others have their turn during long work', async () => {
    const breather = new Breather();
    let turns = 0;
    const watch = setInterval(() => {
      turns += 1;
    }, 1);
    for (let piece = 0; piece < 1_500; piece += 1) {
      const end = performance.now() + 0.2;
      while (performance.now() < end);
      await breather.breathe();
    }
    clearInterval(watch);
    expect(turns).toBeGreaterThan(20);
  });
});
