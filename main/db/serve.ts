import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../core/interfaces/refusal.ts';
import type { CardOf } from './card-record.ts';
import { type Context, createContext, type Handlers, recompute } from './context.ts';
import { MIRROR, suspect } from './files.ts';
import { createHandlers } from './handlers.ts';
import { createIdleWork } from './idle-work.ts';
import { looksSound } from './inspect.ts';
import { Json } from './json.ts';
import { holdFolder } from './lock.ts';
import { MirrorLog } from './mirror-log.ts';
import { closeDatabase, openDatabase } from './open.ts';
import { isOfFirstPull, withOrders } from './page-texts.ts';
import { DISK_FULL, isDamage, toProblem } from './problems.ts';
import type { DiskIsFull, Greeting, Reply, Request, WorkerAhead, WorkerStart } from './protocol.ts';
import { copyForReading } from './reading-copy.ts';
import { isFull, letGoOfReserve } from './reserve.ts';
import { createSealer } from './seal.ts';
import { indexBehind } from './search/behind.ts';
import { type Db, loadSqlite } from './sqlite.ts';
import { writeTogether } from './together.ts';

/** Runs the database in this worker thread: opens what it is told to, says so, then answers one message after the other. */
export function serve(cardOf: CardOf): void {
  const port = parentPort;
  if (!port) throw new Error('the database runs in a worker thread');
  const ahead: WorkerAhead | undefined = workerData;
  const isSound = mirrorIsSound(ahead);
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
  { folder, key, sqliteModule, scratch }: WorkerStart,
  cardOf: CardOf,
  isSound: boolean,
): void {
  let release: (() => void) | undefined;
  try {
    const sqlite = loadSqlite(sqliteModule);
    const sealer = createSealer(key);
    const place = scratch ?? folder;
    if (scratch !== undefined) copyForReading(folder, scratch);
    release = holdFolder(sqlite, place);
    const { db, notices, context } = withReserve(port, place, () => {
      const opened = openDatabase(sqlite, place, sealer, new Date(), isSound);
      const made = createContext(opened.db, sealer, cardOf);
      if (opened.viewsAreOld) recompute(made);
      return { ...opened, context: made };
    });
    answer(port, db, context, place, release);
    greet(port, { ready: true, notices });
  } catch (error) {
    release?.();
    greet(port, { ready: false, problem: toProblem(error) });
  }
}

/** What finds the disk full is done again with the room that the reserve had, once. */
function withReserve<Value>(port: MessagePort, folder: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!isFull(error, folder)) throw error;
    port.postMessage({ full: true } satisfies DiskIsFull);
    if (!letGoOfReserve(folder)) throw Object.assign(new Refusal(DISK_FULL), { cause: error });
    return run();
  }
}

/** What carriers say comes again: the reserve is kept for what doesn't. */
const COMES_AGAIN: ReadonlySet<Request['method']> = new Set(['applyPage', 'applyTimeline']);

function answer(port: MessagePort, db: Db, context: Context, folder: string, release: () => void): void {
  const handlers = createHandlers(context);
  const reply = (message: Reply) => port.postMessage(message);
  const run = ({ id, method, input }: Request): Reply => {
    const began = performance.now();
    const handler = handlers[method as keyof Handlers] as (...values: readonly unknown[]) => unknown;
    const value = handler(...(method === 'applyPage' ? withOrders(input) : input));
    const ms = performance.now() - began;
    return value instanceof Json ? { id, ok: true, json: value.text, ms } : { id, ok: true, value, ms };
  };
  const failed = (requests: readonly Request['id'][], error: unknown): void => {
    if (isDamage(error)) suspect(folder);
    if (isFull(error, folder)) port.postMessage({ full: true } satisfies DiskIsFull);
    for (const id of requests) reply({ id, ok: false, problem: toProblem(error) });
  };
  const log = new MirrorLog(db);
  const behind = createIdleWork(indexedThenSettled(log, context), (error) => failed([], error));
  const one = (request: Request): void => {
    try {
      if (request.method === 'suspect') suspect(folder);
      else if (request.method === 'close') {
        const began = performance.now();
        behind.stop();
        if (isDamage(closeDatabase(db))) suspect(folder);
        release();
        reply({ id: request.id, ok: true, value: undefined, ms: performance.now() - began });
        port.close();
      } else if (COMES_AGAIN.has(request.method)) reply(run(request));
      else reply(withReserve(port, folder, () => run(request)));
    } catch (error) {
      failed([request.id], error);
    }
  };
  port.on('message', (first: Request) => {
    let request: Request | undefined = first;
    while (request) {
      if (request.method === 'applyPage') {
        if (isOfFirstPull(request.input)) log.leave();
        request = writeTogether(port, request, { context, run, reply, look: one, failed });
      } else {
        one(request);
        request = undefined;
      }
    }
    behind.due(first.method === 'applyPage');
  });
  behind.due(true);
}

function indexedThenSettled(log: MirrorLog, context: Context): () => boolean {
  const step = indexBehind(context);
  let worked = false;
  return () => {
    const more = step();
    if (!more && (worked || log.isLeft)) log.settle();
    worked = more;
    return more;
  };
}

function greet(port: MessagePort, greeting: Greeting): void {
  port.postMessage(greeting);
}
