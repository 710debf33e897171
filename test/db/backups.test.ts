import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOfBackups, listBackups, makeBackup } from '../../main/db/backups.ts';
import { filesOfLedgers } from '../../main/db/named-files.ts';
import { restoreBackup } from '../../main/db/restore.ts';
import { createSealer } from '../../main/db/seal.ts';
import { databaseAt } from './migrations/at.ts';
import { aDraft, aMove, aMutation, KEY, openTestStore, sqlite, tempFolder } from './world.ts';

const KEY_CHECK = createSealer(KEY).keyCheck;
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 8));

function places() {
  const room = tempFolder();
  return { database: join(room, 'database'), backups: join(room, 'backups') };
}

const aDocument = (n: number) => ({
  id: `d${n}`,
  portRequestId: 'pr-1',
  sha256: String(n).padStart(64, '0'),
  kind: 'loa' as const,
  kindGuessed: false,
  fileName: `loa-${n}.pdf`,
  mediaType: 'application/pdf' as const,
  size: 10 + n,
  addedAt: day(1).toISOString(),
});

describe('a backup', () => {
  test('is made while the ledger is written to, and tells what is in it', async () => {
    const at = places();
    const { store } = openTestStore(at.database);
    await store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-1', aMove('submitted'))]);
    await store.addDocument(aDocument(1), []);
    const made = makeBackup(sqlite, at, day(2));
    // What comes later is not in it.
    await store.enqueue([aMutation('m3', 'pr-2', aDraft)]);
    expect(listBackups(at)).toEqual([made]);
    expect(made).toMatchObject({ at: day(2).toISOString(), waiting: 2, documents: 1 });
    const file = join(at.backups, made.id, 'ledger.db');
    expect(statSync(file).size).toBe(made.size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('PIN-CANARY')).toBe(false);
    expect(filesOfBackups(at)).toEqual(new Set([aDocument(1).sha256]));
  });

  test('the last seven are kept, in the order they were made, whatever the clock said', () => {
    const at = places();
    openTestStore(at.database);
    const made = [9, 8, 12, 3, 4, 5, 6, 7, 1].map((n) => makeBackup(sqlite, at, day(n)).id);
    expect(listBackups(at).map(({ id }) => id)).toEqual(made.slice(-7).reverse());
  });

  test('that was cut short is no backup, and takes none with it', () => {
    const at = places();
    openTestStore(at.database);
    const made = makeBackup(sqlite, at, day(2));
    writeFileSync(join(at.database, 'full'), '');
    const failing = new Proxy(sqlite, {
      construct: (target, input) => {
        const db = Reflect.construct(target, input) as InstanceType<typeof sqlite>;
        db.prepare = () => {
          throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        };
        return db;
      },
    });
    expect(() => makeBackup(failing, at, day(3))).toThrow('full');
    expect(readdirSync(at.backups)).toEqual([made.id]);
  });
});

