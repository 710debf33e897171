import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { missing, provide } from '../../runtime/libraries.ts';

const run = promisify(execFile);

/** Poppler reads what pdf-lib wrote: nothing of ours is believed about its own output. */
export async function needPoppler(): Promise<void> {
  await provide(await missing(process.execPath, { pdftoppm: 'poppler-utils', pdftotext: 'poppler-utils' }));
}

async function withFile<Value>(pdf: Uint8Array, use: (file: string, folder: string) => Promise<Value>) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'));
  try {
    const file = join(folder, 'in.pdf');
    await writeFile(file, pdf);
    return await use(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The text layer, page by page, in the order it was written, with single spaces. */
export function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { maxBuffer: 2 ** 25 });
    return stdout
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/gu, ' ').trim());
  });
}

/** A page as grey pixels; `page` counts from 1. */
export function pageOf(pdf: Uint8Array, page: number, dpi: number): Promise<PNG> {
  return withFile(pdf, async (file, folder) => {
    const of = ['-f', `${page}`, '-l', `${page}`];
    await run('pdftoppm', ['-png', '-gray', '-r', `${dpi}`, ...of, file, join(folder, 'out')]);
    const name = (await readdir(folder)).find((each) => each.endsWith('.png')) ?? 'none.png';
    return PNG.sync.read(await readFile(join(folder, name)));
  });
}
