import { type App, dialog } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';

/**
 * A fault that nobody caught leaves main in a state nobody knows: note it and stop. Nothing is lost by that, since what
 * the screen has confirmed is on the disk.
 */
export function stopOnFaults(app: App, log: Log, isOpenToTools: boolean): void {
  const stop = (event: string) => (error: unknown) => {
    log.warn(event, errorFacts(error));
    if (isOpenToTools) {
      process.stderr.write(`${event}: ${error instanceof Error ? error.stack : String(error)}\n`);
    } else {
      dialog.showErrorBox(
        'Portside has to stop',
        'Something went wrong inside Portside. Your work is saved; start Portside again.',
      );
    }
    app.exit(1);
  };
  process.on('uncaughtException', stop('fault.exception'));
  process.on('unhandledRejection', stop('fault.rejection'));
}
