import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { pageOf } from './poppler.ts';

const DPI = 60;
/** A pixel differs when its grey is further off than this, of 255: the edges of letters vary a little. */
const FAR = 64;
/** Of all pixels of a page, so many may differ: about the ink of five letters. */
const SHARE = 0.0003;

const goldens = join(import.meta.dirname, 'goldens');

/**
 * Compares a page with its picture in `goldens/`; undefined where they agree. `GOLDENS=write` takes the pictures anew:
 * look at each before it is kept.
 */
export async function unlike(pdf: Uint8Array, page: number, name: string): Promise<string | undefined> {
  const actual = await pageOf(pdf, page, DPI);
  const file = join(goldens, `${name}.png`);
  if (process.env.GOLDENS === 'write') {
    await mkdir(goldens, { recursive: true });
    await writeFile(file, grey(actual));
    return undefined;
  }
  const golden = PNG.sync.read(await readFile(file));
  if (golden.width !== actual.width || golden.height !== actual.height) return `${name} has another size`;
  let differing = 0;
  for (let at = 0; at < golden.data.length; at += 4) {
    if (Math.abs((golden.data[at] ?? 0) - (actual.data[at] ?? 0)) > FAR) differing += 1;
  }
  if (differing <= SHARE * golden.width * golden.height) return undefined;
  const kept = join(tmpdir(), `${name}-actual.png`);
  await writeFile(kept, grey(actual));
  return `${differing} pixels of ${name} differ; see ${kept}`;
}

function grey({ width, height, data }: PNG): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.filter((_, at) => at % 4 === 0));
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
