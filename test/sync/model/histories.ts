import { setPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { checkSeed, type Failure, told, violatedBy } from './check.ts';
import { KEPT } from './kept.ts';

// Whatever else runs has somebody waiting for it.
setPriority(10);

/** Seeds of one test; a failure says its own. */
const BLOCK = 250;

/** The seeds of every second block, so that two files share them. */
export function describeHistories(first: number, last: number, half: 0 | 1): void {
  const blocks = Array.from({ length: Math.ceil((last - first + 1) / BLOCK) }, (_, n) => first + n * BLOCK);
  describe('whatever happens, nothing is lost and nothing is sent twice', () => {
    it.each(blocks.filter((_, n) => n % 2 === half))(
      `${BLOCK} histories from seed %i on`,
      async (from) => {
        const failures: Failure[] = [];
        for (let seed = from; seed < Math.min(from + BLOCK, last + 1); seed += 1) {
          const failure = await checkSeed(seed);
          if (failure) failures.push(failure);
        }
        expect(failures.map(told)).toEqual([]);
      },
      10 * 60_000,
    );
  });
}

/** Histories that once failed are played first, for ever. */
export function describeKept(): void {
  describe('what once went wrong', () => {
    it.each(KEPT)('$why', async ({ history }) => {
      expect(await violatedBy(history)).toEqual([]);
    });
  });
}
