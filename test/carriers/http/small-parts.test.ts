import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Breather } from '../../../main/carriers/breather.ts';
import { KeyedMutex } from '../../../main/carriers/mutex.ts';
import { Pace } from '../../../main/carriers/pace.ts';
import { retryAt } from '../../../main/carriers/retry-after.ts';

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
  it('lets a burst go and then so many a second, in order', async () => {
    const pace = new Pace({ burst: 5, perSecond: 50 });
    const order: number[] = [];
    const begun = performance.now();
    await Promise.all(Array.from({ length: 10 }, (_, n) => pace.take().then(() => order.push(n))));
    expect(performance.now() - begun).toBeGreaterThan(80);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('waits longer for what costs more', async () => {
    const pace = new Pace({ burst: 10, perSecond: 100 });
    await pace.take(10);
    const begun = performance.now();
    await pace.take(10);
    expect(performance.now() - begun).toBeGreaterThan(80);
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
