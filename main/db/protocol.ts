import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { Store } from '../core/interfaces/store.ts';

/** What the worker can be told before its key is there. */
export interface WorkerAhead {
  /** The profile's folder. */
  readonly folder: string;
  /** Path of the better-sqlite3 build that fits this runtime; absent: the installed one. */
  readonly sqliteModule?: string;
}

/** What the worker opens the database with. */
export interface WorkerStart extends WorkerAhead {
  /** 32 bytes that seal PINs and account numbers. */
  readonly key: Uint8Array;
  /** An empty folder for a copy, where `folder` can't be written to: the copy is opened in its place. */
  readonly scratch?: string;
}

export type Greeting =
  | { readonly ready: true; readonly notices: readonly string[] }
  | { readonly ready: false; readonly problem: Problem };

export interface Request {
  readonly id: number;
  /** `suspect`: an answer could not be read; the next start is to look closely. */
  readonly method: keyof Store | 'close' | 'suspect';
  /** Orders of a page travel as texts (`page-texts.ts`). */
  readonly input: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown; readonly ms: number }
  | { readonly id: number; readonly ok: true; readonly json: string; readonly ms: number }
  | { readonly id: number; readonly ok: false; readonly problem: Problem };

/** The disk has no room; the reserve was given up if there was one. Said before the answer to the request it befell. */
export interface DiskIsFull {
  readonly full: true;
}
