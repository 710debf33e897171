import type { App } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';

type Step = readonly [name: string, close: () => Promise<void> | void, patienceMs?: number];

export interface Shutdown {
  /** Runs at quit, the last one added first. With a patience of its own, in milliseconds, where that is longer. */
  readonly add: (...step: Step) => void;
  /** Each step runs once, whatever it comes to. */
  readonly run: () => Promise<void>;
}

/** Longest wait for one step; what the screen confirmed is on the disk already. */
const PATIENCE_MS = 5_000;

async function within(ms: number, work: Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export function createShutdown(log: Log, patienceMs = PATIENCE_MS): Shutdown {
  const steps: Step[] = [];
  return {
    add: (...step) => void steps.push(step),
    run: async () => {
      for (const [name, close, ownMs = patienceMs] of steps.splice(0).toReversed()) {
        try {
          await within(ownMs, close());
        } catch (error) {
          log.warn('shutdown.step', { step: name, ...errorFacts(error) });
        }
      }
    },
  };
}

/** What a desktop or a shell sends to end a program. Packages that listen too would else end it on the spot. */
const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Longest wait for a page to let its window close, in milliseconds. */
const PAGE_PATIENCE_MS = 5_000;

/**
 * Holds the end of the app back until every part has closed. A page that hangs would hold it back for ever: `dropPages`
 * then closes the windows without asking.
 */
export function closeBeforeQuit(app: App, shutdown: Shutdown, dropPages: () => void): void {
  let closing = false;
  for (const signal of END_SIGNALS) process.on(signal, () => app.quit());
  app.on('before-quit', () => void setTimeout(dropPages, PAGE_PATIENCE_MS).unref());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void shutdown.run().then(() => app.exit(0));
  });
}
