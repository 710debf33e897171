import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type Source } from './source.ts';

export type Tree = {
  readonly sources: readonly Source[];
  /** Names at the top of the checkout, without what tools make there. */
  readonly top: readonly string[];
  /** All folders, as paths from the root. */
  readonly folders: readonly string[];
  /** Line counts of files that are not parsed (style sheets). */
  readonly sheets: readonly { readonly path: string; readonly lines: number }[];
};

const made = new Set(['node_modules', 'out', 'dist', '.git']);
const roots = ['main', 'preload', 'renderer', 'test'];
const unread = [/^test\/e2e\/artifacts\//, /^test\/bench\/results\//, /^test\/config\/no-canvas\//];

function treeOf(files: Readonly<Record<string, string>>, top: readonly string[]): Tree {
  const paths = Object.keys(files);
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  const linesOf = (path: string): number => (files[path] ?? '').split('\n').length;
  return {
    sources: paths.filter((path) => /\.tsx?$/.test(path)).map((path) => readSource(path, files[path] ?? '')),
    top,
    folders: [...folders],
    sheets: paths.filter((path) => path.endsWith('.css')).map((path) => ({ path, lines: linesOf(path) })),
  };
}

/** The checkout as it is. */
export function readTree(root: string): Tree {
  const files: Record<string, string> = {};
  for (const folder of roots) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(root.length + 1);
      const skip =
        !entry.isFile() || /(^|\/)node_modules\//.test(path) || unread.some((each) => each.test(path));
      if (!skip) files[path] = /\.(tsx?|css)$/.test(path) ? readFileSync(join(root, path), 'utf8') : '';
    }
  }
  return treeOf(
    files,
    readdirSync(root).filter((name) => !made.has(name)),
  );
}

/** A tree of the given files only, for planted violations. */
export function plantTree(files: Readonly<Record<string, string>>, top: readonly string[] = roots): Tree {
  return treeOf(files, top);
}
