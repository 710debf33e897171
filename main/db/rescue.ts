import { withFreshFirstPage } from './first-page.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Salvaged } from './salvage.ts';
import { salvage } from './salvage.ts';
import type { Codec } from './secrets.ts';
import type { Db, Sqlite } from './sqlite.ts';

/** Brings back what can be read of a ledger that was set aside; answers with a sentence about it. */
export function rescueLedger(sqlite: Sqlite, damaged: string, fresh: Db, codec: Codec): string {
  const found = readInto(sqlite, damaged, fresh, codec) ?? readMended(sqlite, damaged, fresh, codec);
  const kept = `The damaged file is kept as ${damaged.replace(/^.*[\\/]/, '')}.`;
  if (!found)
    return `The file with your unsent changes and documents was damaged and could not be read. ${kept}`;
  const back = `${counted(found.mutations, 'unsent change')} and ${counted(found.documents, 'document')}`;
  return `The file with your unsent changes and documents was damaged. ${back} came back. ${kept}`;
}

/**
 * With the first page of each version, the newest first: where a ledger has grown since it was made, the tables of later
 * versions lie elsewhere than in a new one, and an earlier page finds all others.
 */
function readMended(sqlite: Sqlite, damaged: string, fresh: Db, codec: Codec): Salvaged | undefined {
  const versions = MIGRATIONS.filter(({ schema }) => schema === 'main').map(({ version }) => version);
  for (const version of versions.reverse()) {
    const found = readInto(sqlite, withFreshFirstPage(sqlite, damaged, version), fresh, codec);
    if (found && Object.values(found).some((count) => count > 0)) return found;
  }
  return undefined;
}

/** Nothing when not even its list of tables can be read. */
function readInto(sqlite: Sqlite, path: string | undefined, fresh: Db, codec: Codec): Salvaged | undefined {
  if (path === undefined) return undefined;
  let db: Db | undefined;
  try {
    db = new sqlite(path, { readonly: true });
    db.pragma('schema_version');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return salvage(db, fresh, codec);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

function counted(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`;
}
