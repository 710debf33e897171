import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const FILES = ['ledger.db', 'mirror.db'];

/** What SQLite finds wrong with a profile's databases after a power cut, looking at copies; nothing when they are whole. */
export async function wrongAtRest(profile: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-rest-'));
  try {
    const found: string[] = [];
    for (const file of FILES) {
      const copy = join(folder, file);
      await copyFile(join(profile, 'database', file), copy);
      // What was committed and not yet settled; there is none right after a clean start.
      await copyFile(join(profile, 'database', `${file}-wal`), `${copy}-wal`).catch(() => undefined);
      const db = new Database(copy);
      const said = db.pragma('quick_check', { simple: true });
      db.close();
      if (said !== 'ok') found.push(`${file}: ${String(said)}`);
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
