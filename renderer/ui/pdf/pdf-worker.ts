import { pdfjs } from 'react-pdf';

let worker: InstanceType<typeof pdfjs.PDFWorker> | undefined;

/** One worker for all previews, started with the first one. */
export function pdfWorker(): InstanceType<typeof pdfjs.PDFWorker> {
  if (worker) return worker;
  const url = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url);
  // The typings of pdf.js 6 lost the type of `port`; its documentation has a Worker there.
  const port = new Worker(url, { type: 'module' }) as unknown as null;
  worker = new pdfjs.PDFWorker({ port });
  return worker;
}
