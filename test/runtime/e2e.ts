import { build } from './build.ts';
import { run } from './command.ts';
import { openDisplay } from './display.ts';
import { entry } from './entry.ts';
import { bin, root } from './paths.ts';
import { describe, provideRuntime } from './runtime.ts';

/** Runs Playwright on the built output, under a display of its own where there is none. Exit code. */
export async function runPlaywright(
  args: readonly string[],
  options: { readonly output: 'inherit' | 'capture'; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly code: number; readonly output: string; readonly ms: number }> {
  const runtime = await provideRuntime();
  const display = await openDisplay();
  try {
    return await run(
      process.execPath,
      [bin('playwright'), 'test', '--config=test/config/playwright.config.ts', ...args],
      {
        cwd: root,
        env: { ...process.env, ...runtime.env, ...display.env, ...options.env },
        output: options.output,
        timeoutMs: 20 * 60_000,
      },
    );
  } finally {
    display.stop();
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
