import { readdir, readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

/** Portside has closed by itself long before: each of its parts is waited for a few seconds at most. */
const PATIENCE_MS = 60_000;

/** Quits as *File > Quit* does, and waits until the process is gone. One that stays is ended, and where it stood is told. */
export async function leave(app: ElectronApplication): Promise<void> {
  const { pid } = app.process();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS);
  });
  const closing = app.close().then(() => 'gone' as const);
  const outcome = await Promise.race([closing, late]).finally(() => clearTimeout(timer));
  if (outcome === 'gone') return;
  const stood = pid === undefined ? 'It has no process.' : await whereItStands(pid);
  if (pid !== undefined) end(pid);
  await closing.catch(() => undefined);
  throw new Error(`Portside did not quit within ${PATIENCE_MS / 1000} s.\n${stood}`);
}

/** Playwright gives the app a process group of its own. */
function end(pid: number): void {
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile.
    }
  }
}

/** What each thread of a process waits in, as Linux tells it; elsewhere nothing. */
async function whereItStands(pid: number): Promise<string> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lines = await Promise.all(tasks.map((task) => standing(`/proc/${pid}/task/${task}`)));
  return lines.length === 0 ? `No process ${pid} is there: its output is still open.` : lines.join('\n');
}

async function standing(task: string): Promise<string> {
  const read = async (name: string) => (await readFile(`${task}/${name}`, 'utf8').catch(() => '?')).trim();
  const [name, status, where] = await Promise.all([read('comm'), read('status'), read('wchan')]);
  return `${name}: ${/^State:\s+(.*)$/m.exec(status)?.[1] ?? '?'}, in ${where}`;
}
