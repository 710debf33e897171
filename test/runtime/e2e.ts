import { build } from './build.ts';
import { run } from './command.ts';
import { openDisplays } from './display.ts';
import { entry } from './entry.ts';
import { bin, root } from './paths.ts';
import { describe, provideRuntime } from './runtime.ts';

/** Windows that may be open at once where nobody looks: much of a test is waiting. */
const SIDE_BY_SIDE = 3;

/** Runs Playwright on the built output, under displays of its own where there is none. Exit code. */
export async function runPlaywright(
  args: readonly string[],
  options: { readonly output: 'inherit' | 'capture'; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly code: number; readonly output: string; readonly ms: number }> {
  const runtime = await provideRuntime();
  const displays = await openDisplays(SIDE_BY_SIDE);
  try {
    return await run(
      process.execPath,
      [bin('playwright'), 'test', '--config=test/config/playwright.config.ts', ...args],
      {
        cwd: root,
        env: { ...process.env, ...runtime.env, ...displays.env, ...options.env },
        output: options.output,
        timeoutMs: 20 * 60_000,
      },
    );
  } finally {
    displays.stop();
  }
}

if (import.meta.main) {
  await entry(async () => {
    process.stdout.write(`${describe(await provideRuntime())}\n`);
    await build();
    const args = process.argv.slice(2);
    const projects = args.some((arg) => arg.startsWith('--project')) ? [] : ['--project=app'];
    return (await runPlaywright([...projects, ...args], { output: 'inherit' })).code;
  });
}
