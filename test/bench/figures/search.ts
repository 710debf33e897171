import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Figure, median, quantile } from '../report.ts';
import { filledStore, timed } from '../store.ts';

const PORTS = 20_000;
const NUMBERS_EACH = 50;
const CARDS = 40;
/** What agents type, one keystroke after the other. */
const TYPED = ['(206) 555-3142', '5578812', 'harbor bak', 'ORD-1734', 'granite dental 18', '9715560'];

function keystrokes(text: string): readonly string[] {
  return Array.from(text, (_, n) => text.slice(0, n + 1)).filter((typed) => typed.trim() !== '');
}

/** Searching as you type among a million numbers, against looking through numbers and names with LIKE. */
export async function searchFigure(): Promise<Figure> {
  const filled = await filledStore(PORTS, NUMBERS_EACH);
  const texts = TYPED.flatMap(keystrokes);
  try {
    const samples: number[] = [];
    for (const text of texts) {
      samples.push(...(await timed(5, () => filled.store.openBoard({ text }, CARDS))));
    }
    const scan = likeScan(filled.folder);
    return {
      name: 'search keystroke p95, 1,000,000 numbers, against a LIKE scan',
      measured: quantile(samples, 0.95),
      floor: scan,
      unit: 'ms',
      rule: 'least',
      aim: 100,
      note: `${texts.length} keystrokes, 5 times each, whole board answered; median ${median(samples).toFixed(2)} ms`,
    };
  } finally {
    await filled.close();
  }
}

/** Median milliseconds of the plain way: every number and every name looked at, raw SQLite, a connection of its own. */
function likeScan(folder: string): number {
  const db = new Database(join(folder, 'mirror.db'), { readonly: true });
  try {
    const scan = db.prepare(`SELECT id FROM cards WHERE name_key LIKE '%' || @typed || '%'
      OR id IN (SELECT card_id FROM digits WHERE digits LIKE '%' || @typed || '%')`);
    const samples: number[] = [];
    for (const typed of ['2065553142', '5578812', '9715560', '5559', '55731']) {
      for (let n = 0; n < 3; n += 1) {
        const started = performance.now();
        scan.all({ typed });
        samples.push(performance.now() - started);
      }
    }
    return median(samples);
  } finally {
    db.close();
  }
}
