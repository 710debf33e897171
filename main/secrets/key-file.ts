import { openKept } from '../settings/kept.ts';
import { type KeyFile, type KeyFilePlace, keyFileSchema } from './secret-store.ts';

/**
 * The sealed root key in `<folder>/key.json`, with a second copy: without it nothing sealed can be opened again.
 * `damaged` tells that neither copy could be read although a file was there.
 */
export function openKeyFile(folder: string): KeyFilePlace & { readonly damaged: boolean } {
  const kept = openKept<{ readonly key?: KeyFile }>({
    folder,
    name: 'key',
    parse: (raw) => {
      const key = keyFileSchema.safeParse((raw as { readonly key?: unknown }).key);
      return key.success ? { key: key.data } : undefined;
    },
    fallback: {},
    backup: true,
  });
  return {
    read: () => kept.read().key,
    write: (key) => kept.write({ key }),
    damaged: kept.setAside !== undefined && kept.read().key === undefined,
  };
}
