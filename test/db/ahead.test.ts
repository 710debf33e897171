import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { looksSound } from '../../main/db/inspect.ts';
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
