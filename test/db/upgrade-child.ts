import { openDatabase } from '../../main/db/open.ts';
import { createSealer } from '../../main/db/seal.ts';
import { type Db, loadSqlite } from '../../main/db/sqlite.ts';

/**
 * Opens the profile in `folder`, which brings it up to date, and dies without a word right after the n-th step of that:
 * a copy of the ledger, the statements of a migration, its version. Says `UP TO DATE` when there was no such step.
 */
const [folder = '', nth = '0'] = process.argv.slice(2);
let left = Number(nth);

function step(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function watched(db: Db): Db {
  const { exec, pragma, prepare } = db;
  db.exec = (source) => {
    exec.call(db, source);
    step();
    return db;
  };
  db.pragma = (source, options) => {
    const value = pragma.call(db, source, options);
    if (/user_version = /.test(source)) step();
    return value;
  };
  db.prepare = ((source: string) => {
    const statement = prepare.call(db, source);
    if (!source.startsWith('VACUUM')) return statement;
    const run = statement.run as (this: unknown, path: string) => unknown;
    const stepped = statement as { run: (path: string) => unknown };
    stepped.run = (path) => {
      const result = run.call(statement, path);
      step();
      return result;
    };
    return statement;
  }) as Db['prepare'];
  return db;
}

const sqlite = new Proxy(loadSqlite(), {
  construct: (target, input) => watched(Reflect.construct(target, input) as Db),
});
openDatabase(sqlite, folder, createSealer(new Uint8Array(32).fill(7)), new Date()).db.close();
process.stdout.write('UP TO DATE\n');
