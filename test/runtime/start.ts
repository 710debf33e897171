import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.ts';
import { run } from './command.ts';
import { hasDisplay, openDisplay } from './display.ts';
import { entry } from './entry.ts';
import { mustDropSandbox } from './launch.ts';
import { artifacts, bin, root } from './paths.ts';
import { describe, provideRuntime, type Runtime } from './runtime.ts';

async function openForPerson(runtime: Runtime): Promise<number> {
  const args = ['.', ...(mustDropSandbox() ? ['--no-sandbox'] : []), ...process.argv.slice(2)];
  const env = { ...process.env, ...runtime.env };
  return (await run(process.execPath, [bin('electron'), ...args], { cwd: root, env, output: 'inherit' }))
    .code;
}

async function walkAlone(runtime: Runtime): Promise<number> {
  const userData = await mkdtemp(join(tmpdir(), 'portside-walk-'));
  const display = await openDisplay();
  Object.assign(process.env, runtime.env, display.env);
  await mkdir(artifacts, { recursive: true });
  try {
    const { walkMainJob } = await import('../e2e/walk.ts');
    const did = await walkMainJob({ userData, artifacts });
    process.stdout.write(
      `No display here, so Portside walked by itself: ${did}. Screenshots: ${relative(root, artifacts)}/\n`,
    );
    return 0;
  } finally {
    display.stop();
    await rm(userData, { recursive: true, force: true });
  }
}

await entry(async () => {
  const runtime = await provideRuntime();
  process.stdout.write(`${describe(runtime)}\n`);
  await build();
  return hasDisplay() ? openForPerson(runtime) : walkAlone(runtime);
});
