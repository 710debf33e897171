import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Played, play, story, tallied } from './two-sided.ts';

const EDITS = 10_000;

it('of ten thousand edits from two sides, nine in ten need no question and no value is lost', () => {
  const games: Played[] = [];
  fc.assert(
    fc.property(story, (told) => {
      const played = play(told);
      games.push(played);
      // Ten thousand times: the words come only where something is wrong.
      if (played.lost.length > 0 || played.needless > 0)
        expect(played).toMatchObject({ lost: [], needless: 0 });
    }),
    { numRuns: EDITS },
  );
  const { edits, overlapped, automatic, lost } = tallied(games);
  process.stdout.write(
    `two-sided edits: ${edits} (${overlapped} in the same field), merged without a question: ${automatic}, values lost: ${lost}\n`,
  );
  expect(automatic).toBeGreaterThanOrEqual(0.9 * EDITS);
});
