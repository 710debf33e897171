import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignedForm } from '../../../main/practice/s3/storage.ts';
import { run } from '../../runtime/command.ts';
import { provide } from '../../runtime/libraries.ts';
import { BUCKET, client, failureOf, formOf, hashOf, PDF, payload, sha256, silent, slotOf } from './kit.ts';
import type { Running } from './servers.ts';

/** Debian's own, which is where the package lies. */
const PYTHON = '/usr/bin/python3';
const SIZE = 200_000;

interface Signed {
  readonly v2: string;
  readonly v4: string;
  readonly form: SignedForm;
  readonly created: SignedForm;
}

/** Installs botocore when it is missing. Throws with the one command to type where this user may not. */
export async function provideBotocore(): Promise<void> {
  const there = (await run(PYTHON, ['-c', 'import boto3'])).code === 0;
  await provide(there ? [] : [{ what: 'boto3', packages: ['python3-boto3'] }]);
}

function signedBy(server: Running, sessionToken?: string): Signed {
  const { endpoint, accessKey, secretKey, region } = server.options;
  const input = JSON.stringify({ endpoint, accessKey, secretKey, region, bucket: BUCKET, sessionToken });
  const script = join(import.meta.dirname, 'sign.py');
  return JSON.parse(execFileSync(PYTHON, [script], { input, encoding: 'utf8' }));
}

/** What the library signs that carriers sign with, so that neither our signer nor our storage is its own judge. */
export function signerCases(server: () => Running): void {
  const stored = async (key: string) => sha256(await server().storage.read(BUCKET, key));

  describe('signed by botocore', () => {
    let signed: Signed;
    let temporary: Signed;
    beforeAll(() => {
      signed = signedBy(server());
      temporary = signedBy(server(), 'to+ken/with=all');
    }, 60_000);

    it('a SigV2 URL takes the file, and shows the type that was signed', async () => {
      const slot = slotOf(signed.v2);
      expect(slot.contentType).toBe(PDF);
      await client().put(slot, payload(SIZE), silent);
      expect(await stored('boto/v2 + (1).pdf')).toBe(hashOf(SIZE));
    });

    it('a SigV2 URL of temporary credentials takes the file', async () => {
      await client().put(slotOf(temporary.v2), payload(SIZE - 1), silent);
      expect(await stored('boto/v2 + (1).pdf')).toBe(hashOf(SIZE - 1));
    });

    it('a SigV4 URL that covers the type takes that type and no other', async () => {
      await client().put({ url: signed.v4, contentType: PDF }, payload(SIZE), silent);
      expect(await stored('boto/v4 + (1).pdf')).toBe(hashOf(SIZE));
      const wrong = { url: signed.v4, contentType: 'image/png' };
      expect((await failureOf(client().put(wrong, payload(10), silent))).problem.code).toBe('protocol');
    });

    it('a form takes the file', async () => {
      await client()
        .post(formOf(signed.form), payload(SIZE), silent)
        .catch(() => undefined);
      expect(await stored('boto/bill.pdf')).toBe(hashOf(SIZE));
    });

    it('a form that asks for 201 takes the file', async () => {
      const sending = client().post(formOf(signed.created), payload(SIZE), silent);
      if (server().sendsLocation) expect(await sending).toContain('%2Fcreated%2Fbill.pdf');
      else expect((await failureOf(sending)).problem.what).toContain('unregistered');
      expect(await stored('boto/created/bill.pdf')).toBe(hashOf(SIZE));
    });
  });
}
