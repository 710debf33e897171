import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { boardFigure } from './figures/board.ts';
import { searchFigure } from './figures/search.ts';
import { type Figure, met, print, ratio } from './report.ts';

const FIGURES: Readonly<Record<string, () => Promise<Figure>>> = {
  board: boardFigure,
  search: searchFigure,
};

const results = fileURLToPath(new URL('results/', import.meta.url));
const asked = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, take] of Object.entries(FIGURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figure = await take();
  print(figure);
  figures.push(figure);
}
await mkdir(results, { recursive: true });
const report = {
  takenAt: new Date().toISOString(),
  node: process.version,
  cores: cpus().length,
  figures: figures.map((figure) => ({ ...figure, ratio: ratio(figure), met: met(figure) })),
};
await writeFile(`${results}latest.json`, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write('Written to test/bench/results/latest.json\n');
