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
  const setAside = first.sound ? undefined : `${name}.damaged-${now}.json`;
  if (setAside !== undefined) renameSync(join(folder, `${name}.json`), join(folder, setAside));

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
