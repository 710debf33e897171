import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { missing, provide } from '../../runtime/libraries.ts';

/** Makes sure that these commands are there. Throws with the one line to type where they can't be installed. */
export async function need(commands: Readonly<Record<string, string>>): Promise<void> {
  await provide(await missing(process.execPath, commands));
}

export const here = (name: string): string => join(import.meta.dirname, name);

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Starts a command whose output is gathered. */
export function begin(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ran>; readonly output: () => string } {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr?.on('data', (piece: Buffer) => pieces.push(piece));
  const output = () => Buffer.concat(pieces).toString();
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output: output() }));
  return { child, ended, output };
}
