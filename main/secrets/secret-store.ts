import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { SecretStoreStatus } from '../../preload/contract/domain/secrets.ts';
import { Refusal } from '../core/interfaces/refusal.ts';
import type { OsKeyStore } from './os-store.ts';
import { openByPassphrase, passphraseSealSchema, sealByPassphrase } from './passphrase.ts';
import { deriveKey, KEY_BYTES } from './seal.ts';

/** What the derived keys are for; each opens its own kind of thing and nothing else. */
export type KeyPurpose = 'credentials' | 'fields' | 'vault' | 'sealing';

export interface SecretStore {
  readonly status: () => SecretStoreStatus;
  /** Chooses the passphrase the first time, checks it afterwards. Rejects with `secrets-locked` when it is wrong. */
  readonly unlock: (passphrase: string) => Promise<SecretStoreStatus>;
  /** Throws `secrets-locked` while there is no key. */
  readonly key: (purpose: KeyPurpose) => Buffer;
}

/** The root key as it lies on disk: sealed by the key store named in `backend`, or by a passphrase. */
export const keyFileSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('os'), backend: z.string(), sealed: z.string().min(1) }),
  passphraseSealSchema,
]);
export type KeyFile = Readonly<z.infer<typeof keyFileSchema>>;

export interface KeyFilePlace {
  readonly read: () => KeyFile | undefined;
  readonly write: (file: KeyFile) => void;
}

/**
 * The operating system's key store sealed our key and does not open it now: its key ring is locked, gone or another
 * one. Making a new key would lose every sealed PIN and document, so the start stops here.
 */
export class KeyStoreGone extends Error {
  readonly backend: string;

  constructor(backend: string) {
    super(`The key store "${backend}" did not open the key it sealed.`);
    this.name = 'KeyStoreGone';
    this.backend = backend;
  }
}

const LOCKED: Problem = {
  code: 'secrets-locked',
  what: 'Portside is locked.',
  next: 'Type your passphrase to unlock it.',
};

const WRONG: Problem = {
  code: 'secrets-locked',
  what: 'That is not the passphrase this profile was locked with.',
  next: 'Check the keyboard layout and Caps Lock, then type it again.',
};

/** Finds or makes the root key. Rejects with `KeyStoreGone` when only the system's key store could open it and does not. */
export async function openSecretStore(place: KeyFilePlace, os: OsKeyStore): Promise<SecretStore> {
  const file = place.read();
  if (file?.by === 'os') return opened(await rootFromOs(file, place, os), 'os');
  if (file === undefined && os.trusted) {
    const root = randomBytes(KEY_BYTES);
    place.write(await osKeyFile(root, os));
    return opened(root, 'os');
  }
  return lockedStore(place);
}

async function osKeyFile(root: Buffer, os: OsKeyStore): Promise<KeyFile> {
  const sealed = await os.seal(root.toString('base64'));
  return { by: 'os', backend: os.backend, sealed: sealed.toString('base64') };
}

async function rootFromOs(
  file: KeyFile & { by: 'os' },
  place: KeyFilePlace,
  os: OsKeyStore,
): Promise<Buffer> {
  const found = os.trusted
    ? await os.open(Buffer.from(file.sealed, 'base64')).catch(() => undefined)
    : undefined;
  const root = Buffer.from(found?.clear ?? '', 'base64');
  if (found === undefined || root.length !== KEY_BYTES) throw new KeyStoreGone(file.backend);
  if (found.again || os.backend !== file.backend) place.write(await osKeyFile(root, os));
  return root;
}

function opened(root: Buffer, by: 'os' | 'passphrase'): SecretStore {
  const keys = new Map<KeyPurpose, Buffer>();
  return {
    status: () => ({ kind: 'ready', by }),
    unlock: async () => ({ kind: 'ready', by }),
    key: (purpose) => {
      const key = keys.get(purpose) ?? deriveKey(root, purpose);
      keys.set(purpose, key);
      return key;
    },
  };
}

function lockedStore(place: KeyFilePlace): SecretStore {
  let store: SecretStore | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function open(passphrase: string): Promise<SecretStoreStatus> {
    if (store) return store.status();
    const file = place.read();
    if (file?.by === 'passphrase') {
      const root = await openByPassphrase(file, passphrase);
      if (root === undefined) throw new Refusal(WRONG);
      store = opened(root, 'passphrase');
    } else {
      const root = randomBytes(KEY_BYTES);
      place.write(await sealByPassphrase(root, passphrase));
      store = opened(root, 'passphrase');
    }
    return store.status();
  }

  return {
    status: () => store?.status() ?? { kind: place.read() ? 'locked' : 'needs-passphrase' },
    // One after the other: two first passphrases at once would make two keys.
    unlock: (passphrase) => {
      const next = turn.then(() => open(passphrase));
      turn = next.catch(() => undefined);
      return next;
    },
    key: (purpose) => {
      if (!store) throw new Refusal(LOCKED);
      return store.key(purpose);
    },
  };
}
