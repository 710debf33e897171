import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Lays the icon of the window beside main's bundle; `root` is the checkout. */
export function icon(root: string): Plugin {
  return {
    name: 'icon',
    generateBundle() {
      const source = readFileSync(join(root, 'assets/icons/128x128.png'));
      this.emitFile({ type: 'asset', fileName: 'icon.png', source });
    },
  };
}
