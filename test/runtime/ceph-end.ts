import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/** The processes that a folder's pid files name. */
export async function pidsIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.pid')).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return texts.map((text) => Number(text.trim())).filter((pid) => pid > 1);
}

/** Kills those processes and waits until they are gone: what they hold is of no use to anybody. */
export async function endByPidFiles(folder: string): Promise<void> {
  const pids = await pidsIn(folder);
  const until = Date.now() + PATIENCE_MS;
  while (pids.some((pid) => signal(pid, 'SIGKILL')) && Date.now() < until) await sleep(20);
}

/** False when there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