describe('a restore', () => {
  test('brings back what waited then, doubts each entry, and sets the present ledger aside', async () => {
    const at = places();
    const first = openTestStore(at.database);
    await first.store.enqueue([
      aMutation('queued', 'pr-1', aDraft),
      aMutation('refused', 'pr-2', aMove('pending')),
      aMutation('sending', 'pr-3', aMove('pending')),
      aMutation('comment', 'pr-4', { kind: 'comment', text: 'Hi', private: false, actionRequired: false }),
    ]);
    const began = { n: 1, startedAt: day(1).toISOString(), stamp: '2026-11-01T07:00:00.000Z' };
    await first.store.beginAttempt('refused', began);
    const problem = { code: 'rejected' as const, what: 'No.', next: 'Change it.' };
    const account = { accountId: 'acc-kazoo', carrier: 'kazoo' };
    await first.store.endAttempt(
      'refused',
      { kind: 'refused', problem },
      { now: day(1).toISOString(), account },
    );
    await first.store.beginAttempt('sending', began);
    const { id } = makeBackup(sqlite, at, day(2));
    await first.store.enqueue([aMutation('later', 'pr-5', aDraft)]);
    first.db.close();

    const aside = restoreBackup(sqlite, at, id, KEY_CHECK, day(3));
    const { store, notices } = openTestStore(at.database);
    expect(notices).toEqual([]);
    const outbox = await store.outbox();
    expect(outbox.map((entry) => [entry.id, entry.status, entry.attempts])).toEqual([
      ['queued', 'unknown', 1],
      // Still the agent's to decide.
      ['refused', 'refused', 1],
      ['sending', 'unknown', 1],
      ['comment', 'unknown', 1],
    ]);
    // Sent or not: the same words from its own time on are this comment.
    expect(outbox[3]?.lastAttempt?.stamp).toBe('2026-11-22T07:58:00.000Z');
    expect(outbox[2]?.lastAttempt?.stamp).toBe(began.stamp);
    expect((await store.portRequest('pr-1'))?.mutations[0]?.body).toEqual(aDraft);
    expect((await store.openBoard({}, 5)).columns[0]?.count).toBe(1);

    const kept = new sqlite(join(at.database, aside ?? ''), { readonly: true });
    expect(kept.prepare("SELECT id FROM mutations WHERE id = 'later'").pluck().all()).toEqual(['later']);
    kept.close();
  });

  test('of a version that knew fewer tables brings it up to date', async () => {
    const at = places();
    const old = databaseAt(1, tempFolder());
    openTestStore(at.database).db.close();
    old.prepare('INSERT INTO ledger_meta (id, revision, key_check) VALUES (1, 4, ?)').run(KEY_CHECK);
    old.exec(`INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
      VALUES ('m1', 'p', 'acc-kazoo', 'kazoo', 'move', 'queued', '{"kind":"move","from":"submitted","to":"pending"}', '2026-11-20T08:00:00.000Z')`);
    const { id } = makeBackup(sqlite, { ...at, database: join(old.name, '..') }, day(2));
    restoreBackup(sqlite, at, id, KEY_CHECK, day(3));
    const { store } = openTestStore(at.database);
    expect((await store.outbox()).map(({ status }) => status)).toEqual(['unknown']);
  });

  test.each([
    ['a bit of the copy was changed', (file: string) => flip(file), 'damaged'],
    ['the copy is gone', (file: string) => rmSync(file), 'damaged'],
  ])('%s: refused, and nothing is touched', async (_, harm, says) => {
    const at = places();
    const { store, db } = openTestStore(at.database);
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    const { id } = makeBackup(sqlite, at, day(2));
    harm(join(at.backups, id, 'ledger.db'));
    db.close();
    const before = readFileSync(join(at.database, 'ledger.db'));
    expect(() => restoreBackup(sqlite, at, id, KEY_CHECK, day(3))).toThrow(says);
    expect(readFileSync(join(at.database, 'ledger.db'))).toEqual(before);
    expect(readdirSync(at.database).filter((name) => /replaced|restoring/.test(name))).toEqual([]);
  });

  test('refuses a copy that another key sealed, and one that is not there', () => {
    const at = places();
    openTestStore(at.database).db.close();
    const { id } = makeBackup(sqlite, at, day(2));
    expect(() => restoreBackup(sqlite, at, id, 'another', day(3))).toThrow('another key');
    expect(() => restoreBackup(sqlite, at, '../../etc', KEY_CHECK, day(3))).toThrow('no longer there');
  });

  test('of a ledger that can’t be read any more keeps that file too', async () => {
    const at = places();
    const { store, db } = openTestStore(at.database);
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    const { id } = makeBackup(sqlite, at, day(2));
    db.close();
    writeFileSync(join(at.database, 'ledger.db'), 'gone');
    const aside = restoreBackup(sqlite, at, id, KEY_CHECK, day(3));
    expect(readFileSync(join(at.database, aside ?? ''), 'utf8')).toBe('gone');
    expect(await openTestStore(at.database).store.outbox()).toHaveLength(1);
  });
});

describe('vault files that have to stay', () => {
  test('are those of the ledger and of ledgers set aside; nobody can tell where one can’t be read', async () => {
    const at = places();
    const { store, db } = openTestStore(at.database);
    await store.addDocument(aDocument(1), []);
    const { id } = makeBackup(sqlite, at, day(2));
    await store.addDocument(aDocument(2), []);
    db.close();
    restoreBackup(sqlite, at, id, KEY_CHECK, day(3));
    expect(filesOfLedgers(sqlite, at.database)).toEqual(new Set([aDocument(1).sha256, aDocument(2).sha256]));
    writeFileSync(
      join(at.database, 'ledger.db.damaged-2026'),
      'rubbish, and long enough to be told from a file',
    );
    expect(filesOfLedgers(sqlite, at.database)).toBeUndefined();
    writeFileSync(join(at.backups, id, 'manifest.json'), '{');
    expect(filesOfBackups(at)).toBeUndefined();
    expect(existsSync(join(at.backups, id))).toBe(true);
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
