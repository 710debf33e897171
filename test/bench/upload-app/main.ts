import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { app } from 'electron';
import type { S3 } from '../../../main/carriers/s3.ts';
import { readPutUrl, s3Client } from '../../../main/carriers/s3.ts';
import type { Payload } from '../../../main/core/interfaces/carrier.ts';
import type { UploadJob, UploadResult } from './job.ts';
import { RESULT_MARK } from './job.ts';

/** As large as the vault's. Bytes. */
const CHUNK = 1024 * 1024;
const SAMPLE_MS = 5;
const WARM_UP = 1_000_000;

/**
 * The file through three buffers, as curl reads it through one: new ones for every piece would measure the kernel's
 * clearing of pages. A piece has left by the time the next but one is asked for.
 */
async function* fileBytes(path: string, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path);
  const buffers = Array.from({ length: 3 }, () => Buffer.allocUnsafeSlow(CHUNK));
  try {
    for (let n = 0; n * CHUNK < size; n += 1) {
      const buffer = buffers[n % buffers.length] as Buffer;
      const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK, size - n * CHUNK), n * CHUNK);
      yield buffer.subarray(0, bytesRead);
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

const s3 = s3Client({ accountName: 'Bench', carrierLabel: 'Bench', isOwnHost: () => false, loopback: true });
const mebibytes = (bytes: number) => bytes / 1024 / 1024;
/** Resident memory when the first job began. */
let first: number | undefined;

async function upload({ file, urls, warmUp, atOnce }: UploadJob): Promise<UploadResult> {
  const { size } = await stat(file);
  // undici is loaded with the first request; what it needs for itself is no part of an upload.
  await send(s3, warmUp, payloadOf(file, Math.min(size, WARM_UP)));
  const before = process.memoryUsage.rss();
  first ??= before;
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
  return { ms, grownMiB: mebibytes(peak - before), grownInAllMiB: mebibytes(peak - first) };
}

app.setPath('userData', process.env.BENCH_PROFILE ?? '');
app
  .whenReady()
  .then(async () => {
    for await (const line of createInterface({ input: process.stdin })) {
      const result = await upload(JSON.parse(line));
      process.stdout.write(`${RESULT_MARK}${JSON.stringify(result)}\n`);
    }
    app.exit(0);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
