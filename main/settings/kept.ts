import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { type Refusal, refuse } from '../core/interfaces/refusal.ts';

/** A small JSON file of the profile, read once and written whole (temp file, fsync, rename). */
export interface Kept<Value> {
  readonly read: () => Value;
  /** Throws a `storage` problem when the disk doesn't take it; what was read before stays. */
  readonly write: (value: Value) => void;
  /** The damaged file was renamed to this; absent when it was sound. */
  readonly setAside?: string;
}

export interface KeptOptions<Value extends object> {
  /** Absolute folder. */
  readonly folder: string;
  /** File name without `.json`. */
  readonly name: string;
  /** Makes sense of what the file holds; `undefined` when it is not ours. */
  readonly parse: (raw: unknown) => Value | undefined;
  readonly fallback: Value;
  /** Keep a second copy and return to it when the first is damaged. */
  readonly backup?: boolean;
  /** Throw `DamagedFile` rather than begin anew when nothing can be read of what is there. */
  readonly irreplaceable?: boolean;
}

/** A file that can't be read and must not be replaced by an empty one. */
export class DamagedFile extends Error {
  /** Absolute. */
  readonly path: string;

  constructor(path: string) {
    super('A file of this profile is damaged.');
    this.name = 'DamagedFile';
    this.path = path;
  }
}

function open(folder: string, name: string): ElectronStore<Record<string, unknown>> {
  return new ElectronStore({
    cwd: folder,
    name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
}

function readSound<Value extends object>(
  { folder, parse }: KeptOptions<Value>,
  fileName: string,
): { readonly value: Value | undefined; readonly sound: boolean } {
  if (!existsSync(join(folder, `${fileName}.json`))) return { value: undefined, sound: true };
  try {
    const value = parse(open(folder, fileName).store);
    return { value, sound: value !== undefined };
  } catch {
    return { value: undefined, sound: false };
  }
}

/** Opens one file of the profile. A damaged one is set aside under another name, never overwritten. */
export function openKept<Value extends object>(options: KeptOptions<Value>, now = Date.now()): Kept<Value> {
  const { folder, name, fallback, backup = false } = options;
  const first = readSound(options, name);
  const second = backup && first.value === undefined ? readSound(options, `${name}.backup`) : undefined;
  const lost = !(first.sound && (second?.sound ?? true)) && (first.value ?? second?.value) === undefined;
  if (lost && options.irreplaceable) throw new DamagedFile(join(folder, `${name}.json`));
  const setAside = first.sound ? undefined : renamed(folder, name, now);

  let value = first.value ?? second?.value ?? fallback;
  let file: ElectronStore<Record<string, unknown>> | undefined;
  const write = (next: Value) => {
    try {
      file ??= open(folder, name);
      file.store = { ...next } as Record<string, unknown>;
      if (backup) copyWhole(join(folder, `${name}.json`), join(folder, `${name}.backup.json`));
    } catch (error) {
      throw notKept(error);
    }
    value = next;
  };
  if (second?.value !== undefined) writeIfPossible(() => write(value));
  return { read: () => value, write, ...(setAside !== undefined && { setAside }) };
}

/** `undefined` in a folder that can't be written to: it is read as it is. */
function renamed(folder: string, name: string, now: number): string | undefined {
  const aside = `${name}.damaged-${now}.json`;
  try {
    renameSync(join(folder, `${name}.json`), join(folder, aside));
    return aside;
  } catch {
    return undefined;
  }
}

/** The copy has its name only when all of it is on the disk: a power cut leaves the old one or the new one. */
function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.part`;
  copyFileSync(from, unfinished);
  const fd = openSync(unfinished, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(unfinished, to);
}

function writeIfPossible(write: () => void): void {
  try {
    write();
  } catch {
    // What was read of the second copy holds for this run.
  }
}

/** The `storage` problem for what the disk answered. */
export function notKept(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? refuse(
        'storage',
        'The disk is full, so this could not be saved.',
        'Free some space on the disk that holds your profile, then try again.',
      )
    : refuse(
        'storage',
        'Portside can’t write to its settings.',
        'Check that you may write to the profile folder, then try again.',
      );
}
