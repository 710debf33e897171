import type { Db } from './sqlite.ts';

/** Pages of a log that the next commit copies into its file. */
export const SETTLED_AT = 3_000;
/** The same while a first pull comes in: some 300 MB. */
const LEFT_UNTIL = 20_000;

export function settleLogAt(db: Db, pages: number): void {
  db.pragma(`wal_autocheckpoint = ${pages}`);
}

/** The mirror's log: a first pull would else copy the same pages into the mirror again at each of its commits. */
export class MirrorLog {
  readonly #db: Db;
  #isLeft = false;

  constructor(db: Db) {
    this.#db = db;
  }

  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** What comes in now is left to be settled behind it. */
  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    settleLogAt(this.#db, LEFT_UNTIL);
  }

  /** Copies it into the mirror, so that no search has to look through both. */
  settle(): void {
    this.#db.pragma('mirror.wal_checkpoint(PASSIVE)');
    if (!this.#isLeft) return;
    this.#isLeft = false;
    settleLogAt(this.#db, SETTLED_AT);
  }
}
