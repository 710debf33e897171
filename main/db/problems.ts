import type { Problem } from '../../preload/contract/domain/problem.ts';
import { Refusal, refuse } from '../core/interfaces/refusal.ts';

export function storageError(what: string, next: string): Refusal {
  return refuse('storage', what, next);
}

/** A fact in a stored row that can't be read back: as good as a damaged page. */
export class UnreadableRow extends Error {
  readonly code = 'SQLITE_CORRUPT_ROW';
}

/** SQLite's or the system's code of an error, such as `SQLITE_FULL` or `EACCES`. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

export const DAMAGED: Problem = {
  code: 'storage',
  what: 'The local database is damaged.',
  next: 'Start Portside again: it sets the damaged file aside and fetches everything from the carriers anew.',
};

export const DISK_FULL: Problem = {
  code: 'storage',
  what: 'The disk is full, so this could not be saved.',
  next: 'Free some space on the disk that holds your profile, then try again.',
};

const RESTART = 'Close Portside and start it again. Nothing that was shown as saved is lost.';

/** What an agent is told. Built from codes only: messages of SQLite may quote values. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return DISK_FULL;
  if (isDamage(error)) return DAMAGED;
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EEXIST)/.test(code)) {
    return {
      code: 'storage',
      what: 'Portside can’t write to its profile folder.',
      next: 'Check that the folder exists and that you may write to it, then start Portside again.',
    };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      code: 'storage',
      what: 'Another program is using the local database.',
      next: 'Close other copies of Portside and tools that have its profile open, then try again.',
    };
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return {
      code: 'storage',
      what: 'The disk did not take what Portside wanted to save.',
      next: 'Check the disk that holds your profile, then try again.',
    };
  }
  return {
    code: 'storage',
    what: `The local database could not do this${code === '' ? '' : ` (${code})`}.`,
    next: RESTART,
  };
}
