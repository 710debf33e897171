import { type Figure, median } from '../report.ts';
import { filledStore, timed } from '../store.ts';

const CARDS = 40;

/** Opening the board with 100,000 ports against 1,000: it must not grow with them. */
export async function boardFigure(): Promise<Figure> {
  const small = await filledStore(1_000, 3);
  const large = await filledStore(100_000, 3);
  try {
    // In turns, so that a noisy moment meets both.
    const of = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      of.small.push(...(await timed(20, () => small.store.openBoard({}, CARDS))));
      of.large.push(...(await timed(20, () => large.store.openBoard({}, CARDS))));
    }
    const rows = Math.round(100_000 / (large.filledIn / 1000));
    return {
      name: 'board open, 100,000 ports against 1,000',
      measured: median(of.large),
      floor: median(of.small),
      unit: 'ms',
      rule: 'most',
      aim: 1.3,
      note: `median of 100 through the worker; 100,000 ports entered the mirror at ${rows} per second`,
    };
  } finally {
    await small.close();
    await large.close();
  }
}
