import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../runtime/command.ts';
import { bin, root } from '../runtime/paths.ts';

/** The lint rules are a net of their own: each line here must be caught by the rule named. */
const planted: readonly (readonly [path: string, text: string, rule: string])[] = [
  [
    'preload/contract/domain/a.ts',
    "import { b } from '../../bridge.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'preload/contract/domain/b.ts',
    "import { readFile } from 'node:fs';\nexport const own = readFile;\n",
    'noRestrictedImports',
  ],
  ['preload/c.ts', "import { b } from '../main/core/b.ts';\nexport const own = b;\n", 'noRestrictedImports'],
  [
    'renderer/ui/d.ts',
    "import { b } from '../../main/core/b.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'renderer/ui/e.ts',
    "import { b } from '../../preload/bridge.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'renderer/ui/f.ts',
    "import { shell } from 'electron';\nexport const own = shell;\n",
    'noRestrictedImports',
  ],
  [
    'main/core/board/g.ts',
    "import { b } from '../../db/b.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'main/core/board/h.ts',
    "import { app } from 'electron';\nexport const own = app;\n",
    'noRestrictedImports',
  ],
  [
    'main/core/board/i.ts',
    "import { request } from 'undici';\nexport const own = request;\n",
    'noRestrictedImports',
  ],
  [
    'main/carriers/kazoo/j.ts',
    "import { b } from '../telnyx/b.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'main/carriers/kazoo/k.ts',
    "import { b } from '../../db/b.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  [
    'main/windows/l.ts',
    "import { ipcMain } from 'electron';\nexport const m = ipcMain;\n",
    'noRestrictedImports',
  ],
  [
    'main/ipc/m.ts',
    "import { b } from '../carriers/kazoo/b.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  ['main/db/n.ts', "import { b } from '../../test/b.ts';\nexport const own = b;\n", 'noRestrictedImports'],
  [
    'main/practice/kazoo/o.ts',
    "import { b } from '../../carriers/kazoo/wire.ts';\nexport const own = b;\n",
    'noRestrictedImports',
  ],
  ['main/p.ts', 'export const p = (q: any): void => q;\n', 'noExplicitAny'],
  ['main/q.ts', 'export default 1;\n', 'noDefaultExport'],
  ['main/r.ts', "console.log('r');\nexport {};\n", 'noConsole'],
  ['main/s.ts', 'const s = async (): Promise<void> => {};\ns();\nexport {};\n', 'noFloatingPromises'],
  ['main/t.ts', "import { unused } from './s.ts';\nexport {};\n", 'noUnusedImports'],
  ['main/u.ts', "import { U } from './s.ts';\nexport type V = U;\n", 'useImportType'],
  ['main/v.ts', "import { w } from './w';\nexport const v = w;\n", 'useImportExtensions'],
  ['main/w.ts', "import { readFile } from 'fs';\nexport const w = readFile;\n", 'useNodejsImportProtocol'],
  [
    'renderer/x.tsx',
    "import { useEffect } from 'react';\nexport const useX = (x: string): void => {\n  useEffect(() => { document.title = x; }, []);\n};\n",
    'useExhaustiveDependencies',
  ],
  ['renderer/y.tsx', 'export const y = <img src="y.png" />;\n', 'useAltText'],
  [
    'test/unit/z.test.ts',
    "import { test } from 'vitest';\ntest.only('z', () => undefined);\n",
    'noFocusedTests',
  ],
];

const fine: readonly (readonly [path: string, text: string])[] = [
  [
    'main/core/board/aa.ts',
    "import { b } from '../../../preload/contract/domain/b.ts';\nexport const own = b;\n",
  ],
  ['main/ipc/bb.ts', "import { ipcMain } from 'electron';\n\nexport const listen = ipcMain;\n"],
  ['renderer/features/board/cc.ts', "import { b } from '../../ui/b.ts';\nexport const own = b;\n"],
];

type Report = {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: unknown };
  }[];
};

let folder = '';
const found = new Map<string, string[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portside-lint-'));
  cpSync(join(root, 'test/config/biome.json'), join(folder, 'test/config/biome.json'));
  for (const [path, text] of [...planted, ...fine]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = [
    'ci',
    '--config-path=test/config',
    '--formatter-enabled=false',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  const { output } = await run(process.execPath, [bin('biome'), ...args], { cwd: folder });
  const start = output.indexOf('{');
  const report = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)) as Report;
  for (const { category, location } of report.diagnostics) {
    const path = typeof location.path === 'string' ? location.path : (location.path as { file: string }).file;
    found.set(path, [...(found.get(path) ?? []), category]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted)('%s is caught', (path, _text, rule) => {
  expect(found.get(path)?.join(' ')).toContain(rule);
});

test.each(fine)('%s is left alone', (path) => {
  expect(found.get(path)).toBeUndefined();
});
