import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assertFull, setConnection, setFull, setWal } from '../../main/db/pragmas.ts';
import type { Reply, Request, WorkerStart } from '../../main/db/protocol.ts';
import { type Db, sql } from '../../main/db/sqlite.ts';
import { startThread } from '../../main/db/thread.ts';
import {
  aDraft,
  aMutation,
  anOrder,
  KAZOO,
  KEY,
  NOW,
  openTestStore,
  openWorkerStore,
  sqlite,
  tempFolder,
  workerUrl,
} from './world.ts';

describe('synchronous=FULL', () => {
  const level = (db: Db, schema: string) => db.pragma(`${schema}.synchronous`, { simple: true });

  test('holds on both files after writes', async () => {
    const { store, db } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    await store.applyPage(KAZOO, [anOrder('a')], { now: NOW });
    expect([level(db, 'main'), level(db, 'mirror')]).toEqual([2, 2]);
    expect([
      db.pragma('main.journal_mode', { simple: true }),
      db.pragma('mirror.journal_mode', { simple: true }),
    ]).toEqual(['wal', 'wal']);
  });

  test.each([
    ['without the explicit line the first write lowers it, and the assert says so', false],
    ['with it the assert holds', true],
  ])('%s', (_, explicit) => {
    const folder = tempFolder();
    const db = new sqlite(join(folder, 'ledger.db'));
    setConnection(db);
    db.prepare(sql`ATTACH ? AS mirror`).run(join(folder, 'mirror.db'));
    setWal(db);
    if (explicit) setFull(db);
    expect(() => assertFull(db)).not.toThrow();
    db.exec('CREATE TABLE main.a (x)');
    db.exec('CREATE TABLE mirror.b (x)');
    if (explicit) expect(() => assertFull(db)).not.toThrow();
    else expect(() => assertFull(db)).toThrow('would not survive a power cut');
    db.close();
  });

  test('the other settings of the connection', () => {
    const { db } = openTestStore();
    const read = (name: string) => db.pragma(name, { simple: true });
    expect(read('foreign_keys')).toBe(1);
    expect(read('busy_timeout')).toBe(5000);
    expect(read('trusted_schema')).toBe(0);
    expect(read('temp_store')).toBe(2);
    expect(read('fullfsync')).toBe(1);
    expect(read('checkpoint_fullfsync')).toBe(1);
    expect(read('cell_size_check')).toBe(1);
    for (const schema of ['main', 'mirror']) {
      expect(read(`${schema}.secure_delete`)).toBe(2);
      expect(read(`${schema}.journal_size_limit`)).toBe(67108864);
      expect(read(`${schema}.application_id`)).toBe(0x50745364);
    }
  });
});

describe('killed in the middle of writing', () => {
  test('what was answered is there, what was not is there wholly or not at all', async () => {
    const folder = tempFolder();
    for (let round = 0; round < 3; round++) {
      const acknowledged = await killWhileWriting(folder, round);
      const { store, notices, close } = await openWorkerStore(folder);
      expect(notices).toEqual([]);
      const ids = new Set((await store.outbox()).map(({ id }) => id));
      for (const id of acknowledged) expect(ids.has(id), id).toBe(true);
      const board = await store.openBoard({}, 1);
      expect(board.columns[0]?.count).toBe(ids.size);
      await close();
    }
  });
});

/** Floods a worker with entries and terminates it after some answers; ids that were answered. */
async function killWhileWriting(folder: string, round: number): Promise<readonly string[]> {
  const worker = startThread(workerUrl);
  worker.postMessage({ folder, key: KEY } satisfies WorkerStart);
  await new Promise((resolve) => worker.once('message', resolve));
  const answered: string[] = [];
  const enough = new Promise<void>((resolve) => {
    worker.on('message', (reply: Reply) => {
      if (reply.ok) answered.push(`m${round}-${reply.id}`);
      if (answered.length === 40 + 13 * round) resolve();
    });
  });
  for (let id = 1; id <= 400; id++) {
    const entry = aMutation(`m${round}-${id}`, `pr-${round}-${id}`, aDraft);
    worker.postMessage({ id, method: 'enqueue', input: [[entry], 'kazoo'] } satisfies Request);
  }
  await enough;
  await worker.terminate();
  return answered;
}
