import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';

/** A small JSON file of the profile, read once and written whole (temp file, fsync, rename). */
export interface Kept<Value> {
  readonly read: () => Value;
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
  { folder, name, parse }: KeptOptions<Value>,
  fileName: string,
): { readonly value: Value | undefined; readonly sound: boolean } {
  if (!existsSync(join(folder, `${fileName}.json`))) return { value: undefined, sound: true };
  try {
    const value = parse(open(folder, fileName).store);
    return { value, sound: value !== undefined };
  } catch {
    return { value: undefined, sound: name !== fileName };
  }
}

/** Opens one file of the profile. A damaged one is set aside under another name, never overwritten. */
export function openKept<Value extends object>(options: KeptOptions<Value>, now = Date.now()): Kept<Value> {
  const { folder, name, fallback, backup = false } = options;
  const first = readSound(options, name);
  const setAside = first.sound ? undefined : `${name}.damaged-${now}.json`;
  if (setAside !== undefined) renameSync(join(folder, `${name}.json`), join(folder, setAside));
  const second = backup && first.value === undefined ? readSound(options, `${name}.backup`) : undefined;

  const file = open(folder, name);
  let value = first.value ?? second?.value ?? fallback;
  const write = (next: Value) => {
    file.store = { ...next } as Record<string, unknown>;
    if (backup) copyFileSync(join(folder, `${name}.json`), join(folder, `${name}.backup.json`));
    value = next;
  };
  if (second?.value !== undefined) write(second.value);
  return { read: () => value, write, ...(setAside !== undefined && { setAside }) };
}
