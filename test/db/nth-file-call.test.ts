import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { listBackups, makeBackup } from '../../main/db/backups.ts';
import { hashOf, readManifest } from '../../main/db/manifest.ts';
import { restoreBackup } from '../../main/db/restore.ts';
import { createSealer } from '../../main/db/seal.ts';
import { openVault } from '../../main/files/vault.ts';
import { aDraft, aMutation, KEY, openTestStore, sqlite, tempFolder } from './world.ts';

/** The call of the file system that fails, counted from when it is set; 0: none. */
const plan = vi.hoisted(() => ({ left: 0 }));

const failing = vi.hoisted(() => {
  const tick = (): void => {
    plan.left -= 1;
    if (plan.left === 0) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const KEPT = /^(?:exists|close|watch|constants|default|promises)/;
  return (real: object): object => {
    const entries = Object.entries(real).map(([name, value]) => {
      if (typeof value !== 'function' || KEPT.test(name) || /^[A-Z]/.test(name)) return [name, value];
      return [
        name,
        (...input: readonly unknown[]) => {
          tick();
          return Reflect.apply(value, real, input);
        },
      ];
    });
    const wrapped = Object.fromEntries(entries);
    return { ...wrapped, default: wrapped };
  };
});

vi.mock('node:fs', async (original) => failing(await original<object>()));
vi.mock('node:fs/promises', async (original) => failing(await original<object>()));

afterEach(() => {
  plan.left = 0;
});

const KEY_CHECK = createSealer(KEY).keyCheck;
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 8));

function places() {
  const room = tempFolder();
  return { database: join(room, 'database'), backups: join(room, 'backups') };
}

/** Runs with the n-th call failing, n = 1, 2, … until none is left to fail. Tells how many there were. */
async function eachCall(
  run: (fail: <Value>(work: () => Value) => Value | 'failed') => unknown,
): Promise<number> {
  for (let n = 1; ; n += 1) {
    let isClean = false;
    await run((work) => {
      plan.left = n;
      try {
        return work();
      } catch {
        return 'failed';
      } finally {
        isClean = plan.left > 0;
        plan.left = 0;
      }
    });
    if (isClean) return n;
  }
}

describe('whichever call of the file system fails', () => {
  test('a backup is whole or not there, and the earlier ones stay', async () => {
    const at = places();
    const { store } = openTestStore(at.database);
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    const first = makeBackup(sqlite, at, day(1));
    const calls = await eachCall((fail) => {
      fail(() => makeBackup(sqlite, at, day(2)));
      const listed = listBackups(at);
      expect(listed.length).toBeGreaterThan(0);
      for (const { id, waiting } of listed) {
        const folder = join(at.backups, id);
        expect(waiting).toBe(1);
        expect(hashOf(join(folder, 'ledger.db'))).toBe(readManifest(folder)?.ledger.sha256);
      }
    });
    expect(calls).toBeGreaterThan(15);
    expect(first.waiting).toBe(1);
  }, 60_000);

  test('a restore has happened or it has not: one of both outboxes is there, and none is lost', async () => {
    const calls = await eachCall(async (fail) => {
      const at = places();
      const { store, db } = openTestStore(at.database);
      await store.enqueue([aMutation('old', 'pr-1', aDraft)]);
      const { id } = makeBackup(sqlite, at, day(1));
      await store.enqueue([aMutation('new', 'pr-2', aDraft)]);
      db.close();
      fail(() => restoreBackup(sqlite, at, id, KEY_CHECK, day(2)));
      const again = openTestStore(at.database);
      expect(again.notices).toEqual([]);
      const ids = (await again.store.outbox()).map((entry) => entry.id);
      expect([['old', 'new'], ['old']]).toContainEqual(ids);
      again.db.close();
      if (ids.length === 2) return;
      const { readdirSync } = await vi.importActual<typeof import('node:fs')>('node:fs');
      const aside = readdirSync(at.database).find((name) => name.startsWith('ledger.db.replaced-')) ?? '';
      const kept = new sqlite(join(at.database, aside), { readonly: true });
      expect(kept.prepare('SELECT id FROM mutations ORDER BY seq').pluck().all()).toEqual(['old', 'new']);
      kept.close();
    });
    expect(calls).toBeGreaterThan(10);
  }, 60_000);

  test('a file of the vault is whole or not there', async () => {
    const clear = randomBytes(5_000);
    const sha256 = createHash('sha256').update(clear).digest('hex');
    for (let n = 1; ; n += 1) {
      const vault = openVault(tempFolder(), () => Buffer.alloc(32, 7));
      plan.left = n;
      const isKept = await vault.put(sha256, clear).then(
        () => true,
        () => false,
      );
      const isClean = plan.left > 0;
      plan.left = 0;
      await vault.sweep();
      const condition = await vault.check(sha256);
      if (isKept) expect(condition).toBe('whole');
      else expect(['missing', 'whole']).toContain(condition);
      if (!isClean) continue;
      expect(n).toBeGreaterThan(5);
      break;
    }
  });
});
