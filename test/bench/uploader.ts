import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { killTree, must, start } from '../runtime/command.ts';
import { mustDropSandbox } from '../runtime/launch.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { bundle } from './bundle.ts';
import type { UploadJob, UploadResult } from './upload-app/job.ts';
import { RESULT_MARK } from './upload-app/job.ts';

export interface Uploader {
  /** Uploads through our own client in Electron's main process, the same process every time. */
  readonly ours: (job: UploadJob) => Promise<UploadResult>;
  /** The same with curl; milliseconds. */
  readonly curl: (job: UploadJob) => Promise<number>;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

const source = new URL('upload-app/main.ts', import.meta.url);
const TIMEOUT_MS = 10 * 60_000;

/** A little Electron app around our S3 client, built anew in a temporary folder and running. */
export async function openUploader(runtime: Runtime): Promise<Uploader> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-upload-'));
  await buildInto(join(folder, 'app'));
  await mkdir(join(folder, 'profile'));
  const env = { ...process.env, ...runtime.env, BENCH_PROFILE: join(folder, 'profile') };
  const args = [join(folder, 'app'), ...(mustDropSandbox() ? ['--no-sandbox'] : [])];
  const app = start(runtime.binary, args, { env, stdio: 'pipe' });
  if (!app.stdin || !app.stdout) throw new Error('Electron was started without pipes.');
  const { stdin } = app;
  let complaints = '';
  app.stderr?.on('data', (text: Buffer) => {
    complaints += text.toString();
  });
  const lines = createInterface({ input: app.stdout })[Symbol.asyncIterator]();
  return {
    ours: async (job) => {
      stdin.write(`${JSON.stringify(job)}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`Electron ended before its upload did.\n${complaints}`);
        if (value.startsWith(RESULT_MARK)) return JSON.parse(value.slice(RESULT_MARK.length));
      }
    },
    curl: (job) => curl(folder, job),
    folder,
    close: async () => {
      killTree(app);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function buildInto(home: string): Promise<void> {
  await bundle(source, home, 'main.js');
  const about = { name: 'upload', type: 'module', main: 'main.js' };
  await writeFile(join(home, 'package.json'), JSON.stringify(about));
}

async function curl(folder: string, { file, urls, atOnce }: UploadJob): Promise<number> {
  const config = join(folder, 'curl.txt');
  const one = (url: string) =>
    `upload-file = "${file}"\nurl = "${url}"\nheader = "Content-Type: application/pdf"\nheader = "Expect:"\noutput = "/dev/null"\n`;
  await writeFile(config, urls.map(one).join('next\n'));
  const started = performance.now();
  const parallel = atOnce > 1 ? ['--parallel', '--parallel-max', String(atOnce)] : [];
  const seconds = ['-w', '%{time_total}'];
  const output = await must('curl', ['-sS', '-f', ...parallel, ...seconds, '-K', config], {
    timeoutMs: TIMEOUT_MS,
  });
  // One alone says itself how long it took, without the start of its process; many are timed from outside.
  return urls.length === 1 ? Number(output) * 1000 : performance.now() - started;
}
