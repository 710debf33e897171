import type { Rule } from '../rule.ts';
import type { Import } from '../source.ts';

/**
 * The import law of design.md §2 as data: the longest prefix that fits names a file's layer, and a layer may
 * import itself and what is listed, by prefix. `npm` and `node` list packages it may use; `*` is all.
 */
type Layer = {
  readonly may: readonly string[];
  /** What it may import as types only: a type is an interface, it has no authority. */
  readonly types?: readonly string[];
  readonly npm?: readonly string[] | '*';
  readonly node?: boolean;
};

const contract = 'preload/contract/';
const adapter: Layer = {
  may: [contract, 'main/core/interfaces/'],
  types: ['main/core/'],
  npm: '*',
  node: true,
};
const policies = 'assets/policies/';
const carrier: Layer = { ...adapter, may: [...adapter.may, 'main/carriers/*', policies] };
const shell: Layer = {
  may: [contract, 'main/core/interfaces/', 'main/security/', 'main/windows/', 'main/log/', 'main/perf/'],
  npm: '*',
  node: true,
};
const composition: Layer = { may: ['main/', contract], npm: '*', node: true };
// Packages that are pure: no Node, no DOM, no Electron.
const pure = ['npm:zod', 'npm:libphonenumber-js', 'npm:@internationalized/date'] as const;

const layers: Readonly<Record<string, Layer>> = {
  'preload/contract/': { may: [], npm: pure },
  'preload/': { may: [contract], npm: ['npm:electron'] },
  'renderer/bridge/': { may: [contract], npm: [...pure, 'npm:react', 'npm:zustand'] },
  'renderer/ui/': { may: [contract, 'renderer/theme/'], npm: '*' },
  'renderer/': { may: [contract, 'renderer/'], npm: '*' },
  'main/core/': { may: [contract], npm: [...pure, 'npm:p-queue', 'npm:cockatiel'] },
  'main/carriers/': { ...adapter, may: [...adapter.may, policies] },
  'main/carriers/kazoo/': carrier,
  'main/carriers/telnyx/': carrier,
  'main/carriers/flowroute/': carrier,
  'main/db/': adapter,
  'main/files/': adapter,
  'main/pdf/': adapter,
  // Secrets lie in the settings' store as sealed text: the two know each other's primitive, no more.
  'main/secrets/': { ...adapter, may: [...adapter.may, 'main/settings/kept.ts'] },
  'main/settings/': { ...adapter, may: [...adapter.may, 'main/secrets/seal.ts'] },
  'main/updates/': adapter,
  'main/practice/': { may: [contract], npm: [...pure, 'npm:pdf-lib'], node: true },
  'main/ipc/': {
    may: [contract, 'main/core/', 'main/security/', 'main/log/', 'main/perf/'],
    npm: ['npm:electron', 'npm:zod'],
    node: true,
  },
  'main/security/': shell,
  'main/windows/': shell,
  'main/log/': shell,
  'main/perf/': shell,
  'main/boot/': composition,
  'main/index.ts': composition,
};

const exceptions: Readonly<Record<string, readonly string[]>> = {
  // The one file that lists the carriers.
  'main/carriers/registry.ts': ['main/carriers/'],
  // The composition root of its own thread.
  'main/db/worker.ts': ['main/core/'],
};

function layerOf(path: string): readonly [string, Layer] | undefined {
  const fitting = Object.entries(layers).filter(([prefix]) => path.startsWith(prefix));
  return fitting.sort(([a], [b]) => b.length - a.length)[0];
}

function covers(pattern: string, target: string): boolean {
  if (!pattern.endsWith('*')) return target.startsWith(pattern);
  const folder = pattern.slice(0, -1);
  return target.startsWith(folder) && !target.slice(folder.length).includes('/');
}

function allowed(path: string, prefix: string, layer: Layer, { target, typeOnly }: Import): boolean {
  if (target.startsWith('node:')) return layer.node ?? false;
  if (target.startsWith('npm:')) return layer.npm === '*' || (layer.npm ?? []).includes(target);
  // Its own layer: the same longest prefix, so a nested layer is not its parent's.
  if (layerOf(target)?.[0] === prefix) return true;
  const patterns = [...layer.may, ...(exceptions[path] ?? []), ...(typeOnly ? (layer.types ?? []) : [])];
  return patterns.some((pattern) => covers(pattern, target));
}

const crossing = (path: string, target: string) => ({
  files: { [path]: `import { a } from '${target}';\nexport const b = a;\n` },
  finds: path,
});

