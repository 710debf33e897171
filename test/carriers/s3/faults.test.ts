import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { S3Options } from '../../../main/carriers/s3.ts';
import type { Fault } from '../../../main/practice/s3/control.ts';
import type { PracticeS3 } from '../../../main/practice/s3/server.ts';
import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import type { PracticeStorage } from '../../../main/practice/s3/storage.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { BUCKET, client, failureOf, formOf, hashOf, PDF, payload, sha256, silent, slotOf } from './kit.ts';

const SIZE = 3_000_000;
const KEY = 'direct-uploads/x/bill.pdf';
let s3: PracticeS3;
let storage: PracticeStorage;

beforeEach(async () => {
  s3 = await startPracticeS3({ buckets: [BUCKET] });
  storage = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
});
afterEach(() => s3.close());

const put = (options?: Partial<S3Options>, file = payload(SIZE)) => {
  const url = storage.presignPut({ bucket: BUCKET, key: KEY, contentType: PDF, seconds: 600 });
  return client(options).put(slotOf(url), file, silent);
};
const post = (options?: Partial<S3Options>) => {
  const keyPrefix = 'direct-uploads/x/';
  const form = { bucket: BUCKET, keyPrefix, contentType: PDF, acl: 'public-read', seconds: 600 };
  return client(options).post(formOf(storage.postForm(form)), payload(SIZE), silent);
};
const stored = () => sha256(s3.control.object(BUCKET, KEY)?.bytes);
const uploads = () => s3.control.log().filter(({ method }) => method === 'PUT' || method === 'POST');
const planted = (fault: Fault, times = 1) => s3.control.fault({ fault, times });

describe('an upload that the storage turns away', () => {
  it.each([
    [503, 'SlowDown', 'carrier-down', 'maybe'],
    [500, 'InternalError', 'carrier-down', 'maybe'],
    [400, 'RequestTimeout', 'carrier-down', 'maybe'],
    [200, 'InternalError', 'carrier-down', 'maybe'],
    [400, 'ExpiredToken', 'expired-slot', 'yes'],
    [403, 'AccessDenied', 'forbidden', 'yes'],
    [403, 'SignatureDoesNotMatch', 'protocol', 'yes'],
    [400, 'EntityTooLarge', 'rejected', 'yes'],
    [411, 'MissingContentLength', 'rejected', 'yes'],
    [501, 'NotImplemented', 'rejected', 'yes'],
    [404, 'NoSuchBucket', 'protocol', 'yes'],
    [301, 'PermanentRedirect', 'protocol', 'yes'],
    [418, 'NeverHeardOfIt', 'protocol', 'yes'],
  ] as const)('with %i %s is %s', async (status, code, problem, reached) => {
    for (const send of [put, post]) {
      planted({ kind: 'error', status, code });
      const failure = await failureOf(send());
      expect(failure).toMatchObject({ reached, problem: { code: problem } });
    }
    expect(uploads()).toHaveLength(2);
    expect(stored()).toBeUndefined();
  });

  it('says so at once, not after the last byte', async () => {
    planted({ kind: 'error', status: 403, code: 'SignatureDoesNotMatch' });
    let sent = 0;
    const url = storage.presignPut({ bucket: BUCKET, key: KEY, contentType: PDF, seconds: 600 });
    const watch = { progress: (bytes: number) => (sent = bytes) };
    const failure = await failureOf(client().put(slotOf(url), payload(200_000_000), watch));
    expect(failure.problem.code).toBe('protocol');
    expect(sent).toBeLessThan(100_000_000);
  });

  it('is asked for a pause when the storage says how long', async () => {
    s3.control.fault({ fault: { kind: 'error', status: 503, code: 'SlowDown', retryAfter: 7 } });
    const failure = await failureOf(put({ now: () => 1_000_000 }));
    expect(failure.problem.retryAt).toBe(new Date(1_007_000).toISOString());
  });
});

it('a place that runs out while the file is on its way is one that has expired', async () => {
  for (const send of [put, post]) {
    planted({ kind: 'slow', ms: 300 });
    const failing = failureOf(send());
    await sleep(150);
    s3.control.advance(700_000);
    expect(await failing).toMatchObject({ reached: 'yes', problem: { code: 'expired-slot' } });
  }
  expect(stored()).toBeUndefined();
});

describe('a connection that breaks', () => {
  it('at 60 % leaves nothing behind, and the same slot takes the file afterwards', async () => {
    planted({ kind: 'cut', share: 0.6 });
    const failure = await failureOf(put());
    expect(failure).toMatchObject({ reached: 'maybe', problem: { code: 'carrier-down' } });
    expect(failure.problem.what).toBe(
      "The connection to Harborline's file storage broke before the answer was whole.",
    );
    expect(failure.problem.next).toBe('Portside tries again by itself; check the network if this stays.');
    expect(stored()).toBeUndefined();
    await put();
    expect(stored()).toBe(hashOf(SIZE));
  });

  it('at 60 % of a form is the same', async () => {
    planted({ kind: 'cut', share: 0.6 });
    expect(await failureOf(post())).toMatchObject({ reached: 'maybe', problem: { code: 'carrier-down' } });
    expect(stored()).toBeUndefined();
    expect(await post()).toContain('bill.pdf');
  });

  it('after the file was stored may have been everything', async () => {
    planted({ kind: 'lost-answer' });
    expect((await failureOf(put())).reached).toBe('maybe');
    expect(stored()).toBe(hashOf(SIZE));
    expect(uploads()).toHaveLength(1);
  });

  it('is never mended by sending the file twice by ourselves', async () => {
    planted({ kind: 'cut', share: 0.1 }, 9);
    await failureOf(put());
    await failureOf(post());
    expect(uploads()).toHaveLength(2);
  });

  it('or stands still, ends when it has stood long enough', async () => {
    planted({ kind: 'slow', ms: 5_000 });
    const failure = await failureOf(put({ timeouts: { bodyIdle: 300 } }, payload(30_000_000)));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'carrier-down' } });
    expect(failure.problem.what).toContain('took no more of the file');
  });

  it('stands still on our side: the storage’s own RequestTimeout is understood', async () => {
    await s3.close();
    s3 = await startPracticeS3({ buckets: [BUCKET], idle: 400 });
    storage = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
    const stalling = {
      ...payload(SIZE),
      open: async function* () {
        yield new Uint8Array(1_000);
        await sleep(1_500);
        yield new Uint8Array(SIZE - 1_000);
      },
    };
    const failure = await failureOf(put({}, stalling));
    expect(failure.problem.what).toBe(
      "Harborline's file storage could not take the file now (RequestTimeout).",
    );
    expect(stored()).toBeUndefined();
  });
});

