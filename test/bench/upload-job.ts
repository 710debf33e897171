import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { must } from '../runtime/command.ts';
import { mustDropSandbox } from '../runtime/launch.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** What Electron is to upload: the same file to every URL. */
export interface UploadJob {
  readonly file: string;
  readonly urls: readonly string[];
  /** Takes a small file beforehand. */
  readonly warmUp: string;
  readonly atOnce: number;
}

export interface UploadResult {
  /** From the first byte to the last answer. */
  readonly ms: number;
  /** Most that resident memory grew by meanwhile. */
  readonly grownMiB: number;
}

export interface Uploader {
  /** Uploads through our own client in Electron's main process. */
  readonly ours: (job: UploadJob) => Promise<UploadResult>;
  /** The same with curl; milliseconds. */
  readonly curl: (job: UploadJob) => Promise<number>;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

const app = fileURLToPath(new URL('upload-app/main.ts', import.meta.url));
const TIMEOUT_MS = 10 * 60_000;

/** A little Electron app around our S3 client, built anew, in a temporary folder. */
export async function uploaderOf(runtime: Runtime): Promise<Uploader> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-upload-'));
  const home = join(folder, 'app');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: app,
      outDir: home,
      target: 'node20.18',
      minify: true,
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.js' } },
    },
  });
  await writeFile(
    join(home, 'package.json'),
    JSON.stringify({ name: 'upload', type: 'module', main: 'main.js' }),
  );
  await mkdir(join(folder, 'profile'));
  return {
    ours: (job) => ours(runtime, folder, job),
    curl: (job) => curl(folder, job),
    folder,
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function ours(runtime: Runtime, folder: string, job: UploadJob): Promise<UploadResult> {
  const [jobFile, resultFile] = [join(folder, 'job.json'), join(folder, 'result.json')];
  await writeFile(jobFile, JSON.stringify(job));
  const env = {
    ...process.env,
    ...runtime.env,
    BENCH_JOB: jobFile,
    BENCH_RESULT: resultFile,
    BENCH_PROFILE: join(folder, 'profile'),
  };
  const args = [join(folder, 'app'), ...(mustDropSandbox() ? ['--no-sandbox'] : [])];
  await must(runtime.binary, args, { env, timeoutMs: TIMEOUT_MS });
  return JSON.parse(await readFile(resultFile, 'utf8'));
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
