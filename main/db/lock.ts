import { prepareFile } from './files.ts';
import { codeOf, storageError } from './problems.ts';
import { type Sqlite, sql } from './sqlite.ts';

const LOCK = 'in-use.db';
/** An app that is just closing lets go within this. Milliseconds. */
const PATIENCE = 2_000;

/**
 * Keeps the folder for this app until the returned function lets go or the process ends, however it ends: a lock that the
 * system holds on a file of its own, also against another computer where the folder is on a share. Two apps would each
 * send what waits. Throws a `Refusal` when another one has it.
 */
export function holdFolder(sqlite: Sqlite, folder: string): () => void {
  const lock = new sqlite(prepareFile(folder, LOCK), { timeout: PATIENCE });
  try {
    lock.exec(sql`BEGIN EXCLUSIVE`);
  } catch (error) {
    lock.close();
    throw codeOf(error).startsWith('SQLITE_BUSY') ? taken() : error;
  }
  return () => void lock.close();
}

function taken() {
  return storageError(
    'Portside is open on this profile already, on this computer or on another one that shares the folder.',
    'Close it there, then start it here again: two at once would send things twice.',
  );
}
