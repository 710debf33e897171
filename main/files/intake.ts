import { createHash } from 'node:crypto';
import type { Intake, IntakeOutcome } from '../core/interfaces/ports.ts';
import { readOnce } from './read-once.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { safeName } from './safe-name.ts';
import { sniff } from './sniff.ts';
import type { FileVault } from './vault.ts';

function refused(fileName: string, { what, next }: Refusal): IntakeOutcome {
  return { ok: false, fileName, what, next };
}

async function takeIn(path: string, vault: Pick<FileVault, 'put'>): Promise<IntakeOutcome> {
  const fileName = safeName(path);
  const read = await readOnce(path);
  if (!read.ok) return refused(fileName, REFUSALS[read.why]);
  const sniffed = await sniff(read.bytes);
  if (!sniffed.ok) return refused(fileName, sniffed.refusal);
  const sha256 = createHash('sha256').update(read.bytes).digest('hex');
  try {
    await vault.put(sha256, read.bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      return refused(fileName, REFUSALS.diskFull);
    }
    throw error;
  }
  return { ok: true, fileName, sha256, mediaType: sniffed.mediaType, size: read.bytes.length };
}

/**
 * Takes dropped files into the vault. The copy that is judged lies in memory (at most 25 MB, one file at a time), so a
 * bill never touches the disk in clear outside the place the agent keeps it; only what the vault sealed remains.
 */
export function createIntake(vault: Pick<FileVault, 'put'>): Intake {
  let turn: Promise<unknown> = Promise.resolve();
  return (path) => {
    const next = turn.then(() => takeIn(path, vault));
    turn = next.catch(() => undefined);
    return next;
  };
}
