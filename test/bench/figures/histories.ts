import { historyOf, violatedBy } from '../../sync/model/check.ts';
import type { Figure } from '../report.ts';

const HISTORIES = 400;
const SEED = 20_261_126;
const TEST_PLAYS = 3_000;
/** Seconds that `npm test` has for them. */
const IN = 90;

/** How many random histories of agents, carriers and faults one core plays and judges in a second. */
export async function historiesFigure(): Promise<Figure> {
  const begun = performance.now();
  for (let n = 0; n < HISTORIES; n += 1) {
    const violated = await violatedBy(historyOf(SEED + n));
    if (violated.length > 0) throw new Error(`seed ${SEED + n}: ${violated[0]}`);
  }
  const seconds = (performance.now() - begun) / 1_000;
  return {
    name: 'histories per second on one core',
    measured: HISTORIES / seconds,
    floor: 0,
    unit: 'a second',
    rule: 'rate',
    aim: Math.round(TEST_PLAYS / IN / 2),
    note: `${HISTORIES} from seed ${SEED} on, ${seconds.toFixed(0)} s; two cores play the ${TEST_PLAYS.toLocaleString('en-US')} of a test run in about ${((TEST_PLAYS / HISTORIES) * (seconds / 2)).toFixed(0)} s`,
  };
}
