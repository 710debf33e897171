import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { MUTANT } from '../sync/mutants/chosen.ts';
import { root } from './paths.ts';
import { BUNDLES, THREADS } from './threads.ts';

/**
 * Makes the app's threads one file each for this run: a thread is started for every store that a test opens, and reading
 * a hundred modules each time took a third of all computing. With a planted bug they are read module by module, so that
 * it reaches them.
 */
export async function setup(): Promise<void> {
  if (process.env[MUTANT] !== undefined) return;
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  // Inside the tree: what is not bundled is looked for from there.
  const folder = await mkdtemp(join(cache, 'threads-'));
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(THREADS).map(([name, path]) => [name, join(root, path)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  process.env[BUNDLES] = folder;
}

export async function teardown(): Promise<void> {
  const folder = process.env[BUNDLES];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
