import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { provideRuntime } from '../../runtime/runtime.ts';
import { type Figure, median } from '../report.ts';
import { openSink } from '../sink.ts';
import { openUploader } from '../uploader.ts';

const SIZE = 300_000_000;
const ROUNDS = 11;

/** One large file through our client in Electron's main process, against curl, to the same sink; and what memory it took. */
export async function uploadFigures(): Promise<readonly Figure[]> {
  const runtime = await provideRuntime();
  const uploader = await openUploader(runtime);
  const sink = await openSink();
  try {
    const file = join(uploader.folder, 'large.pdf');
    await fill(file);
    const url = `${sink.url}/file?content-type=application%2Fpdf`;
    const job = { file, urls: [url], warmUp: url, atOnce: 1 };
    const [ours, curl]: [number[], number[]] = [[], []];
    let [grown, inAll] = [0, 0];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const floor = await uploader.curl(job);
      const { ms, grownMiB, grownInAllMiB } = await uploader.ours(job);
      grown = Math.max(grown, grownMiB);
      inAll = Math.max(inAll, grownInAllMiB);
      // The first round warms the cache of the file.
      if (round === 0) continue;
      curl.push(floor);
      ours.push(ms);
    }
    const [measured, floor] = [median(ours), median(curl)];
    const speed = (ms: number) => `${Math.round(SIZE / 1000 / ms)} MB/s`;
    const base = { measured, floor, unit: 'ms' } as const;
    return [
      {
        ...base,
        name: 'upload of 300 MB from main, against curl',
        rule: 'least',
        aim: 0.75,
        note: `${speed(measured)} against ${speed(floor)}; median of ${ROUNDS}, in turns, Electron ${runtime.version}`,
      },
      {
        name: 'memory that an upload of 300 MB takes in main',
        measured: grown,
        floor: 0,
        unit: 'MiB',
        rule: 'value',
        aim: 32,
        note: `the most of ${ROUNDS + 1} uploads; ${inAll.toFixed(1)} MiB over all of them, Electron ${runtime.version}`,
      },
    ];
  } finally {
    await sink.close();
    await uploader.close();
  }
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const part = randomBytes(1_000_000);
  for (let written = 0; written < SIZE; written += part.length) await file.write(part);
  await file.close();
}
