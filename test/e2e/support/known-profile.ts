import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealByPassphrase } from '../../../main/secrets/passphrase.ts';
import { KEY_BYTES } from '../../../main/secrets/seal.ts';
import { PASSPHRASE } from './unlock.ts';

/** The least that a profile may ask. Each of some two hundred starts would else compute for a second. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 } as const;

/** Makes an empty profile one that `PASSPHRASE` has locked before. The first start is tried where no profile is. */
export async function lockOnce(profile: string): Promise<void> {
  const settings = join(profile, 'settings');
  if (existsSync(settings)) return;
  await mkdir(settings, { recursive: true, mode: 0o700 });
  const key = await sealByPassphrase(randomBytes(KEY_BYTES), PASSPHRASE, CHEAP);
  await writeFile(join(settings, 'key.json'), JSON.stringify({ key }), { mode: 0o600 });
}
