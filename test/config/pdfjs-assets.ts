import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'] as const;

/** Copies what pdf.js loads by name at run time to `<outDir>/pdfjs/`, so that previews need no network. */
export function pdfjsAssets(root: string): Plugin {
  return {
    name: 'portside:pdfjs-assets',
    apply: 'build',
    async writeBundle(options) {
      for (const folder of folders) {
        await cp(join(root, 'node_modules/pdfjs-dist', folder), join(options.dir ?? '', 'pdfjs', folder), {
          recursive: true,
        });
      }
    },
  };
}
