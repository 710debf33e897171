import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from '../runtime/build.ts';
import { openDisplay } from '../runtime/display.ts';
import { describe, provideRuntime } from '../runtime/runtime.ts';
import { boardFigure } from './figures/board.ts';
import { documentsFigure } from './figures/documents.ts';
import { drainFigures } from './figures/drain.ts';
import { firstPullFigures } from './figures/first-pull.ts';
import { historiesFigure } from './figures/histories.ts';
import { loaFigures } from './figures/loa.ts';
import { mergeFigure } from './figures/merge.ts';
import { previewFigures } from './figures/preview.ts';
import { reconnectFigure } from './figures/reconnect.ts';
import { savedFigure } from './figures/saved.ts';
import { searchFigure } from './figures/search.ts';
import { startFigure } from './figures/start.ts';
import { uploadFigures } from './figures/upload.ts';
import { type Figure, met, print, ratio } from './report.ts';

const FIGURES: Readonly<Record<string, () => Promise<Figure | readonly Figure[]>>> = {
  start: startFigure,
  board: boardFigure,
  search: searchFigure,
  pull: firstPullFigures,
  upload: uploadFigures,
  documents: documentsFigure,
  saved: savedFigure,
  loa: loaFigures,
  preview: previewFigures,
  merge: mergeFigure,
  histories: historiesFigure,
  reconnect: reconnectFigure,
  drain: drainFigures,
};

const runtime = await provideRuntime();
process.stdout.write(`${describe(runtime)}\n`);
await build();
const display = await openDisplay();
Object.assign(process.env, runtime.env, display.env);

const results = fileURLToPath(new URL('results/', import.meta.url));
const asked = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, take] of Object.entries(FIGURES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of [await take()].flat()) {
    print(figure);
    figures.push(figure);
  }
}
display.stop();
await mkdir(results, { recursive: true });
const report = {
  takenAt: new Date().toISOString(),
  node: process.version,
  cores: cpus().length,
  figures: figures.map((figure) => ({ ...figure, ratio: ratio(figure), met: met(figure) })),
};
await writeFile(`${results}latest.json`, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write('Written to test/bench/results/latest.json\n');
