import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { v4Url } from '../../../main/practice/s3/storage.ts';
import { BUCKET, client, failureOf, hashOf, PDF, payload, raw, sha256, silent, slotOf } from './kit.ts';
import type { Running } from './servers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SIZE = 300_000;

/** Everything about presigned PUT URLs that any faithful storage answers the same way. */
export function putCases(server: () => Running): void {
  const order = (key: string, seconds = 600) => ({ bucket: BUCKET, key, contentType: PDF, seconds });
  const put = (key: string, seconds?: number) => server().storage.presignPut(order(key, seconds));
  const stored = async (key: string) => sha256(await server().storage.read(BUCKET, key));
  const v4 = (key: string, seconds: number, ahead = 0) => {
    const options = { ...server().options, now: () => Date.now() + ahead };
    return `${options.endpoint}${v4Url(options, 'PUT', `/${BUCKET}/${key}`, seconds)}`;
  };

  describe('a file to a presigned URL', () => {
    it('arrives byte for byte', async () => {
      await client().put(slotOf(put('4/one/bill.pdf')), payload(SIZE), silent);
      expect(await stored('4/one/bill.pdf')).toBe(hashOf(SIZE));
    });

    it('arrives with a session token in the URL', async () => {
      const url = server().storage.presignPut({ ...order('4/token.pdf'), sessionToken: 'to+ken/with=all' });
      await client().put(slotOf(url), payload(SIZE), silent);
      expect(await stored('4/token.pdf')).toBe(hashOf(SIZE));
    });

    it('arrives under a key with spaces, plus signs and accents', async () => {
      await client().put(slotOf(put('4/Ünion + Söhne (2).pdf')), payload(SIZE), silent);
      expect(await stored('4/Ünion + Söhne (2).pdf')).toBe(hashOf(SIZE));
    });

    it('arrives whatever characters its signature has', async () => {
      // Among so many signatures there are some with + and / in them.
      for (let n = 0; n < 12; n += 1) await client().put(slotOf(put(`4/many/${n}.pdf`)), payload(64), silent);
      for (let n = 0; n < 12; n += 1) expect(await stored(`4/many/${n}.pdf`)).toBe(hashOf(64));
    });

    it('arrives by a SigV4 URL, which signs no type', async () => {
      await client().put({ url: v4('4/v4.pdf', 600), contentType: PDF }, payload(SIZE), silent);
      expect(await stored('4/v4.pdf')).toBe(hashOf(SIZE));
    });

    it('tells how far it is, up to the last byte', async () => {
      const size = 20_000_000;
      const seen: number[] = [];
      const watch = { progress: (sent: number, total: number) => seen.push(sent / total) };
      await client().put(slotOf(put('4/large.pdf')), payload(size), watch);
      expect(seen.length).toBeGreaterThan(10);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.at(-1)).toBe(1);
      expect(await stored('4/large.pdf')).toBe(hashOf(size));
    });

    it('may be sent again to the same URL and overwrites itself', async () => {
      const slot = slotOf(put('4/again.pdf'));
      await client().put(slot, payload(SIZE), silent);
      await client().put(slot, payload(1_000), silent);
      expect(await stored('4/again.pdf')).toBe(hashOf(1_000));
    });
  });

  describe('a signature that is not right', () => {
    const refused = async (url: string, contentType?: string) => {
      const signature = new URL(url).searchParams.get('Signature') ?? 'none';
      const slot = { url, ...(contentType !== undefined && { contentType }) };
      return failureOf(client().put(slot, payload(SIZE), silent), signature, server().options.accessKey);
    };

    it.each([['application/octet-stream'], [`${PDF}; charset=utf-8`], [undefined]])(
      'for the type %s is our mistake, and nothing is stored',
      async (contentType) => {
        const failure = await refused(put('5/type.pdf'), contentType);
        expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'protocol' } });
        expect(failure.problem.what).toBe(
          "Harborline's file storage found the signature of the upload wrong (SignatureDoesNotMatch).",
        );
        expect(await stored('5/type.pdf')).toBeUndefined();
      },
    );

    it('because it was changed', async () => {
      const url = put('5/tampered.pdf').replace(/Signature=../, 'Signature=AA');
      expect((await refused(url, PDF)).problem.code).toBe('protocol');
    });

    it('because the URL was given more time than it had', async () => {
      const url = put('5/longer.pdf').replace(/Expires=(\d+)/, (_all, at) => `Expires=${Number(at) + 600}`);
      expect((await refused(url, PDF)).problem.code).toBe('protocol');
    });

    it('because it is for another file', async () => {
      const url = put('5/mine.pdf').replace('mine.pdf', 'yours.pdf');
      expect((await refused(url, PDF)).problem.code).toBe('protocol');
      expect(await stored('5/yours.pdf')).toBeUndefined();
    });

    it('in SigV4 either', async () => {
      const url = v4('5/v4.pdf', 600).replace(/Signature=../, 'Signature=00');
      expect((await refused(url, PDF)).problem.code).toBe('protocol');
    });

    it('because the key is nobody’s', async () => {
      const url = put('5/stranger.pdf').replace(/AWSAccessKeyId=\w+/, 'AWSAccessKeyId=ASIASTRANGER');
      expect((await refused(url, PDF)).problem.code).toBe('forbidden');
    });
  });

  describe('time', () => {
    it('over: the storage turns the file away and a new place is asked for', async () => {
      const url = server()
        .signedAt(-2 * HOUR)
        .presignPut(order('6/over.pdf'));
      // A clock that runs two hours late believes that there is time left.
      const late = client({ now: () => Date.now() - 2 * HOUR });
      const failure = await failureOf(late.put(slotOf(url), payload(SIZE), silent));
      expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'expired-slot' } });
      expect(failure.problem.what).toBe('The place that Flowroute gave for the file has expired.');
      expect(await stored('6/over.pdf')).toBeUndefined();
    });

    it('over by SigV4', async () => {
      const late = client({ now: () => Date.now() - 2 * HOUR });
      const slot = { url: v4('6/over-v4.pdf', 600, -2 * HOUR), contentType: PDF };
      const failure = await failureOf(late.put(slot, payload(SIZE), silent));
      expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'expired-slot' } });
    });

    it('nearly over: it is not begun', async () => {
      const s3 = client();
      const failure = await failureOf(s3.put(slotOf(put('6/soon.pdf', 55)), payload(SIZE), silent));
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'expired-slot' } });
      await s3.put(slotOf(put('6/soon.pdf', 65)), payload(SIZE), silent);
    });

    it.each([
      ['ahead', DAY],
      ['behind', -DAY],
    ])('is the storage’s own: a computer a day %s sends all the same', async (_word, wrong) => {
      const s3 = client({ now: () => Date.now() + wrong });
      await s3.put(slotOf(put('6/wrong.pdf')), payload(SIZE), silent);
      await s3.put(slotOf(put('6/wrong.pdf')), payload(SIZE), silent);
      expect(Math.abs(s3.clockOffset() + wrong)).toBeLessThan(2_000);
    });

    it('asked beyond seven days is refused by SigV4', async () => {
      const answer = await raw('PUT', v4('6/long.pdf', 700_000), { 'content-type': PDF }, Buffer.from('x'));
      expect([400, 403]).toContain(answer.status);
    });
  });

  describe('a file that is not what it was', () => {
    it.each([
      ['shorter', 200_000],
      ['longer', 400_000],
    ])('%s: it is to be attached again, and nothing is stored', async (_word, really) => {
      const wrong = { ...payload(SIZE), open: payload(really).open };
      const failure = await failureOf(client().put(slotOf(put('7/length.pdf')), wrong, silent));
      expect(failure.problem.code).toBe('storage');
      expect(await stored('7/length.pdf')).toBeUndefined();
    });

    it('gone: it says so, and nothing is stored', async () => {
      const gone = {
        ...payload(SIZE),
        open: async function* () {
          yield new Uint8Array(1_000);
          throw new Error('ENOENT: /home/agent/bill.pdf');
        },
      };
      const failure = await failureOf(client().put(slotOf(put('7/gone.pdf')), gone, silent), '/home');
      expect(failure.problem.what).toBe("The file bill.pdf can't be read from this computer.");
      expect(await stored('7/gone.pdf')).toBeUndefined();
    });
  });

  it('stops when it is told to, and nothing is stored', async () => {
    const stop = new AbortController();
    const slow = {
      ...payload(SIZE),
      open: async function* () {
        yield new Uint8Array(100_000);
        stop.abort();
        await sleep(50);
        yield new Uint8Array(200_000);
      },
    };
    const watch = { ...silent, signal: stop.signal };
    const failure = await failureOf(client().put(slotOf(put('7/stopped.pdf')), slow, watch));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'offline' } });
    expect(await stored('7/stopped.pdf')).toBeUndefined();
    const before = await failureOf(client().put(slotOf(put('7/stopped.pdf')), payload(10), watch));
    expect(before.reached).toBe('no');
  });

  describe('the storage itself turns away', () => {
    it('a body without a length', async () => {
      const answer = await raw('PUT', put('8/chunked.pdf'), { 'content-type': PDF }, [Buffer.from('part')]);
      expect([411, 501]).toContain(answer.status);
    });

    it('a second way to sign', async () => {
      const headers = { 'content-type': PDF, authorization: 'Basic c3RyYXk6c3RyYXk=' };
      const answer = await raw('PUT', put('8/two.pdf'), headers, Buffer.from('x'));
      expect(answer.status).toBe(400);
    });

    it('a form where raw bytes belong', async () => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const answer = await raw('PUT', put('8/form.pdf'), headers, Buffer.from('--b--'));
      expect(answer).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
    });

    it('a header that was not signed', async () => {
      const headers = { 'content-type': PDF, 'x-amz-acl': 'public-read' };
      const answer = await raw('PUT', put('8/acl.pdf'), headers, Buffer.from('x'));
      expect(answer.status).toBe(403);
    });

    it('an expired URL before it asks for the body', async () => {
      const url = server().signedAt(-HOUR).presignPut(order('8/expect.pdf', 60));
      const headers = { 'content-type': PDF, 'content-length': '5', expect: '100-continue' };
      const answer = await raw('PUT', url, headers, Buffer.from('hello'));
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', continued: false });
    });

    it('a reader without a signature', async () => {
      await client().put(slotOf(put('8/private.pdf')), payload(10), silent);
      const answer = await raw('GET', `${server().options.endpoint}/${BUCKET}/8/private.pdf`);
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    });
  });
}
