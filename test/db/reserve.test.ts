import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isFull, letGoOfReserve, RESERVE, takeReserve } from '../../main/db/reserve.ts';
import { openStore, type StoreNews } from '../../main/db/store.ts';
import { aDraft, aMutation, KEY, openTestStore, tempFolder, workerUrl } from './world.ts';

test('the reserve is really there, is given up once, and a folder without room is no reason to stop', async () => {
  const folder = tempFolder();
  expect(await takeReserve(folder)).toBe(true);
  const { size, blocks } = statSync(join(folder, 'reserve'));
  expect(size).toBe(RESERVE);
  expect(blocks * 512).toBeGreaterThanOrEqual(RESERVE);
  expect([letGoOfReserve(folder), letGoOfReserve(folder)]).toEqual([true, false]);
  const blocked = join(folder, 'a-file');
  writeFileSync(blocked, '');
  expect(await takeReserve(blocked)).toBe(false);
  const coded = (code: string) => Object.assign(new Error(code), { code });
  const codes = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_WRITE'];
  expect(codes.map((code) => isFull(coded(code), folder))).toEqual([true, true, true, false]);
});

test('a draft that finds the disk full is saved with the room of the reserve, and it is said', async () => {
  const folder = tempFolder();
  openTestStore(folder).db.close();
  await takeReserve(folder);
  const news: StoreNews['kind'][] = [];
  const open = await openStore({
    worker: workerUrl,
    folder,
    key: KEY,
    sqliteModule: join(import.meta.dirname, '../fixtures/full-disk/sqlite.ts'),
    heard: ({ kind }) => void news.push(kind),
  });
  await open.store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
  expect(existsSync(join(folder, 'reserve'))).toBe(false);
  expect(news).toEqual(['full', 'written']);
  await open.close();
  const again = await openStore({ worker: workerUrl, folder, key: KEY });
  expect((await again.store.outbox()).map(({ id }) => id)).toEqual(['m1']);
  await again.close();
});
