import type { Backup } from '../../preload/contract/domain/storage.ts';

const DAY_MS = 86_400_000;

/** A day after the newest copy; at once where there is none, or where the clock has been set back behind it. */
export function isBackupDue(newest: Pick<Backup, 'at'> | undefined, now: number): boolean {
  if (!newest) return true;
  const age = now - Date.parse(newest.at);
  return age >= DAY_MS || age < 0;
}
