import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../preload/contract/domain/storage.ts';
import { syncFile, syncFolder } from './durable.ts';
import { LEDGER } from './files.ts';
import { hashOf, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { type Db, type Sqlite, sql } from './sqlite.ts';

/** Absolute folders. */
export interface BackupPlaces {
  readonly database: string;
  readonly backups: string;
}

/** As many copies are kept; an older one goes when a newer one is on the disk. */
export const KEPT = 7;

/** Numbered, so that a clock that was set back makes no copy look old: `000012-2026-11-22T08-00-00.000Z`. */
const ID = /^(\d{6,})-[0-9TZ.-]+$/;

/**
 * Copies the ledger as it is at one moment, also while it is written to, and lets go of the oldest copies. Whole or not
 * at all: it gets its name when it and its manifest are on the disk. Throws what SQLite or the disk says.
 */
export function makeBackup(sqlite: Sqlite, { database, backups }: BackupPlaces, now: Date): Backup {
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  removeUnfinished(backups);
  const id = `${nextNumber(backups)}-${now.toISOString().replaceAll(':', '-')}`;
  const unfinished = join(backups, `${id}.part`);
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const copy = join(unfinished, LEDGER);
    const manifest = { at: now.toISOString(), ...copied(sqlite, join(database, LEDGER), copy) };
    writeManifest(unfinished, manifest);
    syncFolder(unfinished);
    renameSync(unfinished, join(backups, id));
    syncFolder(backups);
    for (const old of idsIn(backups).slice(KEPT)) rmSync(join(backups, old), { recursive: true });
    return described(id, manifest);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Those that can be returned to, newest first. */
export function listBackups({ backups }: Pick<BackupPlaces, 'backups'>): readonly Backup[] {
  return idsIn(backups).flatMap((id) => {
    const manifest = readManifest(join(backups, id));
    return manifest ? [described(id, manifest)] : [];
  });
}

/** Hashes of the vault files that kept copies name; `undefined` when one of them does not tell. */
export function filesOfBackups({ backups }: Pick<BackupPlaces, 'backups'>): ReadonlySet<string> | undefined {
  const named = new Set<string>();
  for (const id of idsIn(backups)) {
    const manifest = readManifest(join(backups, id));
    if (!manifest) return undefined;
    for (const { sha256 } of manifest.files) named.add(sha256);
  }
  return named;
}

/** Newest first, by number. */
function idsIn(backups: string): readonly string[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => ID.test(name))
    .sort((a, b) => numberOf(b) - numberOf(a));
}

function numberOf(id: string): number {
  return Number(ID.exec(id)?.[1] ?? 0);
}

function nextNumber(backups: string): string {
  const [newest] = idsIn(backups);
  return String(newest === undefined ? 1 : numberOf(newest) + 1).padStart(6, '0');
}

/** What a power cut has left half made. */
function removeUnfinished(backups: string): void {
  for (const name of readdirSync(backups)) {
    if (name.endsWith('.part')) rmSync(join(backups, name), { recursive: true, force: true });
  }
}

function copied(sqlite: Sqlite, ledger: string, copy: string): Omit<Manifest, 'at'> {
  const db = new sqlite(ledger, { readonly: true, timeout: 5000 });
  try {
    db.prepare(sql`VACUUM main INTO ?`).run(copy);
  } finally {
    db.close();
  }
  chmodSync(copy, 0o600);
  syncFile(copy);
  return { ledger: { sha256: hashOf(copy), size: statSync(copy).size }, ...contentOf(sqlite, copy) };
}

/** Told from the copy, which nobody writes to. */
function contentOf(sqlite: Sqlite, copy: string): Pick<Manifest, 'waiting' | 'documents' | 'files'> {
  const db = new sqlite(copy, { readonly: true });
  try {
    return { waiting: count(db, 'mutations'), documents: count(db, 'documents'), files: filesNamedIn(db) };
  } finally {
    db.close();
  }
}

const COUNTS = {
  mutations: sql`SELECT count(*) FROM mutations`,
  documents: sql`SELECT count(*) FROM documents`,
} as const;

function count(db: Db, table: keyof typeof COUNTS): number {
  return db.prepare<[], number>(COUNTS[table]).pluck().get() ?? 0;
}

/** Vault files that a ledger names. */
export function filesNamedIn(db: Db): Manifest['files'] {
  return db
    .prepare<[], Manifest['files'][number]>(
      sql`SELECT sha256, MAX(size) AS size FROM documents GROUP BY sha256 ORDER BY sha256`,
    )
    .all();
}

function described(id: string, { at, ledger, waiting, documents }: Manifest): Backup {
  return { id, at, size: ledger.size, waiting, documents };
}

/** Absolute folder of a backup; `undefined` for what is none. */
export function folderOf({ backups }: Pick<BackupPlaces, 'backups'>, id: string): string | undefined {
  return idsIn(backups).includes(id) ? join(backups, id) : undefined;
}
