import { withFreshFirstPage } from './first-page.ts';
import type { Salvaged } from './salvage.ts';
import { salvage } from './salvage.ts';
import type { Codec } from './secrets.ts';
import type { Db, Sqlite } from './sqlite.ts';

/** Brings back what can be read of a ledger that was set aside; answers with a sentence about it. */
export function rescueLedger(sqlite: Sqlite, damaged: string, fresh: Db, codec: Codec): string {
  const found =
    readInto(sqlite, damaged, fresh, codec) ??
    readInto(sqlite, withFreshFirstPage(sqlite, damaged), fresh, codec);
  const kept = `The damaged file is kept as ${damaged.replace(/^.*[\\/]/, '')}.`;
  if (!found)
    return `The file with your unsent changes and documents was damaged and could not be read. ${kept}`;
  const back = `${counted(found.mutations, 'unsent change')} and ${counted(found.documents, 'document')}`;
  return `The file with your unsent changes and documents was damaged. ${back} came back. ${kept}`;
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
