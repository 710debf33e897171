import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Context, createContext, recompute } from './context.ts';
import { MIRROR, suspect } from './files.ts';
import { createHandlers } from './handlers.ts';
import { looksSound } from './inspect.ts';
import { Json } from './json.ts';
import { closeDatabase, openDatabase } from './open.ts';
import { isDamage, toProblem } from './problems.ts';
import type { Greeting, Reply, Request, WorkerAhead, WorkerStart } from './protocol.ts';
import { createSealer } from './seal.ts';
import { type Db, loadSqlite } from './sqlite.ts';
import type { CardOf } from './views.ts';

/** Runs the database in this worker thread: opens what it is told to, says so, then answers one message after the other. */
export function serve(cardOf: CardOf): void {
  const port = parentPort;
  if (!port) throw new Error('the database runs in a worker thread');
  const isSound = mirrorIsSound(workerData);
  port.once('message', (start: WorkerStart) => open(port, start, cardOf, isSound));
}

/** Looking at all of the mirror takes longest of the opening, and needs no key. */
function mirrorIsSound(ahead: WorkerAhead | undefined): boolean {
  if (!ahead) return false;
  try {
    return looksSound(loadSqlite(ahead.sqliteModule), join(ahead.folder, MIRROR));
  } catch {
    // Whoever opens it will hear why SQLite can't be loaded.
    return false;
  }
}

function open(
  port: MessagePort,
  { folder, key, sqliteModule }: WorkerStart,
  cardOf: CardOf,
  isSound: boolean,
): void {
  try {
    const sealer = createSealer(key);
    const { db, notices, viewsAreOld } = openDatabase(
      loadSqlite(sqliteModule),
      folder,
      sealer,
      new Date(),
      isSound,
    );
    const context = createContext(db, sealer, cardOf);
    if (viewsAreOld) recompute(context);
    answer(port, db, context, folder);
    greet(port, { ready: true, notices });
  } catch (error) {
    greet(port, { ready: false, problem: toProblem(error) });
  }
}

function answer(port: MessagePort, db: Db, context: Context, folder: string): void {
  const handlers = createHandlers(context);
  port.on('message', ({ id, method, input }: Request) => {
    const began = performance.now();
    const reply = (message: Reply) => port.postMessage(message);
    try {
      if (method === 'close') {
        closeDatabase(db);
        reply({ id, ok: true, value: undefined, ms: performance.now() - began });
        port.close();
        return;
      }
      if (method === 'suspect') {
        suspect(folder);
        return;
      }
      const run = handlers[method] as (...values: readonly unknown[]) => unknown;
      const value = run(...input);
      const ms = performance.now() - began;
      reply(value instanceof Json ? { id, ok: true, json: value.text, ms } : { id, ok: true, value, ms });
    } catch (error) {
      if (isDamage(error)) suspect(folder);
      reply({ id, ok: false, problem: toProblem(error) });
    }
  });
}

function greet(port: MessagePort, greeting: Greeting): void {
  port.postMessage(greeting);
}
