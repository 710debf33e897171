import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { app } from 'electron';
import type { S3 } from '../../../main/carriers/s3.ts';
import { readPutUrl, s3Client } from '../../../main/carriers/s3.ts';
import type { Payload } from '../../../main/core/interfaces/carrier.ts';
import type { UploadJob, UploadResult } from '../upload-job.ts';

/** As large as the vault's. Bytes. */
const CHUNK = 1024 * 1024;
const SAMPLE_MS = 5;
const WARM_UP = 1_000_000;

async function* fileBytes(path: string, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path);
  try {
    for (let at = 0; at < size; at += CHUNK) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, size - at));
      await file.read(buffer, 0, buffer.length, at);
      yield buffer;
    }
  } finally {
    await file.close();
  }
}

function payloadOf(path: string, size: number): Payload {
  const open = () => fileBytes(path, size);
  return { name: 'bill.pdf', kind: 'invoice', mediaType: 'application/pdf', sha256: '', size, open };
}

function send(s3: S3, url: string, payload: Payload): Promise<void> {
  return s3.put({ url, ...readPutUrl(url) }, payload, { progress: () => undefined });
}

async function upload({ file, urls, warmUp, atOnce }: UploadJob): Promise<UploadResult> {
  const { size } = await stat(file);
  const s3 = s3Client({
    accountName: 'Bench',
    carrierLabel: 'Bench',
    isOwnHost: () => false,
    loopback: true,
  });
  // undici is loaded with the first request; what it needs for itself is no part of an upload.
  await send(s3, warmUp, payloadOf(file, Math.min(size, WARM_UP)));
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const waiting = [...urls];
  const started = performance.now();
  const lane = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      await send(s3, url, payloadOf(file, size));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const ms = performance.now() - started;
  clearInterval(sampling);
  return { ms, grownMiB: (peak - before) / 1024 / 1024 };
}

const [jobFile, resultFile] = [process.env.BENCH_JOB ?? '', process.env.BENCH_RESULT ?? ''];
app.setPath('userData', process.env.BENCH_PROFILE ?? '');
app
  .whenReady()
  .then(async () => {
    const job: UploadJob = JSON.parse(await readFile(jobFile, 'utf8'));
    await writeFile(resultFile, JSON.stringify(await upload(job)));
    app.exit(0);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
