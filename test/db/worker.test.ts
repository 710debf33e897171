import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../main/db/store.ts';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  aProblem,
  columns,
  KAZOO,
  KEY,
  LATER,
  NOW,
  openWorkerStore,
  sqlite,
  tempFolder,
  workerUrl,
} from './world.ts';

describe('the store in its worker', () => {
  test('answers every method, keeps it over a restart, and leaves settled files of its owner alone', async () => {
    const { store, folder, close, notices } = await openWorkerStore();
    expect(notices).toEqual([]);
    await store.applyPage(KAZOO, [anOrder('a'), anOrder('b', { numbers: ['+12065550199'] })], {
      now: NOW,
      subAccounts: [{ id: 's', name: 'Cedar' }],
      cursor: { scope: 'full', position: '1', complete: true },
      pullId: 'p1',
    });
    const board = await store.openBoard({}, 1);
    const [first] = board.columns[1]?.cards ?? [];
    const next = board.columns[1]?.next ?? '';
    expect(board.total).toBe(2);
    const page = await store.boardPage({}, 'submitted', next, 5);
    expect(page.cards).toHaveLength(1);
    expect(page.next).toBeUndefined();
    const id = first?.id ?? '';
    expect(await store.cards([id, 'nobody'])).toEqual([first]);
    expect(await columns(store, '555-0199')).toEqual({ submitted: ['Port b'] });
    expect((await store.numberUses(['+12065550199'])).get('+12065550199')).toHaveLength(1);
    expect(await store.subAccounts(KAZOO.accountId)).toHaveLength(1);
    expect(await store.unseen(KAZOO.accountId, 'p2')).toHaveLength(2);

    await store.enqueue([aMutation('m1', id, aMove('pending')), aMutation('m2', 'pr-1', aDraft)]);
    expect(await store.laneHeads()).toHaveLength(2);
    expect(await store.links(id)).toHaveLength(1);
    expect(await store.beginAttempt('m1', { n: 1, startedAt: NOW })).toBeUndefined();
    const outcome = { kind: 'unknown', problem: aProblem, notBefore: LATER } as const;
    expect(await store.endAttempt('m1', outcome, { now: NOW, account: KAZOO })).toEqual([id]);
    expect(await store.withdraw('m1')).toEqual({ withdrawn: false, touched: [] });
    expect(await store.timeline(id)).toHaveLength(1);
    await close();

    const files = ['ledger.db', 'mirror.db'].map((name) => statSync(join(folder, name)));
    expect(files.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600]);
    expect(() => statSync(join(folder, 'ledger.db-wal'))).toThrow('ENOENT');

    const again = await openWorkerStore(folder);
    expect(await again.store.outbox()).toHaveLength(2);
    expect((await again.store.mutation('m2'))?.body).toEqual(aDraft);
    expect(await again.store.cursor(KAZOO.accountId)).toMatchObject({ position: '1' });
  });

  test('while it runs, the WAL files are their owner’s alone', async () => {
    const { store, folder } = await openWorkerStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    const modes = ['ledger.db-wal', 'mirror.db-wal', 'ledger.db-shm'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  test('a refusal of a use case and a failure of the database both arrive as problems', async () => {
    const { store } = await openWorkerStore();
    await expect(store.beginAttempt('gone', { n: 1, startedAt: NOW })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    await expect(store.enqueue([aMutation('m1', 'pr-1', aDraft)])).rejects.toMatchObject({
      problem: { code: 'storage', what: expect.not.stringContaining('Harbor') },
    });
    await expect(store.boardPage({}, 'submitted', 'no cursor', 5)).rejects.toMatchObject({
      problem: { code: 'invalid-input' },
    });
  });

  test('tells how long each call took, and says so when it has stopped', async () => {
    const took: string[] = [];
    const folder = tempFolder();
    const { store, close } = await openStore({
      worker: workerUrl,
      folder,
      key: KEY,
      timed: (method, ms) => took.push(`${method} ${ms < 1000}`),
    });
    await store.outbox();
    await close();
    expect(took).toEqual(['outbox true', 'close true']);
    await expect(store.outbox()).rejects.toMatchObject({ problem: { code: 'storage' } });
  });

  test('uses the build of better-sqlite3 it is given, and says when it can’t be had', async () => {
    const missing = openStore({
      worker: workerUrl,
      folder: tempFolder(),
      key: KEY,
      sqliteModule: '/nowhere/better-sqlite3',
    });
    await expect(missing).rejects.toMatchObject({ problem: { code: 'storage' } });
    const given = await openStore({
      worker: workerUrl,
      folder: tempFolder(),
      key: KEY,
      sqliteModule: join(import.meta.dirname, '../../node_modules/better-sqlite3'),
    });
    expect(await given.store.outbox()).toEqual([]);
    await given.close();
  });

  test('damage that shows while it runs is mended at the next start', async () => {
    const { store, folder, close } = await openWorkerStore();
    await store.applyPage(KAZOO, [anOrder('a')], { now: NOW });
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    const other = new sqlite(join(folder, 'mirror.db'));
    other.exec("UPDATE cards SET card = '{' || card");
    other.close();
    await expect(store.openBoard({}, 10)).rejects.toMatchObject({ problem: { code: 'storage' } });
    await close();
    const again = await openWorkerStore(folder);
    expect(again.notices).toHaveLength(1);
    expect(await columns(again.store)).toEqual({ unconfirmed: ['Harbor Dental'] });
    await again.close();
    expect((await openWorkerStore(folder)).notices).toEqual([]);
  });
});
