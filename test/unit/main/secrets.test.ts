import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OsKeyStore, osKeyStore, type SafeStorageLike } from '../../../main/secrets/os-store.ts';
import { seal, unseal } from '../../../main/secrets/seal.ts';
import { KeyStoreGone, openSecretStore } from '../../../main/secrets/secret-store.ts';
import { scratchFolder } from './files-scratch.ts';
import { withStore } from './with-store.ts';

/** A key store that really seals, with a key of its own that can be changed or taken away. */
function keyRing(platform: string, backend: string, available = true) {
  let key = randomBytes(32);
  const storage: SafeStorageLike = {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (clear) => seal(key, Buffer.from(clear), 'ring'),
    decryptString: (sealed) => {
      const clear = unseal(key, sealed, 'ring');
      if (!clear) throw new Error('wrong key');
      return clear.toString();
    },
  };
  return { open: () => osKeyStore(storage, platform), storage, forget: () => (key = randomBytes(32)) };
}

async function profile() {
  const folder = await scratchFolder();
  const { openKeyFile } = await withStore(() => import('../../../main/secrets/key-file.ts'));
  const start = async (os: OsKeyStore) => openSecretStore(openKeyFile(folder), os);
  const disk = async () => {
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
  };
  return { folder, start, disk, openKeyFile };
}

const wrong = { problem: { code: 'secrets-locked' } };

describe('which key stores are trusted', () => {
  it.each([
    ['linux', 'gnome_libsecret', true, true],
    ['linux', 'kwallet6', true, true],
    ['linux', 'gnome_libsecret', false, false],
    ['linux', 'basic_text', true, false],
    ['linux', 'unknown', true, false],
    ['darwin', 'x', true, true],
    ['darwin', 'x', false, false],
    ['win32', 'x', true, true],
  ])('%s with %s, available %s: %s', async (platform, backend, available, trusted) => {
    expect((await keyRing(platform, backend, available).open()).trusted).toBe(trusted);
  });

  it('asks the asynchronous half where there is one', async () => {
    const ring = keyRing('darwin', '');
    const os = await osKeyStore(
      {
        ...ring.storage,
        isAsyncEncryptionAvailable: async () => true,
        encryptStringAsync: async (clear) => Buffer.from(`async:${clear}`),
        decryptStringAsync: async () => ({ result: 'clear', shouldReEncrypt: true }),
      },
      'darwin',
    );
    expect((await os.seal('a')).toString()).toBe('async:a');
    expect(await os.open(Buffer.of(1))).toEqual({ clear: 'clear', again: true });
    const silent = await osKeyStore(
      { ...ring.storage, isAsyncEncryptionAvailable: async () => false },
      'linux',
    );
    expect(silent.trusted).toBe(false);
  });
});

describe('a key sealed by the system', () => {
  it('is made once and found again, and its purposes differ', async () => {
    const ring = keyRing('linux', 'gnome_libsecret');
    const { start, disk } = await profile();
    const first = await start(await ring.open());
    expect(first.status()).toEqual({ kind: 'ready', by: 'os' });
    const again = await start(await ring.open());
    expect(again.key('vault').equals(first.key('vault'))).toBe(true);
    expect(first.key('vault').equals(first.key('fields'))).toBe(false);
    expect(first.key('credentials')).toHaveLength(32);
    expect(await disk()).toContain('gnome_libsecret');
    for (const purpose of ['vault', 'fields', 'credentials'] as const) {
      expect(await disk()).not.toContain(first.key(purpose).toString('base64'));
    }
  });

  it('stops the start when the key ring is locked, gone or another one, and keeps the file', async () => {
    const ring = keyRing('linux', 'gnome_libsecret');
    const { start, disk } = await profile();
    const before = await start(await ring.open()).then((store) => store.key('vault'));
    const file = await disk();
    await expect(start(await keyRing('linux', 'gnome_libsecret', false).open())).rejects.toThrow(
      KeyStoreGone,
    );
    await expect(start(await keyRing('linux', 'basic_text').open())).rejects.toThrow(KeyStoreGone);
    await expect(start(await keyRing('linux', 'kwallet6').open())).rejects.toThrow(KeyStoreGone);
    expect(await disk()).toBe(file);
    expect((await start(await ring.open())).key('vault').equals(before)).toBe(true);
  });

  it('comes back from its second copy when the first is damaged', async () => {
    const ring = keyRing('linux', 'gnome_libsecret');
    const { folder, start } = await profile();
    const before = (await start(await ring.open())).key('vault');
    await writeFile(join(folder, 'key.json'), '{"key": {"by": "os", "sea');
    expect((await start(await ring.open())).key('vault').equals(before)).toBe(true);
    await rm(join(folder, 'key.json'));
    expect((await start(await ring.open())).key('vault').equals(before)).toBe(true);
  });

  it('is not replaced by a new one when both copies are damaged', async () => {
    const ring = keyRing('linux', 'gnome_libsecret');
    const { folder, start, openKeyFile } = await profile();
    await start(await ring.open());
    for (const name of ['key', 'key.backup']) await writeFile(join(folder, `${name}.json`), '{"key":');
    for (const _start of ['first', 'second']) expect(() => openKeyFile(folder)).toThrow('damaged');
    await rm(join(folder, 'key.json'));
    expect(() => openKeyFile(folder)).toThrow('damaged');
  });
});

describe('a key locked by a passphrase', () => {
  it('is chosen once, asked for afterwards, and refused when wrong', async () => {
    const none = await keyRing('linux', 'basic_text').open();
    const { start, disk } = await profile();
    const first = await start(none);
    expect(first.status()).toEqual({ kind: 'needs-passphrase' });
    expect(() => first.key('vault')).toThrow('Portside is locked');
    expect(await first.unlock('correct horse battery')).toEqual({ kind: 'ready', by: 'passphrase' });
    const key = first.key('vault');
    expect(await disk()).not.toContain('correct horse');

    const later = await start(none);
    expect(later.status()).toEqual({ kind: 'locked' });
    await expect(later.unlock('correct horse batteri')).rejects.toMatchObject(wrong);
    expect(later.status()).toEqual({ kind: 'locked' });
    expect(() => later.key('vault')).toThrow('Portside is locked');
    await later.unlock('correct horse battery');
    expect(later.key('vault').equals(key)).toBe(true);
  });

  it('makes one key although two windows choose at once, and takes a phrase in any Unicode form', async () => {
    const { start } = await profile();
    const store = await start(await keyRing('linux', 'unknown').open());
    await Promise.all([store.unlock('Café número 1'), store.unlock('another phrase')]);
    const key = store.key('fields');
    const later = await start(await keyRing('linux', 'unknown').open());
    await later.unlock('Cafe\u0301 nu\u0301mero 1');
    expect(later.key('fields').equals(key)).toBe(true);
  });

  it('stays with its passphrase when a key store appears later', async () => {
    const { start } = await profile();
    const store = await start(await keyRing('linux', 'basic_text').open());
    await store.unlock('correct horse battery');
    expect((await start(await keyRing('linux', 'gnome_libsecret').open())).status().kind).toBe('locked');
  });
});
