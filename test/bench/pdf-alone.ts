import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { launchOptions } from '../runtime/launch.ts';
import { root } from '../runtime/paths.ts';

const PDFJS = join(root, 'node_modules/pdfjs-dist');
const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', css: 'text/css' };
const PAGE = '<!doctype html><title>pdf.js</title><body style="margin:0"><canvas></canvas><div></div>';

/** A window with pdf.js and nothing else, from a server on loopback. */
export async function pdfAlone(userData: string): Promise<{
  readonly page: Page;
  readonly close: () => Promise<void>;
}> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      return;
    }
    readFile(join(PDFJS, path)).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? '' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const options = await launchOptions({ userData });
  const app = await _electron.launch({ ...options, args: [join(root, 'test/bench/empty-window')] });
  const page = await app.firstWindow();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    close: async () => {
      await app.close();
      server.close();
    },
  };
}

/** Milliseconds for each time: from bytes to the first page's picture and its text. One worker for all. */
export function drawAlone(
  page: Page,
  bytes: readonly number[],
  width: number,
  times: number,
): Promise<readonly number[]> {
  return page.evaluate(
    async ({ data, wide, rounds }) => {
      // A string that no bundler or checker looks into: the page gets it from its own server.
      const library = '/legacy/build/pdf.mjs';
      const pdfjs = await import(library);
      pdfjs.GlobalWorkerOptions.workerSrc = '/legacy/build/pdf.worker.min.mjs';
      const worker = new pdfjs.PDFWorker();
      const took: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const began = performance.now();
        const pdf = await pdfjs.getDocument({
          data: new Uint8Array(data),
          worker,
          useSystemFonts: false,
          standardFontDataUrl: '/standard_fonts/',
        }).promise;
        const first = await pdf.getPage(1);
        const viewport = first.getViewport({ scale: wide / first.getViewport({ scale: 1 }).width });
        const canvas = document.querySelector('canvas') as HTMLCanvasElement;
        Object.assign(canvas, { width: viewport.width, height: viewport.height });
        const container = document.querySelector('div') as HTMLDivElement;
        container.replaceChildren();
        await Promise.all([
          first.render({ canvas, viewport }).promise,
          new pdfjs.TextLayer({ textContentSource: first.streamTextContent(), container, viewport }).render(),
        ]);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        took.push(performance.now() - began);
        await pdf.loadingTask.destroy();
      }
      return took;
    },
    { data: bytes, wide: width, rounds: times },
  );
}