const importLaw: Rule = {
  name: 'who may import whom',
  check: ({ sources }) =>
    sources.flatMap(({ path, imports }) => {
      const found = layerOf(path);
      if (path.startsWith('test/')) return [];
      if (!found) return [`${path} belongs to no layer`];
      return imports
        .filter((each) => !allowed(path, found[0], found[1], each))
        .map(({ target }) => `${path} must not import ${target}`);
    }),
  plants: [
    crossing('preload/contract/domain/a.ts', '../../bridge.ts'),
    crossing('preload/contract/domain/a.ts', 'node:fs'),
    crossing('preload/contract/ipc/a.ts', 'electron'),
    crossing('preload/index.ts', '../main/core/a.ts'),
    crossing('renderer/features/board/a.tsx', '../../../main/core/a.ts'),
    crossing('renderer/app/a.tsx', '../../preload/bridge.ts'),
    crossing('renderer/ui/a.tsx', '../features/board/a.tsx'),
    crossing('renderer/ui/a.tsx', '../bridge/portside.ts'),
    crossing('renderer/bridge/a.ts', '../features/board/a.tsx'),
    crossing('main/core/sync/a.ts', '../../db/a.ts'),
    crossing('main/core/sync/a.ts', 'node:fs'),
    crossing('main/core/sync/a.ts', 'electron'),
    crossing('main/core/sync/a.ts', 'undici'),
    crossing('main/carriers/kazoo/a.ts', '../telnyx/map.ts'),
    crossing('main/carriers/kazoo/a.ts', '../../db/a.ts'),
    crossing('main/carriers/http.ts', './kazoo/api.ts'),
    crossing('main/core/loa/a.ts', '../../../assets/policies/kazoo.json'),
    crossing('main/db/a.ts', '../core/board/a.ts'),
    crossing('main/files/a.ts', '../db/a.ts'),
    crossing('main/ipc/a.ts', '../db/a.ts'),
    crossing('main/windows/a.ts', '../carriers/kazoo/adapter.ts'),
    crossing('main/practice/kazoo/a.ts', '../../carriers/kazoo/wire.ts'),
    crossing('main/index.ts', '../test/unit/a.ts'),
    crossing('main/index.ts', '../renderer/app/a.tsx'),
    crossing('main/elsewhere/a.ts', './b.ts'),
    {
      files: { 'main/core/sync/a.ts': "export type A = import('../../db/a.ts').B;\n" },
      finds: 'main/db/a.ts',
    },
    {
      files: { 'renderer/app/a.ts': "export const a = await import('../../main/core/a.ts');\n" },
      finds: 'main/core/a.ts',
    },
    { files: { 'main/ipc/a.ts': "export { a } from '../db/a.ts';\n" }, finds: 'main/db/a.ts' },
  ],
  fine: {
    'main/carriers/kazoo/adapter.ts':
      "import { a } from '../http.ts';\nimport type { B } from '../../core/interfaces/carrier.ts';\nexport const c: B = a;\n",
    'main/carriers/registry.ts': "import { kazoo } from './kazoo/adapter.ts';\nexport const all = [kazoo];\n",
    'main/db/views.ts': "import type { Card } from '../core/board/card.ts';\nexport type A = Card;\n",
    'main/index.ts': "import { kazoo } from './carriers/kazoo/adapter.ts';\nexport const all = [kazoo];\n",
    'renderer/features/board/board.tsx':
      "import { Button } from '../../ui/button.tsx';\nexport const b = Button;\n",
  },
};

/** Packages with authority, and the folders that may use them. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  'npm:better-sqlite3': ['main/db/'],
  'npm:undici': ['main/carriers/'],
  'npm:electron-store': ['main/settings/', 'main/secrets/'],
  'npm:electron-log': ['main/log/'],
  'npm:react': ['renderer/'],
  'npm:react-dom': ['renderer/'],
};

const packageLaw: Rule = {
  name: 'a package with authority has one home',
  check: ({ sources }) =>
    sources
      .filter(({ path }) => !path.startsWith('test/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => guarded[target] && !guarded[target].some((home) => path.startsWith(home)))
          .map(({ target }) => `${path} must not use ${target}`),
      ),
  plants: [
    {
      files: { 'main/files/a.ts': "import { request } from 'undici';\nexport const a = request;\n" },
      finds: 'undici',
    },
    {
      files: { 'main/boot/a.ts': "import B from 'better-sqlite3';\nexport const a = B;\n" },
      finds: 'better-sqlite3',
    },
    {
      files: { 'main/windows/a.ts': "import S from 'electron-store';\nexport const a = S;\n" },
      finds: 'electron-store',
    },
  ],
  fine: { 'main/db/open.ts': "import B from 'better-sqlite3';\nexport const a = B;\n" },
};

const featuresApart: Rule = {
  name: 'a renderer feature never imports another',
  check: ({ sources }) =>
    sources.flatMap(({ path, imports }) => {
      const mine = /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
      if (!mine) return [];
      return imports
        .map(({ target }) => ({ target, theirs: /^renderer\/features\/([^/]+)\//.exec(target)?.[1] }))
        .filter(({ theirs }) => theirs !== undefined && theirs !== mine)
        .map(({ target }) => `${path} must not import ${target}`);
    }),
  plants: [crossing('renderer/features/board/a.tsx', '../documents/drop.tsx')],
  fine: { 'renderer/features/board/a.tsx': "import { b } from './cards/b.tsx';\nexport const a = b;\n" },
};

export const layerRules: readonly Rule[] = [importLaw, packageLaw, featuresApart];
