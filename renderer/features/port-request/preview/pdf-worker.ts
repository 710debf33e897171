import { pdfjs } from 'react-pdf';

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
}

const WORKER_URL = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).href;

/** Where trusted types are required, a script address must come from a policy: this one passes our own worker only. */
function trusted(url: string): string {
  const types = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  const policy = types.createPolicy('portside-pdf-worker', {
    createScriptURL: (asked) => {
      if (asked !== WORKER_URL) throw new Error('Only the PDF worker may be loaded.');
      return asked;
    },
  });
  return policy.createScriptURL(url) as string;
}

let worker: InstanceType<typeof pdfjs.PDFWorker> | undefined;

/** One worker for all previews, started with the first one. */
export function pdfWorker(): InstanceType<typeof pdfjs.PDFWorker> {
  if (worker) return worker;
  // The typings of pdf.js 6 lost the type of `port`; its documentation has a Worker there.
  const port = new Worker(trusted(WORKER_URL), { type: 'module' }) as unknown as null;
  worker = new pdfjs.PDFWorker({ port });
  return worker;
}
