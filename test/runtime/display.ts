import { once } from 'node:events';
import { killTree, start } from './command.ts';

export type Display = { readonly env: Readonly<Record<string, string>>; readonly stop: () => void };

/** Whether a window can be shown to a person here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The display in use, or a virtual one (Xvfb) that lives until `stop` or our own end. */
export async function openDisplay(): Promise<Display> {
  if (hasDisplay()) return { env: {}, stop: () => undefined };
  // -displayfd: the server picks a free number itself and writes it when it is ready to be used.
  const server = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('Xvfb could not be started');
  const failed = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it was ready')));
  const [number] = (await Promise.race([once(numbers, 'data'), failed])) as [Buffer];
  failed.catch(() => undefined);
  server.unref();
  return {
    env: { DISPLAY: `:${number.toString('utf8').trim()}` },
    stop: () => killTree(server),
  };
}

/** Names the displays of a run, one for each window that may be open at once. */
const DISPLAYS = 'PORTSIDE_DISPLAYS';

/** So many displays of their own where there is none; else the one in use, for one window at a time has the focus. */
export async function openDisplays(count: number): Promise<Display> {
  if (hasDisplay()) return { env: {}, stop: () => undefined };
  const displays = await Promise.all(Array.from({ length: count }, openDisplay));
  const names = displays.map(({ env }) => env.DISPLAY ?? '');
  return {
    env: { DISPLAY: names[0] ?? '', [DISPLAYS]: names.join(' ') },
    stop: () => {
      for (const { stop } of displays) stop();
    },
  };
}

function displays(): readonly string[] {
  return process.env[DISPLAYS]?.split(' ') ?? [];
}

/** How many windows may be open at once. */
export function sideBySide(): number {
  return Math.max(1, displays().length);
}

/** The display of this one of Playwright's workers, as environment. */
export function ownDisplay(): Readonly<Record<string, string>> {
  const name = displays()[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return name === undefined ? {} : { DISPLAY: name };
}
