import { openKept } from '../settings/kept.ts';
import { type KeyFile, type KeyFilePlace, keyFileSchema } from './secret-store.ts';

/**
 * The sealed root key in `<folder>/key.json`, with a second copy: without it nothing sealed can be opened again.
 * Throws `DamagedFile` when a file is there and neither copy can be read.
 */
export function openKeyFile(folder: string): KeyFilePlace {
  const kept = openKept<{ readonly key?: KeyFile }>({
    folder,
    name: 'key',
    parse: (raw) => {
      const key = keyFileSchema.safeParse((raw as { readonly key?: unknown }).key);
      return key.success ? { key: key.data } : undefined;
    },
    fallback: {},
    backup: true,
    irreplaceable: true,
  });
  return {
    read: () => kept.read().key,
    write: (key) => kept.write({ key }),
  };
}
