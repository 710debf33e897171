import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cardRow } from '../../main/core/board/card.ts';
import type { MutationBody, NewMutation } from '../../main/core/interfaces/mutation.ts';
import type { CarrierOrder } from '../../main/core/interfaces/order.ts';
import { Refusal } from '../../main/core/interfaces/refusal.ts';
import type { Store } from '../../main/core/interfaces/store.ts';
import { type Context, createContext, recompute } from '../../main/db/context.ts';
import { createHandlers } from '../../main/db/handlers.ts';
import { Json } from '../../main/db/json.ts';
import { openDatabase } from '../../main/db/open.ts';
import { toProblem } from '../../main/db/problems.ts';
import { createSealer } from '../../main/db/seal.ts';
import { type Db, loadSqlite, type Sqlite } from '../../main/db/sqlite.ts';
import { type OpenStore, openStore } from '../../main/db/store.ts';
import type { State } from '../../preload/contract/domain/states.ts';
import { threadUrl } from '../runtime/threads.ts';

export const NOW = '2026-11-22T08:00:00.000Z';
export const LATER = '2026-11-22T09:00:00.000Z';
export const KEY = new Uint8Array(32).fill(7);
export const KAZOO = { accountId: 'acc-kazoo', carrier: 'kazoo' } as const;
export const TELNYX = { accountId: 'acc-telnyx', carrier: 'telnyx' } as const;
export const workerUrl = threadUrl('db');
export const sqlite: Sqlite = loadSqlite();

/** A folder of this test's own, gone after it. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portside-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The store as the app opens it: in its worker. */
export async function openWorkerStore(
  folder: string = tempFolder(),
): Promise<OpenStore & { readonly folder: string }> {
  const open = await openStore({ worker: workerUrl, folder, key: KEY });
  onTestFinished(() => open.close().catch(() => undefined));
  return { ...open, folder };
}

export interface InProcess {
  readonly store: Store;
  readonly folder: string;
  readonly db: Db;
  readonly context: Context;
  readonly notices: readonly string[];
}

/** The same handlers on this thread: quick, and the database can be looked into while it is open. */
export function openTestStore(folder: string = tempFolder()): InProcess {
  const sealer = createSealer(KEY);
  const opened = openDatabase(sqlite, folder, sealer, new Date(NOW));
  onTestFinished(() => void opened.db.close());
  const context = createContext(opened.db, sealer, cardRow);
  if (opened.viewsAreOld) recompute(context);
  const entries = Object.entries(createHandlers(context)).map(([name, run]) => [
    name,
    async (...input: readonly unknown[]) =>
      answerOf(run as (...values: readonly unknown[]) => unknown, input),
  ]);
  const store = Object.fromEntries(entries) as unknown as Store;
  return { store, folder, db: opened.db, context, notices: opened.notices };
}

function answerOf(run: (...values: readonly unknown[]) => unknown, input: readonly unknown[]): unknown {
  try {
    const value = run(...input);
    return value instanceof Json ? JSON.parse(value.text) : value;
  } catch (error) {
    throw Object.assign(new Refusal(toProblem(error)), { cause: error });
  }
}

/** A believable order; numbers and people are synthetic. */
export function anOrder(remoteId: string, changes: Partial<CarrierOrder> = {}): CarrierOrder {
  return {
    remoteId,
    status: 'submitted',
    state: 'submitted',
    fields: {
      name: `Port ${remoteId}`,
      losingCarrier: 'Frontier',
      accountNumber: 'ACCT-CANARY-7731',
      pin: 'PIN-CANARY-4815',
    },
    numbers: ['+12065550142'],
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-02T00:00:00.000Z',
    documents: [],
    authority: true,
    ...changes,
  };
}

export function aMutation(id: string, portRequestId: string, body: MutationBody): NewMutation {
  return { id, portRequestId, ...KAZOO, body, createdAt: NOW };
}

export const aDraft: MutationBody = {
  kind: 'create',
  fields: { name: 'Harbor Dental', accountNumber: 'ACCT-CANARY-7731', pin: 'PIN-CANARY-4815' },
  numbers: ['+12065550101', '+12065550102'],
};

export function aMove(to: State, from: State = 'submitted'): MutationBody {
  return { kind: 'move', from, to };
}

/** Pulls these orders of the Kazoo account; the id of the first one's port request. */
export async function pulled(store: Store, ...orders: readonly CarrierOrder[]): Promise<string> {
  await store.applyPage(KAZOO, orders, { now: NOW });
  const board = await store.openBoard({}, 500);
  const names = orders.map((order) => order.fields.name);
  const card = board.columns.flatMap(({ cards }) => cards).find(({ name }) => name === names[0]);
  if (!card) throw new Error('the pulled order is not on the board');
  return card.id;
}

/** Names in each column that has any. */
export async function columns(
  store: Store,
  text?: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const board = await store.openBoard(text === undefined ? {} : { text }, 500);
  const filled = board.columns.filter(({ count }) => count > 0);
  return Object.fromEntries(filled.map(({ state, cards }) => [state, cards.map(({ name }) => name)]));
}

export const aProblem = {
  code: 'carrier-down',
  what: 'Kazoo did not answer.',
  next: 'It is tried again.',
} as const;
