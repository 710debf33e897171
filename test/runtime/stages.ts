import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, run } from './command.ts';
import { bin, root } from './paths.ts';
import { type Tally, withExitCode } from './reports.ts';

export type StageResult = Tally & { readonly output: string; readonly ms: number };
export type Stage = { readonly name: string; readonly run: () => Promise<StageResult> };

/** A step that passes or fails as a whole and counts as one. */
export function step(name: string, act: () => Promise<CommandResult>): Stage {
  return {
    name,
    run: async () => {
      const { code, output, ms } = await act();
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notes: [], failures: [], output, ms };
    },
  };
}

/** A step made of functions that throw when they fail. */
export function action(name: string, act: () => Promise<string>): Stage {
  return step(name, async () => {
    const began = performance.now();
    const done = (code: number, output: string): CommandResult => ({
      code,
      output,
      ms: Math.round(performance.now() - began),
    });
    return act().then(
      (output) => done(0, output),
      (error: unknown) => done(1, error instanceof Error ? error.message : String(error)),
    );
  });
}

/** A test runner that writes a JSON report to the file it is given. */
export function suite(
  name: string,
  act: (reportFile: string) => Promise<CommandResult>,
  count: (report: unknown) => Tally,
): Stage {
  return {
    name,
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'portside-report-'));
      try {
        const file = join(folder, 'report.json');
        const { code, output, ms } = await act(file);
        const text = await readFile(file, 'utf8').catch(() => '{}');
        return { ...withExitCode(count(JSON.parse(text)), code), output, ms };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A tool of node_modules/.bin with captured output; it gives way to whatever else runs. */
export function tool(name: string, ...args: readonly string[]): Promise<CommandResult> {
  const command = [process.execPath, bin(name), ...args];
  const [first = '', ...others] = process.platform === 'win32' ? command : ['nice', '-n', '5', ...command];
  return run(first, others, { cwd: root, timeoutMs: 20 * 60_000 });
}

/** Runs a stage, says how it went in one line, and shows its output when it failed. Never throws. */
export async function perform(stage: Stage): Promise<Tally> {
  const result = await stage.run().catch((error: unknown): StageResult => {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, notes: [], failures: [], output, ms: 0 };
  });
  const seconds = (result.ms / 1000).toFixed(1);
  const mark = result.failed === 0 ? 'ok    ' : 'FAILED';
  const lines = [
    `${mark} ${stage.name}: ${result.passed} of ${result.passed + result.failed} (${seconds} s)`,
  ];
  if (result.failed > 0) lines.push(result.output.trimEnd());
  for (const note of result.notes) lines.push(`       ${note}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return result;
}
