import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MirrorLog } from '../../main/db/mirror-log.ts';
import { anOrder, KAZOO, NOW, openTestStore } from './world.ts';

test('the log of a first pull is left to the end of it, then copied into the mirror', async () => {
  const { store, db, folder } = openTestStore();
  const settledAt = () => Number(db.pragma('wal_autocheckpoint', { simple: true }));
  const size = () => statSync(join(folder, 'mirror.db')).size;
  const log = new MirrorLog(db);
  const always = settledAt();
  log.leave();
  log.leave();
  expect(settledAt()).toBeGreaterThan(always);
  const before = size();
  await store.applyPage(
    KAZOO,
    Array.from({ length: 400 }, (_, n) => anOrder(`r${n}`)),
    { now: NOW },
  );
  expect(size()).toBe(before);
  log.settle();
  expect(size()).toBeGreaterThan(before + 100_000);
  expect([settledAt(), log.isLeft]).toEqual([always, false]);
});
