import { chmodSync, closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardRow } from '../../main/core/board/card.ts';
import { type Everything, openEverything } from '../../main/db/everything.ts';
import { createSealer } from '../../main/db/seal.ts';
import { databaseAt } from './migrations/at.ts';
import { aDraft, aMutation, anOrder, KAZOO, KEY, NOW, openTestStore, sqlite, tempFolder } from './world.ts';

const read = (folder: string): Everything & { readonly scratch: string } => {
  const scratch = tempFolder();
  return {
    ...openEverything({ sqlite, folder, scratch, sealer: createSealer(KEY), cardOf: cardRow }),
    scratch,
  };
};

async function filled(folder: string) {
  const opened = openTestStore(folder);
  const orders = Array.from({ length: 60 }, (_, n) => anOrder(`r${n}`));
  await opened.store.applyPage(KAZOO, orders, { now: NOW });
  await opened.store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
  return opened;
}

const hashes = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => readFileSync(join(folder, name)).toString('base64'));

describe('everything that a profile holds', () => {
  test('is read beside the store that writes it, as it was at one moment, secrets only on demand', async () => {
    const folder = tempFolder();
    const { store } = await filled(folder);
    const all = read(folder);
    await store.enqueue([aMutation('m2', 'pr-2', aDraft)]);
    expect(all.portRequests()).toHaveLength(61);
    expect(all.portRequests('acc-kazoo')).toEqual(['pr-1']);
    expect(readdirSync(all.scratch)).toEqual([]);
    const texts = (secrets: 'open' | 'drop') =>
      JSON.stringify([all.outbox(secrets), ...all.portRequests().map((id) => all.portRequest(id, secrets))]);
    expect(texts('drop')).toContain('Port r59');
    expect(texts('drop')).not.toMatch(/CANARY/);
    expect(texts('open')).toContain('PIN-CANARY-4815');
    all.close();
  });

  test.each([
    ['the mirror has lost its first page', 'mirror.db', 1],
    ['the ledger has lost its first page', 'ledger.db', 61],
  ])('%s: the rest is read from a mended copy, and the profile stays as it is', async (_, name, count) => {
    const folder = tempFolder();
    const { db } = await filled(folder);
    db.close();
    overwrite(join(folder, name), 0);
    const before = hashes(folder);
    const all = read(folder);
    expect(all.notices).toHaveLength(1);
    expect(all.outbox('open').map((entry) => entry?.id)).toEqual(['m1']);
    expect(all.portRequests().length).toBeGreaterThanOrEqual(count);
    expect(all.portRequest('pr-1', 'drop')?.card?.name).toBe('Harbor Dental');
    all.close();
    expect(hashes(folder)).toEqual(before);
    expect(readdirSync(folder).filter((file) => /damaged/.test(file))).toEqual([]);
  });

  test('in a folder that nobody may write to', async () => {
    const folder = join(tempFolder(), 'database');
    const { db } = await filled(folder);
    db.close();
    chmodSync(folder, 0o500);
    const all = read(folder);
    expect(all.portRequests()).toHaveLength(61);
    all.close();
    chmodSync(folder, 0o700);
  });
});

describe('a torn first page', () => {
  test.each([1, 5])('of a ledger that version %i made: everything comes back', (version) => {
    const folder = tempFolder();
    const old = databaseAt(version, folder);
    const key = openTestStore(tempFolder()).db;
    const check = key.prepare('SELECT key_check FROM ledger_meta').pluck().get();
    old.prepare('INSERT INTO ledger_meta (id, revision, key_check) VALUES (1, 7, ?)').run(check);
    const add =
      old.prepare(`INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
      VALUES (?, ?, 'acc-kazoo', 'kazoo', 'comment', 'queued', ?, '${NOW}')`);
    const body = { kind: 'comment', text: 'a'.repeat(300), private: false, actionRequired: false };
    for (let n = 0; n < 300; n += 1) add.run(`m${n}`, `pr-${n}`, JSON.stringify(body));
    old.pragma('wal_checkpoint(TRUNCATE)');
    old.close();
    overwrite(join(folder, 'ledger.db'), 0);
    const { notices, db } = openTestStore(folder);
    expect(notices[0]).toContain('300 unsent changes');
    expect(db.prepare('SELECT count(*) FROM own_fields').pluck().get()).toBe(0);
  });
});

/** Pages that a failing disk leaves as rubbish, the same ones for the same seed. */
test.each([11, 22, 33, 44, 55, 66])(
  'random pages of both files damaged (seed %i): it starts, and says what was lost',
  async (seed) => {
    const folder = tempFolder();
    const { db, store } = await filled(folder);
    for (let n = 0; n < 80; n += 1) await store.enqueue([aMutation(`n${n}`, `pq-${n}`, aDraft)]);
    db.close();
    let dice = seed;
    for (const name of ['ledger.db', 'mirror.db']) {
      const pages = statSync(join(folder, name)).size / 4096;
      for (let n = 0; n < 3; n += 1) {
        dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
        overwrite(join(folder, name), (dice % pages) * 4096);
      }
    }
    const again = openTestStore(folder);
    expect(again.notices.length).toBeGreaterThan(0);
    const left = await again.store.outbox();
    expect(left.every(({ body }) => body.kind === 'create')).toBe(true);
    for (const schema of ['main', 'mirror'])
      expect(again.db.pragma(`${schema}.integrity_check`, { simple: true })).toBe('ok');
    const drafts = (await again.store.openBoard({}, 200)).columns[0]?.count;
    expect(drafts).toBe(left.length);
  },
);

function overwrite(path: string, from: number): void {
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.alloc(4096, 0xa5), 0, 4096, from);
  closeSync(fd);
}
