import { type App, net, powerMonitor } from 'electron';
import type { Core } from '../core/api.ts';

const LOOK_EVERY_MS = 5_000;

/** Tells the core when the agent looks, and when the network or the computer is back. Returns the end of it. */
export function watchAttention(
  app: App,
  { focused, networkBack }: Pick<Core, 'focused' | 'networkBack'>,
): () => void {
  const look = () => focused(true);
  const away = () => focused(false);
  app.on('browser-window-focus', look);
  app.on('browser-window-blur', away);
  powerMonitor.on('resume', networkBack);
  let online = net.isOnline();
  const timer = setInterval(() => {
    const now = net.isOnline();
    if (now && !online) networkBack();
    online = now;
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    app.off('browser-window-focus', look);
    app.off('browser-window-blur', away);
    powerMonitor.off('resume', networkBack);
  };
}
