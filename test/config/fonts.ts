import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FILES = ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf', 'NotoSans-LICENSE.txt'];

/** Lays the faces of LOAs beside main's bundle, where the press reads them; `root` is the checkout. */
export function fonts(root: string): Plugin {
  return {
    name: 'fonts',
    generateBundle() {
      for (const file of FILES) {
        const source = readFileSync(join(root, 'assets/fonts', file));
        this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source });
      }
    },
  };
}
