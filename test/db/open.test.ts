import {
  chmodSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { latestVersion } from '../../main/db/migrations/index.ts';
import { openDatabase } from '../../main/db/open.ts';
import { toProblem } from '../../main/db/problems.ts';
import { createSealer } from '../../main/db/seal.ts';
import type { Document } from '../../preload/contract/domain/documents.ts';
import { databaseAt, upTo } from './migrations/at.ts';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  columns,
  KAZOO,
  KEY,
  NOW,
  openTestStore,
  pulled,
  sqlite,
  tempFolder,
} from './world.ts';

const file = (folder: string, name: string) => join(folder, name);
const asideIn = (folder: string) => readdirSync(folder).filter((name) => /\.damaged-[^/]*[0-9Z]$/.test(name));

/** Garbage from here on, as a failing disk leaves it. */
function overwrite(path: string, from: number, length: number): void {
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(fd);
}

const aDocument = (n: number): Document => ({
  id: `d${n}`,
  portRequestId: 'pr-0',
  sha256: String(n).padStart(64, '0'),
  kind: 'loa',
  kindGuessed: false,
  fileName: `loa-${n}.pdf`,
  mediaType: 'application/pdf',
  size: 10,
  addedAt: NOW,
});

/** A profile with plenty in both files, closed. */
async function filledProfile(): Promise<string> {
  const folder = tempFolder();
  const { store, db } = openTestStore(folder);
  await store.applyPage(
    KAZOO,
    Array.from({ length: 200 }, (_, n) => anOrder(`r${n}`)),
    {
      now: NOW,
      cursor: { scope: 'full', position: '1', complete: true },
    },
  );
  for (let n = 0; n < 200; n++) {
    await store.enqueue([
      aMutation(`m${n}`, `pr-${n}`, {
        kind: 'create',
        fields: { name: `Draft ${n}`, pin: '4815' },
        numbers: [],
      }),
    ]);
    await store.addDocument(aDocument(n), []);
  }
  db.close();
  return folder;
}

describe('a database of a newer app', () => {
  test.each(['ledger.db', 'mirror.db'])('%s is refused and not touched', (name) => {
    const folder = tempFolder();
    openTestStore(folder).db.close();
    const db = new sqlite(file(folder, name));
    db.pragma('user_version = 9000');
    db.close();
    const before = ['ledger.db', 'mirror.db'].map((each) => readFileSync(file(folder, each)));
    const open = () => openDatabase(sqlite, folder, createSealer(KEY), new Date(NOW));
    expect(open).toThrow('newer version of Portside');
    try {
      open();
    } catch (error) {
      expect(toProblem(error)).toMatchObject({ code: 'storage', next: expect.stringContaining('Install') });
    }
    expect(['ledger.db', 'mirror.db'].map((each) => readFileSync(file(folder, each)))).toEqual(before);
    expect(asideIn(folder)).toEqual([]);
  });
});

describe('a damaged mirror', () => {
  test.each([
    [
      'garbage in the middle',
      (path: string) => overwrite(path, Math.floor(statSync(path).size / 2 / 4096) * 4096, 65_536),
    ],
    ['a destroyed first page', (path: string) => overwrite(path, 0, 4096)],
    ['cut off', (path: string) => truncateSync(path, 40_000)],
    [
      'no database at all',
      (path: string) => writeFileSync(path, 'hello, this is no database, and it is long enough to tell'),
    ],
  ])('%s: set aside, rebuilt empty, drafts still on the board', async (_, damage) => {
    const folder = await filledProfile();
    damage(file(folder, 'mirror.db'));
    const { store, notices } = openTestStore(folder);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/carriers hold was damaged.*mirror\.db\.damaged-.*fetched again/);
    expect(asideIn(folder)).toEqual(['mirror.db.damaged-2026-11-22T08-00-00.000Z']);
    expect(await store.cursor(KAZOO.accountId)).toBeUndefined();
    const board = await store.openBoard({}, 5);
    expect(board.columns.map(({ count }) => count)).toEqual([200, 0, 0, 0, 0, 0, 0]);
    expect(await store.outbox()).toHaveLength(200);
  });

  test('a change to a pulled port finds its order again when the mirror is pulled afresh', async () => {
    const folder = tempFolder();
    const first = openTestStore(folder);
    const id = await pulled(first.store, anOrder('a'));
    await first.store.enqueue([aMutation('m1', id, aMove('pending'))]);
    first.db.close();
    overwrite(file(folder, 'mirror.db'), 0, 8192);
    const { store } = openTestStore(folder);
    expect(await store.links(id)).toEqual([{ portRequestId: id, accountId: KAZOO.accountId, remoteId: 'a' }]);
    expect(await columns(store)).toEqual({});
    await store.applyPage(KAZOO, [anOrder('a')], { now: NOW });
    expect(await columns(store)).toEqual({ pending: ['Port a'] });
  });
});

