import type { Context, Handlers } from './context.ts';
import { boardHandlers } from './handlers/board.ts';
import { documentHandlers } from './handlers/documents.ts';
import { historyHandlers } from './handlers/history.ts';
import { joinHandlers } from './handlers/joins.ts';
import { loaHandlers } from './handlers/loas.ts';
import { mirrorHandlers } from './handlers/mirror.ts';
import { outboxHandlers } from './handlers/outbox.ts';
import { readingHandlers } from './handlers/reading.ts';
import { recreateHandlers } from './handlers/recreate.ts';

/** The store, as it runs in the worker. */
export function createHandlers(context: Context): Handlers {
  return {
    ...boardHandlers(context),
    ...readingHandlers(context),
    ...mirrorHandlers(context),
    ...joinHandlers(context),
    ...outboxHandlers(context),
    ...historyHandlers(context),
    ...recreateHandlers(context),
    ...documentHandlers(context),
    ...loaHandlers(context),
  };
}
