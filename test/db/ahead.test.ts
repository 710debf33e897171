import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CARDS_PER_COLUMN } from '../../main/core/interfaces/store.ts';
import { suspect } from '../../main/db/files.ts';
import { readFirstBoard } from '../../main/db/first-board.ts';
import { looksSound } from '../../main/db/inspect.ts';
import { type Db, sql } from '../../main/db/sqlite.ts';
import { openStore } from '../../main/db/store.ts';
import { startThread } from '../../main/db/thread.ts';
import { anOrder, KAZOO, KEY, NOW, openTestStore, sqlite, tempFolder, workerUrl } from './world.ts';

/** A closed profile with one port. */
async function aProfile(): Promise<string> {
  const folder = tempFolder();
  const { store, db } = openTestStore(folder);
  await store.applyPage(KAZOO, [anOrder('a')], { now: NOW });
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return folder;
}

function scribbleOver(path: string): void {
  const page = 4096;
  const target = openSync(path, 'r+');
  try {
    for (let n = 2; n < 12; n += 1) writeSync(target, Buffer.alloc(page, 0xff), 0, page, n * page);
  } finally {
    closeSync(target);
  }
}

function change(folder: string, file: string, run: (db: Db) => void): void {
  const db = new sqlite(join(folder, file));
  run(db);
  db.close();
}

/** As after a power cut between the two files. */
function raiseLedger(folder: string): void {
  change(folder, 'ledger.db', (db) => db.exec(sql`UPDATE ledger_meta SET revision = revision + 1`));
}

function setVersion(folder: string, version: number): void {
  change(folder, 'mirror.db', (db) => db.pragma(`user_version = ${version}`));
}

/** The thread looks first, as at a start of the app, and is told to open afterwards. */
async function openAhead(folder: string) {
  const open = await openStore({ worker: startThread(workerUrl, { folder }), folder, key: KEY });
  onTestFinished(() => open.close().catch(() => undefined));
  return open;
}

describe('a mirror looked at before the key is there', () => {
  test('sound: opened as it is', async () => {
    const folder = await aProfile();
    expect(looksSound(sqlite, join(folder, 'mirror.db'))).toBe(true);
    const { store, notices } = await openAhead(folder);
    expect(notices).toEqual([]);
    expect((await store.openBoard({}, 5)).total).toBe(1);
  });

  test('damaged: set aside, and the agent is told', async () => {
    const folder = await aProfile();
    scribbleOver(join(folder, 'mirror.db'));
    expect(looksSound(sqlite, join(folder, 'mirror.db'))).toBe(false);
    const { notices } = await openAhead(folder);
    expect(notices[0]).toMatch(/carriers hold was damaged.*fetched again/);
  });

  test('not there yet: a fresh profile opens', async () => {
    const folder = tempFolder();
    expect(looksSound(sqlite, join(folder, 'mirror.db'))).toBe(false);
    const { store, notices } = await openAhead(folder);
    expect(notices).toEqual([]);
    expect((await store.openBoard({}, 5)).total).toBe(0);
  });
});

describe('the first board, read before the key is there', () => {
  test('is the one that the open database gives', async () => {
    const folder = await aProfile();
    const first = readFirstBoard(folder);
    const { store } = await openAhead(folder);
    expect(first).toMatchObject({ total: 1 });
    expect(first).toEqual(await store.openBoard({}, CARDS_PER_COLUMN));
  });

  test.each([
    ['the ledger has changed since', (folder: string) => raiseLedger(folder)],
    ['damage showed in the last run', (folder: string) => suspect(folder)],
    ['another version wrote the mirror', (folder: string) => setVersion(folder, 1)],
    ['the mirror can’t be read', (folder: string) => scribbleOver(join(folder, 'mirror.db'))],
  ])('is left to the open database where %s', async (_why, change) => {
    const folder = await aProfile();
    change(folder);
    expect(readFirstBoard(folder)).toBeUndefined();
  });

  test('is not there for a fresh profile, which is left as it is', () => {
    const folder = tempFolder();
    expect(readFirstBoard(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is left to the open database where SQLite can’t be loaded', async () => {
    expect(readFirstBoard(await aProfile(), join(tempFolder(), 'not-there'))).toBeUndefined();
  });
});
