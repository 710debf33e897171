import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build as bundle, type Configuration, Platform } from 'electron-builder';
import { build } from './build.ts';
import { packagedApp, root } from './paths.ts';
import { describe, provideRuntime, type Runtime, runtimeFolder } from './runtime.ts';

const output = dirname(packagedApp);

/** The runtime as an Electron distribution: no stand-in app in it, for the packager puts ours there. */
async function distribution(runtime: Runtime, scratch: string): Promise<string> {
  const folder = runtimeFolder(runtime);
  if (runtime.kind === 'official') return folder;
  const clean = join(scratch, 'electron');
  const standIn = join(folder, 'resources');
  await cp(folder, clean, { recursive: true, filter: (path) => path !== standIn });
  await mkdir(join(clean, 'resources'));
  return clean;
}

/** With the fallback Electron its own SQLite goes in, in place of the one for the official Electron. */
function sqliteOf(runtime: Runtime): Configuration {
  if (!runtime.sqlite) return {};
  return {
    files: [
      'out/**',
      'package.json',
      '!node_modules/**',
      { from: join(runtime.sqlite, 'node_modules'), to: 'node_modules', filter: ['**/*'] },
    ],
  };
}

/**
 * Builds the app's folder for this Linux machine into dist/linux-unpacked. With the
 * fallback Electron the result is for the smoke test only, and is never an installer.
 */
async function packageApp(): Promise<void> {
  const runtime = await provideRuntime();
  const scratch = await mkdtemp(join(tmpdir(), 'portside-package-'));
  try {
    const electronDist = await distribution(runtime, scratch);
    await rm(output, { recursive: true, force: true });
    await bundle({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir'),
      config: {
        extends: join(root, 'electron-builder.yml'),
        electronDist,
        electronVersion: runtime.version,
        ...sqliteOf(runtime),
      },
      publish: 'never',
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    process.stdout.write(`${describe(await provideRuntime())}\n`);
    // A release refuses to be driven, so the smoke test packages a build that is open to tools (main/boot/flavour.ts).
    if (process.argv.includes('--test-flavour')) process.env.PORTSIDE_FLAVOUR = 'test';
    await build();
    await packageApp();
    process.stdout.write(`${relative(root, packagedApp)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    // Said outright: the packager's exit hook would end the process with 0 whatever `exitCode` says.
    process.exit(1);
  }
}
