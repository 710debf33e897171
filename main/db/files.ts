import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const LEDGER = 'ledger.db';
export const MIRROR = 'mirror.db';
/** Left behind when damage shows while the app runs: the next start looks closely. */
const SUSPICION = 'database-damaged';
const PARTS = ['', '-wal', '-shm'] as const;

/** Makes the file, readable by its owner alone; SQLite gives its WAL the same permissions. */
export function prepareFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  closeSync(openSync(path, 'a', 0o600));
  for (const part of PARTS) if (existsSync(path + part)) chmodSync(path + part, 0o600);
  return path;
}

/** Renames a database with its WAL; nothing is ever deleted. Returns the new name. */
export function setAside(folder: string, name: string, now: Date): string {
  const aside = freeName(folder, `${name}.damaged`, now);
  for (const part of PARTS) {
    const from = join(folder, name + part);
    if (existsSync(from)) renameSync(from, join(folder, aside + part));
  }
  return aside;
}

/** `<begin>-<now>`, or with a number behind it where that is taken. */
export function freeName(folder: string, begin: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(':', '-');
  let name = `${begin}-${stamp}`;
  for (let n = 2; existsSync(join(folder, name)); n++) name = `${begin}-${stamp}-${n}`;
  return name;
}

export function suspect(folder: string): void {
  closeSync(openSync(join(folder, SUSPICION), 'a', 0o600));
}

export function isSuspect(folder: string): boolean {
  return existsSync(join(folder, SUSPICION));
}

export function clearSuspicion(folder: string): void {
  rmSync(join(folder, SUSPICION), { force: true });
}
