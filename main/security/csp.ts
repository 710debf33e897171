const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
};

function policy(changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...DIRECTIVES, ...changes })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The policy of every page and file. The network is main's job: a page reaches its own files and nothing else. */
export const PAGE_POLICY = policy();

/** A worker has the policy of its own file: pdf.js decodes scans (JBIG2, JPEG 2000) in WebAssembly, there only. */
export const PDF_WORKER_POLICY = policy({ 'script-src': "'self' 'wasm-unsafe-eval'" });

/** Which policy a file is served with, by its path under the renderer's folder. */
export function policyFor(path: string): string {
  return /(?:^|[\\/])pdf\.worker[^\\/]*\.m?js$/.test(path) ? PDF_WORKER_POLICY : PAGE_POLICY;
}
