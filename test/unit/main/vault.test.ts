import { createHash, randomBytes } from 'node:crypto';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../../main/files/sealed-file.ts';
import { openVault } from '../../../main/files/vault.ts';
import { scratchFolder } from './files-scratch.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const key = Buffer.alloc(32, 7);

async function vaultWith(bytes: Uint8Array) {
  const folder = await scratchFolder();
  const vault = openVault(folder, () => key);
  const sha256 = hash(bytes);
  await vault.put(sha256, bytes);
  return { folder, vault, sha256, path: join(folder, sha256.slice(0, 2), sha256) };
}

const damaged = { problem: { code: 'storage', what: expect.stringContaining('damaged') } };

describe('the vault', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
    'gives %i bytes back as they were',
    async (size) => {
      const bytes = randomBytes(size);
      const { vault, sha256 } = await vaultWith(bytes);
      expect(await vault.size(sha256)).toBe(size);
      expect(hash(await vault.read(sha256))).toBe(sha256);
      let largest = 0;
      for await (const chunk of vault.open(sha256)) largest = Math.max(largest, chunk.length);
      expect(largest).toBeLessThanOrEqual(CHUNK_BYTES);
    },
  );

  it('shows nothing of the content on the disk, and is the user’s alone', async () => {
    const bytes = Buffer.from('%PDF-1.7 CANARY Rosa Lindqvist 2065550142 '.repeat(40));
    const { path } = await vaultWith(bytes);
    const sealed = await readFile(path);
    expect(sealed.includes('CANARY') || sealed.includes('%PDF')).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the same content once, sealed anew, and heals a damaged copy', async () => {
    const bytes = randomBytes(5000);
    const { folder, vault, sha256, path } = await vaultWith(bytes);
    await writeFile(path, 'rubbish');
    await expect(vault.read(sha256)).rejects.toMatchObject(damaged);
    await vault.put(sha256, bytes);
    expect(hash(await vault.read(sha256))).toBe(sha256);
    expect(await readdir(join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('notices every kind of tampering', async () => {
    const bytes = randomBytes(2 * CHUNK_BYTES + 100);
    const { vault, sha256, path } = await vaultWith(bytes);
    const sealed = await readFile(path);
    const chunk = CHUNK_BYTES + 16;
    const head = 40;
    const flip = (at: number) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const first = sealed.subarray(head, head + chunk);
    const second = sealed.subarray(head + chunk, head + 2 * chunk);
    const variants: readonly (readonly [string, Buffer])[] = [
      ['a bit of the magic', flip(0)],
      ['a bit of the salt', flip(20)],
      ['a bit of the first chunk', flip(head + 5)],
      ['a bit of a tag', flip(head + chunk - 1)],
      ['the last byte', flip(sealed.length - 1)],
      ['the last chunk cut off', sealed.subarray(0, head + 2 * chunk)],
      ['cut inside a chunk', sealed.subarray(0, head + chunk + 50)],
      ['bytes added', Buffer.concat([sealed, Buffer.alloc(40)])],
      ['only the header', sealed.subarray(0, head)],
      ['nothing', Buffer.alloc(0)],
      [
        'chunks exchanged',
        Buffer.concat([sealed.subarray(0, head), second, first, sealed.subarray(head + 2 * chunk)]),
      ],
    ];
    for (const [what, variant] of variants) {
      await writeFile(path, variant);
      await expect(vault.read(sha256), what).rejects.toMatchObject(damaged);
    }
  });

  it('notices a sealed file under another document’s name, and another key', async () => {
    const { folder, vault, path } = await vaultWith(randomBytes(100));
    const other = randomBytes(200);
    await vault.put(hash(other), other);
    await copyFile(path, join(folder, hash(other).slice(0, 2), hash(other)));
    await expect(vault.read(hash(other))).rejects.toMatchObject(damaged);
    const stranger = openVault(folder, () => Buffer.alloc(32, 8));
    await expect(stranger.read(path.slice(-64))).rejects.toMatchObject(damaged);
  });

  it('says when a document is gone, and takes no other name for one', async () => {
    const { vault, sha256 } = await vaultWith(randomBytes(10));
    await vault.remove(sha256);
    await vault.remove(sha256);
    expect(await vault.size(sha256)).toBeUndefined();
    for (const name of [sha256, '../../key', 'A'.repeat(64), '']) {
      await expect(vault.read(name)).rejects.toMatchObject({ problem: { code: 'storage' } });
    }
  });

  it('sweeps away nothing that is being written', async () => {
    const vault = openVault(await scratchFolder(), () => key);
    const contents = Array.from({ length: 10 }, () => randomBytes(CHUNK_BYTES));
    let writing = true;
    const sweeping = (async () => {
      while (writing) await vault.sweep();
    })();
    await Promise.all(contents.map((clear) => vault.put(hash(clear), clear)));
    writing = false;
    await sweeping;
    for (const clear of contents) expect(await vault.size(hash(clear))).toBe(clear.length);
  });

  it('sweeps away what a crash left half written', async () => {
    const { folder, vault, sha256 } = await vaultWith(randomBytes(10));
    await writeFile(join(folder, 'incoming', 'half'), 'half a file');
    await vault.sweep();
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await vault.size(sha256)).toBe(10);
  });
});

describe('what happens to a file in the vault behind our back', () => {
  it('is found: gone, or a bit of it changed; and healed when the same file is taken in again', async () => {
    const bytes = randomBytes(3 * CHUNK_BYTES);
    const { vault, sha256, path } = await vaultWith(bytes);
    expect(await vault.glance(sha256)).toBe('whole');
    const sealed = await readFile(path);
    sealed[sealed.length - 30] = (sealed[sealed.length - 30] ?? 0) ^ 1;
    await writeFile(path, sealed);
    expect(await vault.glance(sha256)).toBe('altered');
    expect(await vault.glance(sha256)).toBe('altered');
    await vault.put(sha256, bytes);
    expect(await vault.glance(sha256)).toBe('whole');
    await vault.remove(sha256);
    expect(await vault.glance(sha256)).toBe('missing');
  });

  it('a file that a backup names stays when its document goes, and when orphans are swept', async () => {
    const folder = await scratchFolder();
    const kept = new Set<string>();
    const before = openVault(folder, () => key);
    const [named, inBackup, orphan] = [randomBytes(10), randomBytes(20), randomBytes(30)];
    for (const clear of [named, inBackup, orphan]) await before.put(hash(clear), clear);
    // The run that took them in sweeps none of them: their rows may still be on their way.
    expect(await before.sweepOrphans(new Set())).toBe(0);
    const vault = openVault(
      folder,
      () => key,
      (sha256) => kept.has(sha256),
    );
    kept.add(hash(inBackup));
    await vault.remove(hash(inBackup));
    expect(await vault.sweepOrphans(new Set([hash(named)]))).toBe(1);
    const sizes = await Promise.all([named, inBackup, orphan].map((clear) => vault.size(hash(clear))));
    expect(sizes).toEqual([10, 20, undefined]);
  });
});
