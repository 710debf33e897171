import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesNamedIn } from './backups.ts';
import { LEDGER } from './files.ts';
import type { Sqlite } from './sqlite.ts';

/** What lies beside the ledger and is none. */
const PARTS = /(-wal|-shm|\.part|\.first-page|\.restoring)$/;

/**
 * Hashes of the vault files that the ledger names, and those that were set aside: what they hold may be wanted again.
 * `undefined` when one of them can't be read to its end.
 */
export function filesOfLedgers(sqlite: Sqlite, folder: string): ReadonlySet<string> | undefined {
  const ledgers = readdirSync(folder).filter((name) => name.startsWith(LEDGER) && !PARTS.test(name));
  const named = new Set<string>();
  for (const name of ledgers) {
    try {
      const db = new sqlite(join(folder, name), { readonly: true, timeout: 5000 });
      try {
        if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return undefined;
        for (const { sha256 } of filesNamedIn(db)) named.add(sha256);
      } finally {
        db.close();
      }
    } catch {
      return undefined;
    }
  }
  return named;
}
