import { dirname } from 'node:path';
import { keptFirstPage, newFirstPages, withFirstPage } from './first-page.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type Salvaged, salvage } from './salvage.ts';
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

/** With the first page that was kept; else with the one of those that may fit which brings back most. */
function readMended(sqlite: Sqlite, damaged: string, fresh: Db, codec: Codec): Salvaged | undefined {
  const kept = keptFirstPage(dirname(damaged));
  const found = kept && readInto(sqlite, withFirstPage(damaged, kept), fresh, codec);
  if (found && rowsOf(found) > 0) return found;
  let best: { readonly page: Buffer; readonly rows: number } | undefined;
  for (const page of newFirstPages(sqlite, dirname(damaged))) {
    const rows = rowsWith(sqlite, damaged, page, codec);
    if (rows > (best?.rows ?? 0)) best = { page, rows };
  }
  return best && readInto(sqlite, withFirstPage(damaged, best.page), fresh, codec);
}

function rowsOf(found: Salvaged): number {
  return Object.values(found).reduce((sum: number, n: number) => sum + n, 0);
}

function rowsWith(sqlite: Sqlite, damaged: string, page: Buffer, codec: Codec): number {
  const trial = new sqlite(':memory:');
  try {
    migrate(
      trial,
      MIGRATIONS.filter(({ schema }) => schema === 'main'),
    );
    const found = readInto(sqlite, withFirstPage(damaged, page), trial, codec);
    return found ? rowsOf(found) : 0;
  } catch {
    return 0;
  } finally {
    trial.close();
  }
}

/** Nothing when not even its list of tables can be read. */
function readInto(sqlite: Sqlite, path: string, fresh: Db, codec: Codec): Salvaged | undefined {
  let db: Db | undefined;
  try {
    db = new sqlite(path, { readonly: true });
    db.pragma('schema_version');
    // One reading of it all: each of many thousand rows would else lock the file anew.
    db.exec('BEGIN');
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
