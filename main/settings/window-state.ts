import { z } from 'zod';
import { openKept } from './kept.ts';

const pixels = z.number().int().min(-100_000).max(100_000);
const stateSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  maximized: z.boolean(),
});
type State = Readonly<z.infer<typeof stateSchema>>;

/** The last place of the main window in `<folder>/window.json`; nothing is lost when it can't be read or written. */
export function openWindowState(folder: string): {
  readonly read: () => State | undefined;
  readonly write: (state: State) => void;
} {
  const kept = openKept<{ readonly main?: State }>({
    folder,
    name: 'window',
    parse: (raw) => {
      const main = stateSchema.safeParse((raw as { readonly main?: unknown } | null)?.main);
      return main.success ? { main: main.data } : {};
    },
    fallback: {},
  });
  return {
    read: () => kept.read().main,
    write: (main) => {
      try {
        kept.write({ main });
      } catch {
        // A full or read-only disk: the window opens where it stood before.
      }
    },
  };
}