describe('a damaged ledger', () => {
  test('garbage in the middle: what can be read comes back, the notice counts it, the mirror stays', async () => {
    const folder = await filledProfile();
    const path = file(folder, 'ledger.db');
    overwrite(path, Math.floor((statSync(path).size * 2) / 3 / 4096) * 4096, 16_384);
    const { store, notices } = openTestStore(folder);
    const left = (await store.outbox()).length;
    expect(left).toBeGreaterThan(150);
    expect(left).toBeLessThanOrEqual(200);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`${left} unsent changes and `);
    expect(notices[0]).toContain('kept as ledger.db.damaged-2026-11-22');
    expect(asideIn(folder)).toEqual(['ledger.db.damaged-2026-11-22T08-00-00.000Z']);
    const board = await store.openBoard({}, 300);
    expect(board.columns[0]?.count).toBe(left);
    expect(board.columns[1]?.count).toBe(200);
    for (const { id, body } of await store.outbox()) {
      expect(body).toMatchObject({ kind: 'create', fields: { name: `Draft ${id.slice(1)}` } });
    }
  });

  test('a destroyed first page: everything comes back', async () => {
    const folder = await filledProfile();
    overwrite(file(folder, 'ledger.db'), 0, 4096);
    const { store, notices } = openTestStore(folder);
    expect(notices[0]).toContain('200 unsent changes and 200 documents came back');
    expect((await store.outbox()).map(({ id }) => id)).toEqual(
      Array.from({ length: 200 }, (_, n) => `m${n}`),
    );
    expect(await store.document('d7')).toEqual(aDocument(7));
    // What comes next is still last in its lane.
    await store.enqueue([aMutation('next', 'pr-0', aMove('submitted'))]);
    expect((await store.mutation('next'))?.seq).toBe(201);
  });

  test('a destroyed first page of a ledger that an older app made: everything comes back', async () => {
    const folder = tempFolder();
    const old = databaseAt(5, folder);
    const filler = 'x'.repeat(900);
    for (let n = 0; n < 200; n++) {
      old.exec(
        `INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', '${n}-${filler}', 'pr-${n}')`,
      );
    }
    upTo(old, latestVersion('main'));
    old.close();
    overwrite(file(folder, 'ledger.db'), 0, 4096);
    const { db } = openTestStore(folder);
    expect(db.prepare('SELECT count(*) FROM links').pluck().get()).toBe(200);
  });

  test('nothing left to read: said so, and the app starts', async () => {
    const folder = await filledProfile();
    writeFileSync(file(folder, 'ledger.db'), 'gone');
    const { store, notices } = openTestStore(folder);
    expect(notices[0]).toContain('could not be read');
    expect(await store.outbox()).toEqual([]);
    expect((await store.openBoard({}, 1)).columns[1]?.count).toBe(200);
  });

  test('both at once', async () => {
    const folder = await filledProfile();
    overwrite(file(folder, 'ledger.db'), 0, 4096);
    overwrite(file(folder, 'mirror.db'), 0, 4096);
    const { store, notices } = openTestStore(folder);
    expect(notices).toHaveLength(2);
    expect((await store.openBoard({}, 1)).total).toBe(200);
  });
});

describe('after a power cut between the two files', () => {
  test('an older mirror gets its views computed anew', async () => {
    const folder = tempFolder();
    const first = openTestStore(folder);
    const id = await pulled(first.store, anOrder('a'));
    await first.store.enqueue([aMutation('m1', id, aMove('pending')), aMutation('gone', 'pr-1', aDraft)]);
    first.db.close();
    const mirror = readFileSync(file(folder, 'mirror.db'));
    const second = openTestStore(folder);
    await second.store.requeue('m1', aMove('scheduled'));
    await second.store.withdraw('gone');
    await second.store.enqueue([aMutation('m2', 'pr-2', aDraft)]);
    second.db.close();
    writeFileSync(file(folder, 'mirror.db'), mirror);
    const { store, notices } = openTestStore(folder);
    expect(notices).toEqual([]);
    expect(await columns(store)).toEqual({ scheduled: ['Port a'], unconfirmed: ['Harbor Dental'] });
    expect((await store.cards(['pr-1', 'pr-2'])).map(({ id: one }) => one)).toEqual(['pr-2']);
  });
});

describe('keys and folders', () => {
  test('another key is refused while the ledger holds something sealed with the first', () => {
    const folder = tempFolder();
    openTestStore(folder).db.close();
    const other = createSealer(new Uint8Array(32).fill(9));
    const open = () => openDatabase(sqlite, folder, other, new Date(NOW));
    expect(open).toThrow('key of this computer');
    expect(asideIn(folder)).toEqual([]);
  });

  test('a folder that can’t be written says so', () => {
    const folder = tempFolder();
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    try {
      openDatabase(sqlite, join(path, 'profile'), createSealer(KEY), new Date(NOW));
      expect.unreachable();
    } catch (error) {
      expect(toProblem(error)).toMatchObject({
        code: 'storage',
        what: 'Portside can’t write to its profile folder.',
      });
    }
  });

  test('files with wider permissions are narrowed', () => {
    const folder = tempFolder();
    openTestStore(folder).db.close();
    chmodSync(file(folder, 'ledger.db'), 0o644);
    openTestStore(folder);
    expect(statSync(file(folder, 'ledger.db')).mode & 0o777).toBe(0o600);
  });

  test('a full disk and a read-only file are told apart, and what was there stays readable', async () => {
    const { store, db } = openTestStore();
    await pulled(store, anOrder('a'));
    const pages = Number(db.pragma('mirror.page_count', { simple: true }));
    db.pragma(`mirror.max_page_count = ${pages}`);
    const many = Array.from({ length: 300 }, (_, n) => anOrder(`x${n}`));
    await expect(store.applyPage(KAZOO, many, { now: NOW })).rejects.toMatchObject({
      problem: {
        code: 'storage',
        what: expect.stringContaining('disk is full'),
        next: expect.stringContaining('Free some space'),
      },
    });
    db.pragma('mirror.max_page_count = 1000000');
    expect(await columns(store)).toEqual({ submitted: ['Port a'] });
    db.pragma('query_only = ON');
    await expect(store.applyPage(KAZOO, many, { now: NOW })).rejects.toMatchObject({
      problem: { code: 'storage', what: expect.stringContaining('can’t write') },
    });
    db.pragma('query_only = OFF');
    expect(await store.applyPage(KAZOO, many, { now: NOW })).toHaveLength(300);
  });
});
