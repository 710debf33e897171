import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

/** A rule that looks at each product file by itself. */
function perFile(
  name: string,
  where: RegExp,
  except: RegExp | undefined,
  find: (source: Source) => readonly string[],
  rest: Pick<Rule, 'plants' | 'fine'>,
): Rule {
  return {
    name,
    check: ({ sources }) =>
      sources
        .filter(({ path }) => where.test(path) && !except?.test(path))
        .flatMap((source) => find(source).map((what) => `${source.path}: ${what}`)),
    ...rest,
  };
}

const product = /^(main|preload|renderer)\//;

const onlyIpcListens = perFile(
  'only main/ipc uses ipcMain',
  product,
  /^main\/ipc\//,
  ({ identifiers }) => (identifiers.has('ipcMain') ? ['names ipcMain'] : []),
  {
    plants: [
      {
        files: { 'main/windows/a.ts': "import { ipcMain } from 'electron';\nipcMain.on('a', () => {});\n" },
        finds: 'main/windows/a.ts',
      },
      {
        files: {
          'main/boot/a.ts': "import electron from 'electron';\nelectron.ipcMain.on('a', () => {});\n",
        },
        finds: 'main/boot/a.ts',
      },
    ],
    fine: { 'main/ipc/router.ts': "import { ipcMain } from 'electron';\nexport const a = ipcMain;\n" },
  },
);

const windowKinds = new Set(['BrowserWindow', 'BrowserView', 'WebContentsView', 'BaseWindow']);

const onlyWindowsBuild = perFile(
  'only main/windows builds windows',
  product,
  /^main\/windows\//,
  ({ built }) =>
    built.filter((name) => windowKinds.has(name.split('.').at(-1) ?? '')).map((name) => `new ${name}`),
  {
    plants: [
      {
        files: { 'main/boot/a.ts': "import { BrowserWindow } from 'electron';\nnew BrowserWindow();\n" },
        finds: 'main/boot/a.ts',
      },
    ],
    fine: {
      'main/boot/a.ts': "import type { BrowserWindow } from 'electron';\nexport type W = BrowserWindow;\n",
    },
  },
);

const onlyBridgeNamesPortside = perFile(
  'only renderer/bridge names window.portside',
  /^renderer\//,
  /^renderer\/bridge\//,
  ({ members, properties }) => [
    ...members.filter((member) => /(window|globalThis|self)\??\.portside\b|\['portside'\]/.test(member)),
    ...properties
      .filter(({ name, value }) => name === 'portside' && value === '')
      .map(() => 'declares portside'),
  ],
  {
    plants: [
      { files: { 'renderer/features/board/a.ts': 'export const a = window.portside;\n' }, finds: 'portside' },
      { files: { 'renderer/app/a.ts': "export const a = window['portside'];\n" }, finds: 'portside' },
      { files: { 'renderer/app/b.ts': 'export const a = globalThis.portside.list();\n' }, finds: 'portside' },
      {
        files: { 'renderer/app/c.ts': 'declare global { interface Window { portside: 1 } }\nexport {};\n' },
        finds: 'declares',
      },
    ],
    fine: { 'renderer/bridge/portside.ts': 'export const portside = window.portside;\n' },
  },
);

/** Settings that open a hole, whatever their value, and those that open one by it. */
const banned: readonly { readonly name: string; readonly value?: string }[] = [
  { name: 'webSecurity' },
  { name: 'allowRunningInsecureContent' },
  { name: 'nodeIntegration', value: 'true' },
  { name: 'nodeIntegrationInWorker', value: 'true' },
  { name: 'nodeIntegrationInSubFrames', value: 'true' },
  { name: 'contextIsolation', value: 'false' },
  { name: 'sandbox', value: 'false' },
  { name: 'webviewTag', value: 'true' },
  { name: 'experimentalFeatures', value: 'true' },
  { name: 'rejectUnauthorized', value: 'false' },
  { name: 'bypassCSP', value: 'true' },
  { name: 'dangerouslySetInnerHTML' },
];

const noHoles = perFile(
  'no setting that opens a hole',
  product,
  undefined,
  ({ properties }) =>
    properties
      .filter(({ name, value }) =>
        banned.some((each) => each.name === name && (each.value === undefined || each.value === value)),
      )
      .map(({ name, value }) => `${name}: ${value}`),
  {
    plants: [
      { files: { 'main/windows/a.ts': 'export const a = { webSecurity: true };\n' }, finds: 'webSecurity' },
      {
        files: { 'main/windows/a.ts': 'export const a = { nodeIntegration: true };\n' },
        finds: 'nodeIntegration',
      },
      {
        files: { 'main/windows/a.ts': 'export const a = { contextIsolation: false };\n' },
        finds: 'contextIsolation',
      },
      { files: { 'main/windows/a.ts': 'export const a = { sandbox: false };\n' }, finds: 'sandbox' },
      {
        files: { 'main/a.ts': 'export const a = { allowRunningInsecureContent: false };\n' },
        finds: 'allowRunning',
      },
      {
        files: { 'main/carriers/a.ts': 'export const a = { rejectUnauthorized: false };\n' },
        finds: 'rejectUn',
      },
      {
        files: { 'renderer/app/a.tsx': 'export const a = <p dangerouslySetInnerHTML={b} />;\n' },
        finds: 'dangerously',
      },
    ],
    fine: {
      'main/windows/a.ts':
        '// webSecurity stays as it is\nexport const a = { sandbox: true, nodeIntegration: false };\n',
    },
  },
);

const noLooseCalls = perFile(
  'no eval, no code from text; no fetch in main (undici in main/carriers streams and pins)',
  product,
  undefined,
  ({ path, calls, built }) => [
    ...calls.filter(({ callee }) => callee === 'eval').map(() => 'eval()'),
    ...built.filter((name) => name === 'Function').map(() => 'new Function()'),
    ...calls.filter(({ callee }) => callee.endsWith('.executeJavaScript')).map(({ callee }) => callee),
    ...calls
      .filter(({ callee }) => !path.startsWith('renderer/') && /^(globalThis\.)?fetch$/.test(callee))
      .map(() => 'fetch()'),
  ],
  {
    plants: [
      {
        files: { 'main/carriers/kazoo/a.ts': "export const a = await fetch('https://a.example');\n" },
        finds: 'fetch',
      },
      { files: { 'main/a.ts': "eval('1');\nexport {};\n" }, finds: 'eval' },
      { files: { 'renderer/app/a.ts': "export const a = new Function('1');\n" }, finds: 'Function' },
      {
        files: { 'main/a.ts': "export const a = (w) => w.webContents.executeJavaScript('1');\n" },
        finds: 'executeJavaScript',
      },
    ],
    fine: {
      'main/security/app-scheme.ts':
        "import { net } from 'electron';\nexport const a = net.fetch('file:///a');\n",
    },
  },
);

export const authorityRules: readonly Rule[] = [
  onlyIpcListens,
  onlyWindowsBuild,
  onlyBridgeNamesPortside,
  noHoles,
  noLooseCalls,
];
