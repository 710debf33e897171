import type { WebContents } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';

const WITHIN_MS = 60_000;
const MOST = 3;

/** Shows the page again after its process has died; gives up when it keeps dying. */
export function recoverPage(page: WebContents, log: Log, now: () => number): void {
  let deaths: readonly number[] = [];
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.warn('page.gone', { reason, exitCode });
    if (reason === 'clean-exit') return;
    deaths = [...deaths.filter((at) => now() - at < WITHIN_MS), now()];
    if (deaths.length <= MOST) page.reload();
  });
}
