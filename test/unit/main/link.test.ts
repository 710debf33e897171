import { expect, it } from 'vitest';
import { watchLink } from '../../../main/boot/link.ts';

/** A clock whose timers run when the test says so. */
function steppedClock() {
  const waits: { readonly ms: number; readonly run: () => void }[] = [];
  return {
    after: (ms: number, run: () => void) => {
      const wait = { ms, run };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
    waits,
    step: () => waits.shift()?.run(),
  };
}

it('looks often only while the link is down, and tells once that it is up again', () => {
  const clock = steppedClock();
  let isUp = true;
  let told = 0;
  const end = watchLink(
    clock,
    () => isUp,
    () => {
      told += 1;
    },
  );
  expect(clock.waits.map(({ ms }) => ms)).toEqual([1_000]);
  isUp = false;
  clock.step();
  expect(clock.waits.map(({ ms }) => ms)).toEqual([200]);
  clock.step();
  isUp = true;
  clock.step();
  clock.step();
  expect(told).toBe(1);
  expect(clock.waits.map(({ ms }) => ms)).toEqual([1_000]);
  end();
  expect(clock.waits).toEqual([]);
});
