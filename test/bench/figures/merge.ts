import fc from 'fast-check';
import { play, story, tallied } from '../../sync/two-sided.ts';
import type { Figure } from '../report.ts';

const EDITS = 10_000;
const SEED = 20_261_126;

/** Of the edits that an agent and a colleague at the carrier make to one order at once: how many need a question. */
export async function mergeFigure(): Promise<Figure> {
  const { overlapped, automatic, needless, lost } = tallied(
    fc.sample(story, { numRuns: EDITS, seed: SEED }).map(play),
  );
  if (lost > 0) throw new Error(`${lost} values that somebody typed are nowhere any more`);
  return {
    name: 'two-sided edits that need a question',
    measured: EDITS - automatic,
    floor: EDITS,
    unit: 'edits',
    rule: 'most',
    aim: 0.1,
    note: `merged without one: ${automatic}; values lost: ${lost}; in ${overlapped} both sides wrote the same field; needless questions: ${needless}; one to three fields per save, four in five values copied from one bill in different spellings`,
  };
}
