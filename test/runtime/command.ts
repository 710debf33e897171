import { type ChildProcess, spawn } from 'node:child_process';

export type CommandResult = { readonly code: number; readonly output: string; readonly ms: number };
export type CommandOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** `inherit` shows the output as it comes; `capture` (default) keeps it for the caller. */
  readonly output?: 'inherit' | 'capture';
};

const running = new Set<ChildProcess>();
let watching = false;

/** Kills a child together with everything it started. Safe to call on one that has ended. */
export function killTree(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (child.pid === undefined) return;
  try {
    // A negative pid is the process group: children are started as leaders of their own.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

function killAllOnExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const child of running) killTree(child, 'SIGKILL');
  });
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}

/** Starts a child in its own process group and remembers it, so that it never outlives us. */
export function start(
  command: string,
  args: readonly string[],
  options: Parameters<typeof spawn>[2] = {},
): ChildProcess {
  killAllOnExit();
  const child = spawn(command, [...args], { detached: process.platform !== 'win32', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a command to its end. Never throws: 127 when it can't be started, 124 when it took too long. */
export function run(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const began = performance.now();
  const show = options.output === 'inherit';
  const child = start(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return new Promise((resolve) => {
    let late = false;
    const stop = (): void => {
      late = true;
      killTree(child, 'SIGKILL');
    };
    const timer = options.timeoutMs ? setTimeout(stop, options.timeoutMs) : undefined;
    const end = (code: number): void => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, output, ms: Math.round(performance.now() - began) });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** Runs a command that must succeed; throws with its output otherwise. */
export async function must(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.code}\n${result.output}`);
  }
  return result.output;
}
