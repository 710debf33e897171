import type { Db } from '../sqlite.ts';

/** `PtSd`: tells our files from others. */
export const APPLICATION_ID = 0x50745364;

/** The file a migration changes: the ledger is the connection's `main`, the mirror is attached. */
export type Schema = 'main' | 'mirror';

export interface Migration {
  /** Ascending over the whole list, never reused; a file's `user_version` is the last one applied to it. */
  readonly version: number;
  readonly name: string;
  readonly schema: Schema;
  readonly up: (db: Db) => void;
}
