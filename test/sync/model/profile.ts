import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardRow } from '../../../main/core/board/card.ts';
import { Refusal } from '../../../main/core/interfaces/refusal.ts';
import type { Store } from '../../../main/core/interfaces/store.ts';
import { createContext, recompute } from '../../../main/db/context.ts';
import { createHandlers } from '../../../main/db/handlers.ts';
import { Json } from '../../../main/db/json.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { toProblem } from '../../../main/db/problems.ts';
import { createSealer } from '../../../main/db/seal.ts';
import { loadSqlite } from '../../../main/db/sqlite.ts';
import { BEGIN } from './clock.ts';

/** A profile in memory, where there is a disk in memory. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const KEY = new Uint8Array(createHash('sha256').update('a key of the model world').digest());
const sqlite = loadSqlite();
const sealer = createSealer(KEY);

/** Its empty databases, made once and copied for every history. */
let template: string | undefined;

function newFolder(): string {
  return mkdtempSync(join(DISK, 'portside-world-'));
}

function templateFolder(): string {
  if (template !== undefined) return template;
  template = newFolder();
  const made = template;
  openDatabase(sqlite, made, sealer, new Date(BEGIN)).db.close();
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return template;
}

export interface OpenProfile {
  readonly store: Store;
  readonly close: () => void;
}

/** A folder of a history's own. */
export class Profile {
  readonly folder = newFolder();

  constructor() {
    cpSync(templateFolder(), this.folder, { recursive: true });
  }

  /** The real handlers over the real files, on this thread: each call is done when it returns. */
  open(): OpenProfile {
    const { db, viewsAreOld } = openDatabase(sqlite, this.folder, sealer, new Date(BEGIN));
    const context = createContext(db, sealer, cardRow);
    if (viewsAreOld) recompute(context);
    const calls = Object.entries(createHandlers(context)).map(([name, run]) => [
      name,
      async (...input: readonly unknown[]) => answerOf(run as Handler, input),
    ]);
    return { store: Object.fromEntries(calls) as unknown as Store, close: () => void db.close() };
  }

  /** Bytes of the write-ahead logs. */
  walBytes(): number {
    return this.#files()
      .filter((name) => name.endsWith('-wal'))
      .reduce((sum, name) => sum + readFileSync(join(this.folder, name)).byteLength, 0);
  }

  /** Which of these words stand in clear in any file. */
  clearWords(words: readonly string[]): readonly string[] {
    const files = this.#files().map((name) => readFileSync(join(this.folder, name)));
    return words.filter((word) => files.some((bytes) => bytes.includes(word)));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #files(): readonly string[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  }
}

type Handler = (...values: readonly unknown[]) => unknown;

/** As the worker answers: copies, not the store's own objects. */
function answerOf(run: Handler, input: readonly unknown[]): unknown {
  try {
    const value = run(...input);
    return value instanceof Json ? JSON.parse(value.text) : value;
  } catch (error) {
    throw Object.assign(new Refusal(toProblem(error)), { cause: error });
  }
}
