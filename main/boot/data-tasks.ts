import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backup, Exported } from '../../preload/contract/domain/storage.ts';
import { cardRow } from '../core/board/card.ts';
import type { SavedAccount } from '../core/interfaces/ports.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { filesOfBackups, listBackups, makeBackup } from '../db/backups.ts';
import { openEverything } from '../db/everything.ts';
import { filesOfLedgers } from '../db/named-files.ts';
import { codeOf } from '../db/problems.ts';
import { restoreBackup } from '../db/restore.ts';
import { createSealer } from '../db/seal.ts';
import { loadSqlite } from '../db/sqlite.ts';
import { openVault } from '../files/vault.ts';
import { writeExport } from './export.ts';

/** Where everything is, and what opens it. */
export interface DataPlaces {
  /** Absolute folders. */
  readonly database: string;
  readonly backups: string;
  readonly vault: string;
  readonly settings: string;
  /** Path of the better-sqlite3 build that fits this runtime; absent: the installed one. */
  readonly sqliteModule?: string;
  /** 32 bytes each: of sealed fields, and of the vault. */
  readonly keys: { readonly fields: Uint8Array; readonly vault: Uint8Array };
}

export interface ExportWish {
  /** Absolute path of the zip. */
  readonly target: string;
  readonly withSecrets: boolean;
  readonly accounts: readonly SavedAccount[];
  /** Only what waits to be sent with this account. */
  readonly of?: string;
}

/** What is done to the profile's data as a whole, each in a thread of its own (`data-worker.ts`). */
export interface DataTasks {
  readonly backup: () => Backup;
  readonly list: () => readonly Backup[];
  /** The ledger must be closed. Answers with the name under which the present one is kept. */
  readonly restore: (id: string) => string | undefined;
  readonly export: (wish: ExportWish) => Promise<Exported>;
  /** Vault files that backups and ledgers name; `undefined` for those that do not tell. */
  readonly named: () => {
    readonly byBackups: ReadonlySet<string> | undefined;
    readonly byLedgers: ReadonlySet<string> | undefined;
  };
}

/** The folder that the agent chose is not the profile's: what its disk says has words of its own. */
function notWritten(error: unknown): never {
  const code = codeOf(error);
  if (code === '' || code.startsWith('SQLITE_')) throw error;
  throw refuse(
    'storage',
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'There is not enough room for the export there.'
      : 'The export could not be written there.',
    'Choose another folder or disk, and export again. Nothing here was changed.',
  );
}

export function createDataTasks(places: DataPlaces): DataTasks {
  const sqlite = loadSqlite(places.sqliteModule);
  const sealer = createSealer(places.keys.fields);
  return {
    backup: () => makeBackup(sqlite, places, new Date()),
    list: () => listBackups(places),
    restore: (id) => restoreBackup(sqlite, places, id, sealer.keyCheck, new Date()),
    export: async ({ target, withSecrets, accounts, of }) => {
      const scratch = await mkdtemp(join(tmpdir(), 'portside-export-'));
      try {
        const everything = openEverything({
          sqlite,
          folder: places.database,
          scratch,
          sealer,
          cardOf: cardRow,
        });
        try {
          const vault = openVault(places.vault, () => Buffer.from(places.keys.vault));
          const { settings } = places;
          const what = { everything, vault, accounts, settings, target, at: new Date(), withSecrets };
          return await writeExport({ ...what, ...(of !== undefined && { of }) }).catch(notWritten);
        } finally {
          everything.close();
        }
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
    named: () => ({
      byBackups: filesOfBackups(places),
      byLedgers: filesOfLedgers(sqlite, places.database),
    }),
  };
}
