import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import { bin } from './paths.ts';

export type Need = { readonly what: string; readonly packages: readonly string[] };

/** What Playwright's own list for Chromium lacks: Electron's window needs GTK. */
const electronPackages = ['libgtk-3-0', 'xauth'];

/** Names of shared libraries that `ldd` could not find. */
export function missingLibraries(lddOutput: string): readonly string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

function onPath(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => folder && existsSync(join(folder, command)));
}

/** What this machine lacks to run the given binary and the named commands. */
export async function missing(
  binary: string,
  commands: Readonly<Record<string, string>>,
): Promise<readonly Need[]> {
  const needs: Need[] = [];
  const libraries = missingLibraries((await run('ldd', [binary])).output);
  if (libraries.length > 0) needs.push({ what: libraries.join(', '), packages: electronPackages });
  for (const [command, pack] of Object.entries(commands)) {
    if (!onPath(command)) needs.push({ what: command, packages: [pack] });
  }
  return needs;
}

/** Not in a run's own temporary folder: several runs share one apt. */
const lock = `/tmp/portside-apt-${process.getuid?.() ?? 0}.lock`;

type Step = readonly [command: string, ...args: string[]];

/** The commands that install what is missing, in order. Pure. */
export function installSteps(needs: readonly Need[]): readonly Step[] {
  const packages = [...new Set(needs.flatMap((need) => need.packages))];
  const browser = packages.includes('libgtk-3-0');
  return [
    ...(browser ? [[process.execPath, bin('playwright'), 'install-deps', 'chromium'] as const] : []),
    ...(browser ? [] : [['apt-get', 'update', '-qq'] as const]),
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
}

async function privilege(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await run('sudo', ['-n', 'true'])).code === 0
    ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive']
    : undefined;
}

/**
 * Installs what is missing on Debian or Ubuntu; nothing where nothing is. Throws with the one command to
 * type when this user may not install, or where there is no apt.
 */
export async function provide(needs: readonly Need[]): Promise<void> {
  if (needs.length === 0) return;
  const what = needs.map((need) => need.what).join(', ');
  const steps = installSteps(needs);
  if (!onPath('apt-get')) throw new Error(`This machine lacks: ${what}. Install them and start again.`);
  const as = await privilege();
  if (!as) {
    const line = steps.map((step) => `sudo ${step.join(' ')}`).join(' && ');
    throw new Error(`This machine lacks: ${what}. Run once:\n  ${line}`);
  }
  process.stdout.write(`Installing system packages for: ${what}\n`);
  for (const step of steps) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // One at a time: test files run side by side, and apt turns away whoever finds it busy.
    const result = await run('flock', [lock, ...as, ...step], { env, timeoutMs: 900_000 });
    if (result.code !== 0) throw new Error(`${step.join(' ')} ended with ${result.code}\n${result.output}`);
  }
}
