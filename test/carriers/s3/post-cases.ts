import { describe, expect, it } from 'vitest';
import type { PostForm } from '../../../main/carriers/s3.ts';
import type { Payload } from '../../../main/core/interfaces/carrier.ts';
import type { FormOrder } from '../../../main/practice/s3/storage.ts';
import {
  BUCKET,
  changed,
  client,
  failureOf,
  formOf,
  hashOf,
  PDF,
  payload,
  raw,
  sha256,
  silent,
} from './kit.ts';
import type { Running } from './servers.ts';

const HOUR = 3_600_000;
const SIZE = 300_000;

/** Everything about POST forms that any faithful storage answers the same way. */
export function postCases(server: () => Running): void {
  const order = (folder: string, more: Partial<FormOrder> = {}): FormOrder => ({
    bucket: BUCKET,
    keyPrefix: `direct-uploads/${folder}/`,
    contentType: PDF,
    acl: 'public-read',
    seconds: 600,
    ...more,
  });
  const form = (folder: string, more?: Partial<FormOrder>) =>
    formOf(server().storage.postForm(order(folder, more)));
  const stored = async (key: string) => sha256(await server().storage.read(BUCKET, `direct-uploads/${key}`));

  /** Sends it, and where the storage tells it, checks where it lies. */
  const post = async (to: PostForm, file: Payload, key: string) => {
    const sending = client().post(to, file, silent);
    if (!server().sendsLocation) {
      const failure = await failureOf(sending);
      expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'protocol' } });
      expect(failure.problem.what).toContain('uploaded but unregistered');
      return;
    }
    const location = await sending;
    expect(location).toContain('direct-uploads%2F');
    expect(server().storage.keyAt(BUCKET, location)).toBe(`direct-uploads/${key}`);
  };

  const refused = async (to: PostForm, code: string | RegExp, size = SIZE) => {
    const signature = to.fields.find(([name]) => name === 'x-amz-signature')?.[1] ?? 'none';
    const failure = await failureOf(client().post(to, payload(size), silent), signature, BUCKET);
    expect(failure.problem.code).toMatch(code);
    return failure;
  };

  describe('a file in a form', () => {
    it('arrives byte for byte under its own name', async () => {
      await post(form('one'), payload(SIZE), 'one/bill.pdf');
      expect(await stored('one/bill.pdf')).toBe(hashOf(SIZE));
    });

    it.each([
      ['C:\\scans\\bill.pdf', 'bill.pdf'],
      ['../../etc/bill.pdf', 'bill.pdf'],
      ['Löa + copy (2).PDF', 'loa-copy-2.pdf'],
      ['a"; filename="b.pdf', 'a-filename-b.pdf'],
      ['請求書.pdf', 'document.pdf'],
    ])('named %s becomes %s', async (name, plain) => {
      await post(form('names'), payload(2_000, name), `names/${plain}`);
      expect(await stored(`names/${plain}`)).toBe(hashOf(2_000));
    });

    it('tells how far it is, in bytes of the file alone', async () => {
      const seen: number[] = [];
      const size = 5_000_000;
      const watch = { progress: (sent: number) => seen.push(sent) };
      await client()
        .post(form('large'), payload(size), watch)
        .catch(() => undefined);
      expect(seen.every((sent, n) => sent >= (seen[n - 1] ?? 0) && sent <= size)).toBe(true);
      expect(seen.at(-1)).toBe(size);
      expect(await stored('large/bill.pdf')).toBe(hashOf(size));
    });

    it('can be read by anybody once it lies there: its policy says public-read', async () => {
      await post(form('public'), payload(SIZE), 'public/bill.pdf');
      const url = `${server().options.endpoint}/${BUCKET}/direct-uploads/public/bill.pdf`;
      expect((await raw('GET', url)).status).toBe(200);
    });

    it('may carry fields that S3 is asked to ignore', async () => {
      await post(changed(form('ignored'), 'x-ignore-note', 'hello'), payload(SIZE), 'ignored/bill.pdf');
      expect(await stored('ignored/bill.pdf')).toBe(hashOf(SIZE));
    });
  });

  describe('a form that is not as it was signed', () => {
    it.each([
      ['acl', undefined],
      ['acl', 'private'],
      ['content-type', undefined],
      ['x-amz-date', undefined],
      ['x-amz-meta-extra', 'not in the policy'],
      ['key', 'elsewhere/bill.pdf'],
    ])('is refused: %s is %s', async (name, value) => {
      await refused(changed(form('changed'), name, value), /^(forbidden|protocol)$/);
      expect(await stored('changed/bill.pdf')).toBeUndefined();
      expect(await server().storage.read(BUCKET, 'elsewhere/bill.pdf')).toBeUndefined();
    });

    it('is refused without its policy or with another one', async () => {
      await refused(changed(form('policy'), 'policy', undefined), /^(forbidden|protocol)$/);
      const generous = Buffer.from(JSON.stringify({ expiration: '2099-01-01T00:00:00Z', conditions: [] }));
      await refused(changed(form('policy'), 'policy', generous.toString('base64')), /^(forbidden|protocol)$/);
      expect(await stored('policy/bill.pdf')).toBeUndefined();
    });

    it('is refused with a changed signature', async () => {
      await refused(changed(form('signature'), 'x-amz-signature', '0'.repeat(64)), /^(forbidden|protocol)$/);
      expect(await stored('signature/bill.pdf')).toBeUndefined();
    });

    it('is refused when the file comes first', async () => {
      const { url, fields } = form('first');
      const part = (name: string, value: string) =>
        `--b\r\ncontent-disposition: form-data; name="${name}"${name === 'file' ? '; filename="a.pdf"' : ''}\r\n\r\n${value}\r\n`;
      const all = [part('file', 'bytes'), ...fields.map(([name, value]) => part(name, value)), '--b--\r\n'];
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      expect((await raw('POST', url, headers, Buffer.from(all.join('')))).status).toBe(400);
    });
  });

  describe('sizes that a policy limits', () => {
    it('takes what fits, to the byte', async () => {
      await post(form('exact', { sizes: [SIZE, SIZE] }), payload(SIZE), 'exact/bill.pdf');
      expect(await stored('exact/bill.pdf')).toBe(hashOf(SIZE));
    });

    it('says that a file is too large, or too small', async () => {
      const large = await refused(form('sizes', { sizes: [1, SIZE - 1] }), 'rejected');
      expect(large.problem.next).toContain('smaller file');
      await refused(form('sizes', { sizes: [SIZE + 1, SIZE * 2] }), 'rejected');
      expect(await stored('sizes/bill.pdf')).toBeUndefined();
    });
  });

  describe('time', () => {
    it('over: the storage turns the form away and a new one is asked for', async () => {
      const signed = formOf(
        server()
          .signedAt(-2 * HOUR)
          .postForm(order('over')),
      );
      const late = client({ now: () => Date.now() - 2 * HOUR });
      const failure = await failureOf(late.post(signed, payload(SIZE), silent));
      expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'expired-slot' } });
      expect(await stored('over/bill.pdf')).toBeUndefined();
    });

    it('nearly over: it is not begun', async () => {
      const failure = await refused(form('soon', { seconds: 55 }), 'expired-slot');
      expect(failure.reached).toBe('no');
    });

    it('given to a changed policy is not given', async () => {
      const signed = formOf(
        server()
          .signedAt(-2 * HOUR)
          .postForm(order('longer')),
      );
      const policy = signed.fields.find(([name]) => name === 'policy')?.[1] ?? '';
      const text = Buffer.from(policy, 'base64').toString();
      const longer = text.replace(/"expiration":"[^"]+"/, '"expiration":"2099-01-01T00:00:00.000Z"');
      await refused(
        changed(signed, 'policy', Buffer.from(longer).toString('base64')),
        /^(forbidden|protocol)$/,
      );
      expect(await stored('longer/bill.pdf')).toBeUndefined();
    });
  });

  describe('a form that can not be sent as it is', () => {
    it.each<[string, (from: PostForm) => PostForm]>([
      ['more than 20 KB of fields', (from) => changed(from, 'x-ignore-long', 'x'.repeat(20_480))],
      ['a name that breaks out of its line', (from) => changed(from, 'a"\r\nx: y', 'value')],
      ['a field under the name of the file', (from) => changed(from, 'file', 'value')],
      ['another type than the file has', (from) => changed(from, 'content-type', 'image/png')],
    ])('is refused before anything leaves: %s', async (_what, spoil) => {
      const failure = await refused(spoil(form('unfit')), 'protocol');
      expect(failure.reached).toBe('no');
    });
  });
}
