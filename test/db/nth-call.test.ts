import { cpSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardRow } from '../../main/core/board/card.ts';
import { createContext } from '../../main/db/context.ts';
import { createHandlers } from '../../main/db/handlers.ts';
import { toProblem } from '../../main/db/problems.ts';
import { createSealer } from '../../main/db/seal.ts';
import type { Db } from '../../main/db/sqlite.ts';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  aProblem,
  KAZOO,
  KEY,
  NOW,
  openTestStore,
  tempFolder,
} from './world.ts';

type Handlers = ReturnType<typeof createHandlers>;

const document: Document = {
  id: 'd1',
  portRequestId: 'pr-2',
  sha256: 'a'.repeat(64),
  kind: 'invoice',
  kindGuessed: false,
  fileName: 'bill.pdf',
  mediaType: 'application/pdf',
  size: 10,
  addedAt: NOW,
};
const delivery: Delivery = { id: 'v1', documentId: 'd1', portRequestId: 'pr-2', ...KAZOO, step: 'waiting' };
const facts = { now: NOW, account: KAZOO };
const first = { n: 1, startedAt: NOW };

/** A day's work, act by act; later ones build on earlier ones. */
const ACTS: readonly ((store: Handlers) => unknown)[] = [
  (store) => store.enqueue([aMutation('create', 'pr-1', aDraft)]),
  (store) =>
    store.enqueue([aMutation('second', 'pr-2', aDraft)], {
      own: { id: 'pr-2', fields: { usage: 'Business' } },
    }),
  (store) => store.applyPage(KAZOO, [anOrder('r1'), anOrder('r2')], { now: NOW, pullId: 'p1' }),
  (store) => store.beginAttempt('create', first),
  (store) => store.endAttempt('create', { kind: 'done' }, { ...facts, orders: [anOrder('r3')] }),
  (store) =>
    store.addDocument(document, [
      {
        delivery,
        mutation: aMutation('bill', 'pr-2', { kind: 'deliver', deliveryId: 'v1', fileName: 'bill.pdf' }),
      },
    ]),
  (store) => store.markDelivery('v1', { step: 'slot', at: NOW, facts: { url: 'https://example.com/1' } }),
  (store) => store.beginAttempt('second', first),
  (store) => store.endAttempt('second', { kind: 'refused', problem: aProblem }, facts),
  (store) =>
    store.requeue('second', { kind: 'create', fields: { name: 'Second' }, numbers: [], acceptCharges: true }),
  (store) => store.enqueue([aMutation('move', 'pr-1', aMove('pending'))]),
  (store) => store.withdraw('move'),
  (store) => store.setDocumentKind('d1', 'csr'),
  (store) => store.removeDocument('d1'),
  (store) => store.recoverAttempts(NOW),
];

/** The n-th call that reaches a statement fails, as a disk's would. */
function failing(db: Db, plan: { left: number }): Db {
  const tick = (): void => {
    plan.left -= 1;
    if (plan.left === 0) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' });
  };
  const statement = (own: object): object =>
    new Proxy(own, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...input: readonly unknown[]) => {
          if (name === 'run' || name === 'get' || name === 'all' || name === 'iterate') tick();
          const result: unknown = Reflect.apply(value, target, input);
          return result === target ? statement(target) : result;
        };
      },
    });
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...input: readonly unknown[]) => {
        const result: unknown = Reflect.apply(value, target, input);
        return name === 'prepare' ? statement(result as object) : result;
      };
    },
  });
}

const TABLES = ['mutations', 'attempts', 'documents', 'deliveries', 'links', 'own_fields', 'orders', 'cards'];

/** Every row, without what is drawn anew each time: seals, and the ids that a pull makes up. */
function dump(db: Db): unknown {
  const without = new Set(['body', 'mark', 'port_request_id', 'card', 'search_hash']);
  return TABLES.map((table) => {
    const rows = db.prepare(`SELECT * FROM ${table}`).all() as readonly Readonly<Record<string, unknown>>[];
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !without.has(name))));
  });
}

let made: string | undefined;

/** A profile that is up to date, closed. */
function template(): string {
  if (made === undefined) {
    made = tempFolder();
    openTestStore(made).db.close();
  }
  return made;
}

/** Does all acts of which `skips` does not say no; tells which were acknowledged, and what of the rest was said. */
function work(skips: (act: number) => boolean, failAt = 0) {
  const folder = tempFolder();
  cpSync(template(), folder, { recursive: true });
  const { db } = openTestStore(folder);
  // Hundreds of these are opened, and none is to outlive a power cut.
  for (const schema of ['main', 'mirror']) db.pragma(`${schema}.synchronous = OFF`);
  const plan = { left: failAt };
  const store = createHandlers(createContext(failing(db, plan), createSealer(KEY), cardRow));
  const turnedDown: number[] = [];
  const said: unknown[] = [];
  for (const [n, act] of ACTS.entries()) {
    if (skips(n)) continue;
    try {
      act(store);
    } catch (error) {
      turnedDown.push(n);
      said.push(toProblem(error).code);
    }
  }
  const left = dump(db);
  db.close();
  return { turnedDown, said, left, isClean: plan.left > 0 };
}

test('whichever call of the database fails: what was turned down left nothing, and the rest is whole', () => {
  const clean = work(() => false);
  expect(clean.turnedDown).toEqual([]);
  const expected = new Map<string, unknown>();
  let n = 1;
  for (; ; n += 1) {
    const { turnedDown, said, left, isClean } = work(() => false, n);
    if (isClean) break;
    expect(said[0], `call ${n}`).toBe('storage');
    const key = String(turnedDown);
    // As if the agent had never tried what was turned down for the disk's sake.
    if (!expected.has(key)) expected.set(key, work((act) => act === turnedDown[0]).left);
    expect(left, `call ${n}, in act ${key}`).toEqual(expected.get(key));
  }
  expect(n).toBeGreaterThan(100);
}, 120_000);
