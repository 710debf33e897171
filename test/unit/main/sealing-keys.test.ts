import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pressTasks } from '../../../main/boot/press-tasks.ts';
import { refuse } from '../../../main/core/interfaces/refusal.ts';
import type { SealingKeyRing } from '../../../main/secrets/sealing-keys.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { COMPANY, p12Of } from '../../pdf/seal/kit.ts';
import { withStore } from './with-store.ts';

const { knownSeals, openSealingKeys } = await withStore(
  () => import('../../../main/secrets/sealing-keys.ts'),
);

let folder: string;
let key = randomBytes(32);
let at = Date.now();
let made: Awaited<ReturnType<typeof pressTasks.makeKey>>;
beforeAll(async () => {
  made = await pressTasks.makeKey(COMPANY, at);
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-keys-'));
  [key, at] = [randomBytes(32), Date.now() + 3_600_000];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function ring(sealingKey = async () => key): SealingKeyRing {
  return openSealingKeys({
    folder,
    sealingKey,
    bench: {
      makeKey: async () => made,
      readP12: (p12, password) => pressTasks.readP12(p12, password, at),
    },
    noteDamage: () => undefined,
  });
}

async function problemOf(promise: Promise<unknown>): Promise<Problem | undefined> {
  return promise.then(
    () => undefined,
    (error: { readonly problem?: Problem }) => error.problem,
  );
}

describe('the key that seals', () => {
  it('is made in the company’s name, lies sealed, and is there after a restart', async () => {
    expect(await ring().current()).toBeNull();
    const facts = await ring().make(COMPANY);
    expect(facts).toMatchObject({ name: COMPANY, source: 'made-here', fingerprint: made.fingerprint });
    expect(Date.parse(facts.validTo)).toBeGreaterThan(at + 9 * 365 * 86_400_000);
    expect(await ring().current()).toEqual(facts);
    expect(await ring().secret()).toEqual({
      source: 'made-here',
      privateKey: new Uint8Array(made.privateKey),
      certificate: new Uint8Array(made.certificate),
    });
    const file = readFileSync(join(folder, 'sealing.json'), 'utf8');
    expect(file).not.toContain(Buffer.from(made.privateKey).toString('base64').slice(100, 160));
  });

  it('is replaced by a P12, and what it sealed stays ours', async () => {
    await ring().make(COMPANY);
    const p12 = p12Of({ folder, name: 'Harbor', password: 'long enough' });
    const imported = await ring().importP12(p12, 'long enough');
    expect(imported).toMatchObject({ name: 'Harbor', source: 'imported' });
    expect(await ring().known()).toEqual([made.fingerprint, imported.fingerprint]);
    expect(await ring().secret()).toEqual({
      source: 'imported',
      p12: new Uint8Array(p12),
      password: 'long enough',
    });
  });

  it('can’t be opened when the key store is another one: a new one is made, the old one stays known', async () => {
    await ring().make(COMPANY);
    key = randomBytes(32);
    const keys = ring();
    expect(await problemOf(keys.secret())).toMatchObject({
      code: 'secrets-locked',
      what: expect.stringContaining('can’t be opened'),
      next: expect.stringContaining('a new key is made'),
    });
    expect(await keys.current()).toBeNull();
    expect(await keys.known()).toEqual([made.fingerprint]);
    expect(knownSeals(folder)).toEqual([made.fingerprint]);
  });

  it('that was imported is asked for again instead', async () => {
    const p12 = p12Of({ folder, name: 'Harbor', password: 'long enough' });
    await ring().importP12(p12, 'long enough');
    key = randomBytes(32);
    expect(await problemOf(ring().secret())).toMatchObject({
      next: expect.stringContaining('Import the P12 again'),
    });
    expect(await ring().current()).toMatchObject({ name: 'Harbor' });
  });

  it('is neither made nor read while Portside is locked; certificates are known all the same', async () => {
    await ring().make(COMPANY);
    const locked = ring(async () => {
      throw refuse('secrets-locked', 'Portside is locked.', 'Type your passphrase.');
    });
    expect(await problemOf(locked.make(COMPANY))).toMatchObject({ code: 'secrets-locked' });
    expect(await problemOf(locked.secret())).toMatchObject({ code: 'secrets-locked' });
    expect(await locked.known()).toEqual([made.fingerprint]);
    expect(await locked.current()).toMatchObject({ name: COMPANY });
  });
});

describe('a P12 that can’t seal has its sentence', () => {
  const P12: Readonly<Record<string, readonly [() => Buffer, string]>> = {
    'another file': [() => Buffer.from('%PDF-1.7'), 'This file is not a P12.'],
    'a wrong password': [
      () => p12Of({ folder, name: 'Harbor', password: 'another' }),
      'The password does not open this P12.',
    ],
    'no private key': [
      () => p12Of({ folder, name: 'Harbor', password: 'right', export: ['-nokeys'] }),
      'This P12 holds no private key with its certificate.',
    ],
    'an expired certificate': [
      () => {
        at = Date.now() + 60 * 86_400_000;
        return p12Of({ folder, name: 'Harbor', password: 'right', days: 30 });
      },
      'The certificate of Harbor expired on ',
    ],
    'a certificate for a web server': [
      () => p12Of({ folder, name: 'Harbor', password: 'right', extensions: ['extendedKeyUsage=serverAuth'] }),
      'The certificate of Harbor is not for signing documents.',
    ],
    'a certificate for encryption': [
      () => p12Of({ folder, name: 'Harbor', password: 'right', extensions: ['keyUsage=keyEncipherment'] }),
      'The certificate of Harbor is not for signing documents.',
    ],
    'a short key': [
      () => p12Of({ folder, name: 'Harbor', password: 'right', newKey: ['-newkey', 'rsa:1024'] }),
      'The key in this P12 is of a kind that PDF readers don’t trust.',
    ],
  };
  it.each(Object.entries(P12))('%s', async (_what, [make, said]) => {
    const problem = await problemOf(ring().importP12(make(), 'right'));
    expect(problem).toMatchObject({ code: 'rejected', what: expect.stringContaining(said) });
    expect(problem?.next).toMatch(/^[A-Z].+\.$/);
    expect(await ring().current()).toBeNull();
  });
});
