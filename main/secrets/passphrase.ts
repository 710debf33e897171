import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/** scrypt's cost: about half a second and 128 MiB on an office machine. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const CONTEXT = 'portside/root-key/passphrase';

/** A root key sealed by a passphrase, as the key file holds it. The seal's tag is also what tells a wrong passphrase. */
export const passphraseSealSchema = z.object({
  by: z.literal('passphrase'),
  salt: z.string().min(1),
  // Bounded: a key file that someone else wrote must not make scrypt take all memory.
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
  sealed: z.string().min(1),
});
export type PassphraseSeal = Readonly<z.infer<typeof passphraseSealSchema>>;

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

function stretch(passphrase: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  const maxmem = 256 * N * r;
  // The same phrase typed on another keyboard can arrive in another Unicode form.
  const text = passphrase.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(text, salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function sealByPassphrase(
  root: Uint8Array,
  passphrase: string,
  cost: Cost = COST,
): Promise<PassphraseSeal> {
  const salt = randomBytes(16);
  const key = await stretch(passphrase, salt, cost);
  const sealed = seal(key, root, CONTEXT).toString('base64');
  return { by: 'passphrase', salt: salt.toString('base64'), ...cost, sealed };
}

/** The root key, or `undefined` when the passphrase is not the right one. */
export async function openByPassphrase(
  sealed: PassphraseSeal,
  passphrase: string,
): Promise<Buffer | undefined> {
  const key = await stretch(passphrase, Buffer.from(sealed.salt, 'base64'), sealed);
  return unseal(key, Buffer.from(sealed.sealed, 'base64'), CONTEXT);
}
