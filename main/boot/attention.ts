import { type App, net, powerMonitor } from 'electron';
import type { Core } from '../core/api.ts';
import type { Clock } from '../core/interfaces/ports.ts';
import { watchLink } from './link.ts';

/** Tells the core when the agent looks, and when the network or the computer is back. Returns the end of it. */
export function watchAttention(
  app: App,
  clock: Clock,
  { focused, networkBack }: Pick<Core, 'focused' | 'networkBack'>,
): () => void {
  const look = () => focused(true);
  const away = () => focused(false);
  app.on('browser-window-focus', look);
  app.on('browser-window-blur', away);
  powerMonitor.on('resume', networkBack);
  const unwatch = watchLink(clock, () => net.isOnline(), networkBack);
  return () => {
    unwatch();
    app.off('browser-window-focus', look);
    app.off('browser-window-blur', away);
    powerMonitor.off('resume', networkBack);
  };
}