describe('the file here', () => {
  const opened = { now: 0, ever: 0 };
  const watchedFile = (size: number) => {
    const file = payload(size);
    const open = async function* () {
      opened.now += 1;
      opened.ever += 1;
      try {
        yield* file.open();
      } finally {
        opened.now -= 1;
      }
    };
    return { ...file, open };
  };
  beforeEach(() => Object.assign(opened, { now: 0, ever: 0 }));

  it.each<[string, Fault]>([
    ['after an upload', { kind: 'slow', ms: 1 }],
    ['when the connection breaks', { kind: 'cut', share: 0.3 }],
    ['when it is refused half-way', { kind: 'error', status: 403, code: 'AccessDenied' }],
    ['when nothing is taken any more', { kind: 'slow', ms: 3_000 }],
  ])('is let go of %s', async (_when, fault) => {
    planted(fault);
    await put({ timeouts: { bodyIdle: 300 } }, watchedFile(30_000_000)).catch(() => undefined);
    await expect.poll(() => opened).toEqual({ now: 0, ever: 1 });
  });

  it('is let go of when it is told to stop', async () => {
    const stop = new AbortController();
    const url = storage.presignPut({ bucket: BUCKET, key: KEY, contentType: PDF, seconds: 600 });
    const watch = { progress: () => stop.abort(), signal: stop.signal };
    await failureOf(client().put(slotOf(url), watchedFile(30_000_000), watch));
    await expect.poll(() => opened).toEqual({ now: 0, ever: 1 });
  });
});

describe('a redirect', () => {
  it('to the same domain is followed with the whole file, once per step', async () => {
    const other = await startPracticeS3({ buckets: [BUCKET], port: 0 });
    try {
      planted({ kind: 'redirect', to: other.url });
      // Its host is signed in no V2 URL, so that S3 can send a file to a sister.
      await put();
      expect(other.control.object(BUCKET, KEY)?.bytes.byteLength).toBe(SIZE);
      expect(stored()).toBeUndefined();
      planted({ kind: 'redirect', to: other.url });
      expect(await post()).toContain(other.url);
    } finally {
      await other.close();
    }
  });

  it.each([['http://localhost:1'], ['https://bucket.s3.example.com'], ['not an address']])(
    'to %s is refused, and nothing is sent there',
    async (to) => {
      planted({ kind: 'redirect', to });
      const failure = await failureOf(put());
      expect(failure).toMatchObject({ problem: { code: 'protocol' } });
      expect(uploads()).toHaveLength(1);
    },
  );

  it('in a ring ends', async () => {
    planted({ kind: 'redirect', to: s3.url }, Number.POSITIVE_INFINITY);
    expect((await failureOf(put())).problem.code).toBe('protocol');
    expect(uploads().length).toBeLessThan(5);
  });
});

describe('Location', () => {
  it('missing is no success: the file is uploaded but unregistered', async () => {
    planted({ kind: 'no-location' });
    const failure = await failureOf(post());
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'protocol' } });
    expect(failure.problem.what).toBe(
      "Harborline's file storage took the file but did not say where it lies: it is uploaded but unregistered.",
    );
    expect(stored()).toBe(hashOf(SIZE));
  });

  it.each([
    ['https://files-service-prod.s3.amazonaws.com/direct-uploads%2F87a1e591%2FConcept+8.jpg'],
    ['http://bucket/a%2Bb+c%2fd?x=1&y=%20'],
  ])('is kept as it came: %s', async (value) => {
    planted({ kind: 'location', value });
    expect(await post()).toBe(value);
  });
});

describe('what leaves', () => {
  it('carries nothing but what an upload needs', async () => {
    await put();
    await post();
    const allowed = ['host', 'connection', 'content-type', 'content-length', 'user-agent', 'x-request-id'];
    for (const { headers, length } of uploads()) {
      expect(headers.filter((name) => !allowed.includes(name))).toEqual([]);
      expect(Number(length)).toBeGreaterThanOrEqual(SIZE);
    }
  });

  it('asks for the time only when the clock here speaks against the slot', async () => {
    await put();
    expect(s3.control.log().map(({ method }) => method)).toEqual(['PUT']);
    s3.control.clearLog();
    await put({ now: () => Date.now() + 3_600_000 });
    expect(s3.control.log().map(({ method }) => method)).toEqual(['HEAD', 'PUT']);
  });

  it('leaves when the storage’s clock is the one that is wrong', async () => {
    s3.control.advance(-86_400_000);
    await put();
    expect(stored()).toBe(hashOf(SIZE));
  });
});
