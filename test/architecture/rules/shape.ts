import type { Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';

const maxProduct = 400;
const maxTest = 500;
const maxMedian = 100;
const maxComposition = 150;

function limitOf(path: string): number {
  if (path === 'main/index.ts') return maxComposition;
  return path.startsWith('test/') ? maxTest : maxProduct;
}

const long = (lines: number): string => 'export {};\n'.padEnd(11 + lines - 1, '\n');

const fileSizes: Rule = {
  name: `files stay small (${maxProduct} lines, tests ${maxTest}, main/index.ts ${maxComposition})`,
  check: ({ sources, sheets }) =>
    [...sources, ...sheets]
      .filter(({ path, lines }) => lines > limitOf(path))
      .map(({ path, lines }) => `${path} has ${lines} lines, at most ${limitOf(path)}`),
  plants: [
    { files: { 'main/db/a.ts': long(maxProduct + 1) }, finds: 'main/db/a.ts' },
    { files: { 'test/unit/a.test.ts': long(maxTest + 1) }, finds: 'test/unit/a.test.ts' },
    { files: { 'main/index.ts': long(maxComposition + 1) }, finds: 'main/index.ts' },
    { files: { 'renderer/ui/a.css': '\n'.repeat(maxProduct + 1) }, finds: 'a.css' },
  ],
  fine: { 'main/db/a.ts': long(maxProduct), 'test/unit/a.test.ts': long(maxTest) },
};

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const medianSize: Rule = {
  name: `half of all files have at most ${maxMedian} lines`,
  check: ({ sources }) => {
    const found = median(sources.map(({ lines }) => lines));
    return found > maxMedian ? [`the median file has ${found} lines`] : [];
  },
  plants: [
    {
      files: { 'main/db/a.ts': long(101), 'main/db/b.ts': long(120), 'main/db/c.ts': long(5) },
      finds: '101',
    },
  ],
  fine: { 'main/db/a.ts': long(99), 'main/db/b.ts': long(390), 'main/db/c.ts': long(5) },
};

const namedExports: Rule = {
  name: 'no default exports, except where a tool asks for one',
  check: ({ sources }) =>
    sources
      .filter(({ path, hasDefaultExport }) => hasDefaultExport && !path.startsWith('test/config/'))
      .map(({ path }) => `${path} has a default export`),
  plants: [{ files: { 'main/core/board/a.ts': 'export default 1;\n' }, finds: 'main/core/board/a.ts' }],
  fine: { 'test/config/vitest.config.ts': 'export default {};\n', 'main/a.ts': 'export const a = 1;\n' },
};

/** design.md §2, fixed by the person this is built for; and what tools and readers insist on beside it. */
const topLevel = new Set([
  ...[
    'package.json',
    'tsconfig.json',
    'electron-builder.yml',
    'main',
    'preload',
    'renderer',
    'test',
    'assets',
  ],
  ...['README.md', 'LICENSE', 'CHANGELOG.md', 'ARCHITECTURE.md', 'package-lock.json'],
  ...['.ci', '.gitignore', '.gitattributes', '.npmrc'],
]);

const fixedTop: Rule = {
  name: 'the top level is the fixed set',
  check: ({ top }) =>
    top.filter((name) => !topLevel.has(name)).map((name) => `${name} does not belong at the top`),
  plants: [
    { files: {}, top: ['main', 'src'], finds: 'src' },
    { files: {}, top: ['vite.config.ts'], finds: 'vite.config.ts' },
  ],
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Which folders a folder may hold. A folder that is not named here is free inside. */
const inside: Readonly<Record<string, ReadonlySet<string>>> = {
  preload: words('contract'),
  'preload/contract': words('domain ipc'),
  main: words(
    'boot security windows ipc core carriers db files pdf practice secrets settings updates log perf',
  ),
  'main/core': words('port-requests orders documents loa board search accounts sync preflight interfaces'),
  'main/carriers': words('kazoo telnyx flowroute s3'),
  'main/practice': words('kazoo telnyx flowroute s3 http paper seed'),
  renderer: words('app features ui bridge theme'),
  test: words(
    'unit carriers db sync pdf security architecture renderer e2e bench fixtures config runtime practice',
  ),
};

function strangers({ folders }: Tree): readonly string[] {
  return folders.flatMap((folder) => {
    const cut = folder.lastIndexOf('/');
    const known = inside[folder.slice(0, Math.max(cut, 0))];
    return known && !known.has(folder.slice(cut + 1)) ? [`${folder} is not a folder of the house`] : [];
  });
}

const fixedTree: Rule = {
  name: 'the folder tree is the one of the design',
  check: strangers,
  plants: [
    { files: { 'main/utils/a.ts': '' }, finds: 'main/utils' },
    { files: { 'main/core/helpers/a.ts': '' }, finds: 'main/core/helpers' },
    { files: { 'renderer/components/a.tsx': '' }, finds: 'renderer/components' },
    { files: { 'test/misc/a.ts': '' }, finds: 'test/misc' },
  ],
  fine: { 'main/db/queries/a.ts': '', 'renderer/features/board/cards/a.tsx': '', 'test/unit/core/a.ts': '' },
};

export const shapeRules: readonly Rule[] = [fileSizes, medianSize, namedExports, fixedTop, fixedTree];
