import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSealer } from '../../main/db/seal.ts';
import { aMutation, anOrder, KAZOO, KEY, NOW, openTestStore } from './world.ts';

const CANARIES = ['PINCANARY4815', 'ACCTCANARY7731', 'PINCANARY9999', 'ACCTCANARY0000', 'PINCANARY2222'];
const SHOWN = 'Visible Harbor';

/** Every byte the database has on disk now. */
function bytesOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.includes('.db'))
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');
}

describe('secrets at rest', () => {
  test('no PIN and no account number is in any file, in clear or base64, however it came in', async () => {
    const { store, db, folder } = openTestStore();
    const fields = { name: SHOWN, pin: 'PINCANARY4815', accountNumber: 'ACCTCANARY7731' };
    const [id = ''] = await store.applyPage(KAZOO, [anOrder('a', { fields })], { now: NOW });
    const edit = {
      kind: 'edit',
      changes: { pin: 'PINCANARY9999', accountNumber: null },
      base: { pin: 'PINCANARY4815', accountNumber: 'ACCTCANARY0000' },
      addNumbers: [],
      removeNumbers: [],
    } as const;
    await store.enqueue([
      aMutation('m1', 'pr-1', { kind: 'create', fields, numbers: [] }),
      aMutation('m2', id, edit),
    ]);
    const conflicts = [
      { field: 'pin', base: 'PINCANARY4815', mine: 'PINCANARY9999', theirs: 'PINCANARY2222' },
    ] as const;
    const problem = { code: 'conflict', what: 'Both changed.', next: 'Choose.' } as const;
    await store.endAttempt(
      'm2',
      { kind: 'conflict', problem, conflicts, disputed: edit },
      { now: NOW, account: KAZOO },
    );
    const open = bytesOf(folder);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const settled = bytesOf(folder);
    for (const bytes of [open, settled]) {
      // The test reads the right bytes: what is no secret is there.
      expect(bytes).toContain(SHOWN);
      for (const canary of CANARIES) {
        expect(bytes).not.toContain(canary);
        expect(bytes).not.toContain(Buffer.from(canary).toString('base64').slice(0, 12));
        for (let at = 0; at + 3 <= canary.length; at++)
          expect(indexed(db, canary.slice(at, at + 3))).toBe(false);
      }
    }
    expect((await store.mutation('m2'))?.body).toEqual(edit);
    expect((await store.mutation('m2'))?.conflicts).toEqual(conflicts);
    expect((await store.portRequest(id))?.orders[0]?.fields).toEqual(fields);
    expect(JSON.stringify(await store.openBoard({}, 10))).not.toContain('CANARY');
  });

  test('a sealed field opens only where it was sealed, unchanged, with its key', () => {
    const sealer = createSealer(KEY);
    const sealed = sealer.seal('4815', 'mutations:m1:pin');
    expect(sealer.open(sealed, 'mutations:m1:pin')).toBe('4815');
    expect(sealer.seal('4815', 'mutations:m1:pin')).not.toBe(sealed);
    expect(() => sealer.open(sealed, 'mutations:m2:pin')).toThrow();
    expect(() => sealer.open(`${sealed.slice(0, -6)}AAAA==`, 'mutations:m1:pin')).toThrow();
    expect(() => createSealer(new Uint8Array(32).fill(8)).open(sealed, 'mutations:m1:pin')).toThrow();
    expect(() => createSealer(new Uint8Array(16))).toThrow('32 bytes');
  });

  test('nonces do not repeat', () => {
    const sealer = createSealer(KEY);
    const nonces = Array.from({ length: 2_000 }, () => sealer.seal('x', 'y').slice(0, 16));
    expect(new Set(nonces).size).toBe(2_000);
  });
});

function indexed(db: ReturnType<typeof openTestStore>['db'], trigram: string): boolean {
  const query = db.prepare('SELECT count(*) FROM search_text WHERE search_text MATCH ?').pluck();
  return (
    query.get(`"${trigram.toLowerCase()}"`) !== 0 &&
    !'visible harbor frontier'.includes(trigram.toLowerCase())
  );
}
