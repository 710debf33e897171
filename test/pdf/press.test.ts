import { afterAll, describe, expect, it } from 'vitest';
import { openPress, type Press } from '../../main/boot/press.ts';
import { sealFacts } from '../../main/pdf/seal/seal-facts.ts';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { threadUrl } from '../runtime/threads.ts';
import { content, evidence, localNumbers, signedBy } from './loa/contents.ts';
import { COMPANY, drawn, madeKey } from './seal/kit.ts';

const url = threadUrl('press');
const opened: Press[] = [];
afterAll(() => Promise.all(opened.map((press) => press.close())));

function press(parts: Partial<Parameters<typeof openPress>[0]> = {}): Press {
  const made = openPress({
    url,
    secretFor: () => madeKey(),
    timestampUrl: () => undefined,
    now: Date.now,
    ...parts,
  });
  opened.push(made);
  return made;
}

async function problemOf(promise: Promise<unknown>): Promise<Problem | undefined> {
  return promise.then(
    () => undefined,
    (error: { readonly problem?: Problem }) => error.problem,
  );
}

const loa = content({ numbers: localNumbers(3) });

describe('the press', () => {
  it('draws, seals and reads an LOA on its threads', async () => {
    const { draw, seal, inspect } = press();
    const unsigned = await draw(loa, {});
    expect(await inspect(unsigned)).toMatchObject({ seal: { kind: 'none' }, loaMark: { loaId: loa.loaId } });
    const sealed = await seal(loa, {}, signedBy, evidence);
    expect(sealed).toMatchObject({ sealedBy: COMPANY, timestamped: false });
    expect(sealFacts(sealed.bytes)).toMatchObject({ kind: 'whole', fingerprint: sealed.fingerprint });
    expect(await inspect(sealed.bytes)).toMatchObject({
      formFields: [],
      loaMark: { loaId: loa.loaId, numbersHash: loa.numbersHash },
      seal: { kind: 'whole' },
    });
  }, 60_000);

  it('says so when a file takes too long, and goes on with the next', async () => {
    const patience = { draw: 30_000, seal: 60_000, inspect: 1, makeKey: 90_000, readP12: 20_000 };
    const hurried = press({ limits: { patience } });
    expect(await problemOf(hurried.inspect(await drawn()))).toMatchObject({
      code: 'file-refused',
      what: 'Portside stopped reading this file: it took too long.',
    });
    expect(await hurried.draw(loa, {})).toBeInstanceOf(Uint8Array);
  }, 60_000);

  it('says so when a file needs too much memory, and reads the next', async () => {
    const small = press({ limits: { heapMb: 24 } });
    // Every number is an object once it is parsed.
    const numbers = `%PDF-1.7\n1 0 obj\n[${'1 '.repeat(6_000_000)}]\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
    const refused = await problemOf(small.inspect(Buffer.from(numbers)));
    expect(refused?.what).toBe('Portside stopped reading this file: it needed too much memory.');
    expect(await problemOf(small.inspect(Buffer.from('nothing')))).toMatchObject({ code: 'file-refused' });
  }, 60_000);

  it('refuses what is too large before it is copied', async () => {
    expect(await problemOf(press().inspect(new Uint8Array(300 * 1024 * 1024)))).toMatchObject({
      what: expect.stringContaining('The file has 300 MB'),
    });
  });
});
