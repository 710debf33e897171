import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { startRgw } from '../../runtime/ceph.ts';
import { provideRuntime } from '../../runtime/runtime.ts';
import { type Figure, median } from '../report.ts';
import { openUploader } from '../uploader.ts';

const SIZE = 8_000_000;
const ROUNDS = 10;
const PER_ROUND = 20;
/** As many as the app sends to one carrier's storage at once. */
const AT_ONCE = 2;
const BUCKET = 'bench';

/** A day's documents to a real S3 server, against curl with as many at once. */
export async function documentsFigure(): Promise<Figure> {
  const runtime = await provideRuntime();
  const uploader = await openUploader(runtime);
  const rgw = await startRgw();
  try {
    const storage = storageAt({ ...rgw, now: Date.now });
    await storage.makeBucket(BUCKET);
    const slot = (key: string) =>
      storage.presignPut({ bucket: BUCKET, key, contentType: 'application/pdf', seconds: 3600 });
    const file = join(uploader.folder, 'document.pdf');
    const document = randomBytes(SIZE);
    await writeFile(file, document);
    const job = (name: string) => ({
      file,
      urls: Array.from({ length: PER_ROUND }, (_, n) => slot(`${name}/${n}.pdf`)),
      warmUp: slot(`${name}/warm-up.pdf`),
      atOnce: AT_ONCE,
    });
    const [ours, curl]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      curl.push(await uploader.curl(job(`curl-${round}`)));
      ours.push((await uploader.ours(job(`ours-${round}`))).ms);
    }
    const stored = await storage.read(BUCKET, 'ours-0/0.pdf');
    if (!stored || !document.equals(stored)) throw new Error('A document did not arrive as it was sent.');
    const [measured, floor] = [median(ours), median(curl)];
    const speed = (ms: number) => `${Math.round((PER_ROUND * SIZE) / 1000 / ms)} MB/s`;
    return {
      name: `${ROUNDS * PER_ROUND} documents of 8 MB from main to Ceph RGW, against curl`,
      measured,
      floor,
      unit: 'ms',
      rule: 'least',
      aim: 0.9,
      note: `${AT_ONCE} at once; ${speed(measured)} against ${speed(floor)}; median of ${ROUNDS} rounds of ${PER_ROUND}, in turns, Electron ${runtime.version}`,
    };
  } finally {
    await rgw.close();
    await uploader.close();
  }
}
