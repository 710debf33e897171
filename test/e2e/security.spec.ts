import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PAGE_POLICY } from '../../main/security/csp.ts';
import { Portside } from './support/portside.ts';
import { test as base } from './support/test.ts';
import { PASSPHRASE } from './support/unlock.ts';

/** These tests attack the page, so what it complains about is wanted here. */
const test = base.extend<{ readonly attacked: Portside }>({
  attacked: async ({ room }, use) => {
    const profile = join(room, 'attacked');
    await mkdir(profile);
    const portside = new Portside({ profile });
    const page = await portside.open();
    await page.getByRole('button', { name: 'Try practice carriers' }).waitFor();
    await use(portside);
    await portside.quit();
  },
});

async function status(page: Page, url: string): Promise<number | string> {
  return page.evaluate(
    (target) =>
      fetch(target).then(
        (answer) => answer.status,
        () => 'refused',
      ),
    url,
  );
}

test('the page has the bridge and nothing else of Node or Electron', async ({ attacked }) => {
  const { page, app } = attacked;
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    ),
  ).toEqual([]);
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      (
        webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences(),
    ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('app:// gives its own files and nothing beside them', async ({ attacked }) => {
  const { page } = attacked;
  const policy = await page.evaluate(() =>
    fetch('app://portside/index.html').then((answer) => answer.headers.get('content-security-policy')),
  );
  expect(policy).toBe(PAGE_POLICY);
  for (const url of [
    'app://portside/..%2fmain%2findex.js',
    'app://portside/..%5cmain%5cindex.js',
    'app://portside/%2e%2e/main/index.js',
    'app://portside/%252e%252e%252fmain',
    'app://portside/missing.js',
  ]) {
    expect(await status(page, url), url).toEqual(expect.any(Number));
    expect(await status(page, url), url).not.toBe(200);
  }
  for (const url of ['app://portside.evil/index.html', 'file:///etc/hostname', 'https://example.com/']) {
    expect(await status(page, url), url).toBe('refused');
  }
});

test('no script comes in: inline, evaluated, markup or remote', async ({ attacked }) => {
  const { page } = attacked;
  const outcome = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      violations.push(violatedDirective);
    });
    const attempt = (run: () => void) => {
      try {
        run();
      } catch {
        // Refused at once; what counts is that nothing ran.
      }
    };
    // The debugger lets its own evaluation call eval; a page's timer gets no such favour.
    await new Promise((resolve) => setTimeout(resolve, 0));
    attempt(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = "inline"';
      document.body.append(script);
    });
    attempt(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hacked = 1">');
    });
    attempt(() => {
      Reflect.get(window, 'eval')('window.hacked = "eval"');
    });
    const image = new Image();
    image.src = 'https://example.com/a.png';
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { hacked: 'hacked' in window, violations: [...new Set(violations)].sort() };
  });
  expect(outcome.hacked).toBe(false);
  expect(outcome.violations).toEqual(expect.arrayContaining(['img-src', 'require-trusted-types-for']));
});

test('the window goes nowhere and opens nothing', async ({ attacked }) => {
  const { page, app } = attacked;
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('caught');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const bait = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const target of [
    bait,
    `${bait}?app://portside/index.html`,
    'app://portside.evil/',
    'file:///etc/hostname',
  ]) {
    await page.evaluate((url) => {
      location.href = url;
    }, target);
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      document.body.append(link);
      link.click();
    }, target);
    expect(await page.evaluate((url) => window.open(url) === null, target)).toBe(true);
  }
  await page.waitForTimeout(300);
  expect(page.url()).toBe('app://portside/index.html');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(visits).toEqual([]);
  server.close();
});

test('no permission is granted but writing text to the clipboard', async ({ attacked }) => {
  const { page } = attacked;
  const states = await page.evaluate(() =>
    Promise.all(
      [
        'notifications',
        'geolocation',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ].map(async (name) => [
        name,
        (await navigator.permissions.query({ name: name as PermissionName })).state,
      ]),
    ),
  );
  for (const [name, state] of states) expect(state, name).toBe('denied');
});

test('a frame inside the page is not listened to', async ({ attacked }) => {
  const { page } = attacked;
  const reached = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://portside/index.html';
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      return frame.contentWindow && 'portside' in frame.contentWindow ? 'bridge' : 'nothing';
    } catch {
      return 'nothing';
    }
  });
  expect(reached).toBe('nothing');
});

test('what lies in the profile is this user’s alone, and holds no secret in clear', async ({ attacked }) => {
  await attacked.quit();
  const names = await readdir(attacked.profile, { recursive: true, withFileTypes: true });
  const ours = names.filter(
    (entry) => entry.isFile() && /(?:settings|database|vault|logs|practice)$/.test(entry.parentPath),
  );
  expect(ours.length).toBeGreaterThan(4);
  for (const entry of ours) {
    const path = join(entry.parentPath, entry.name);
    expect((await stat(path)).mode & 0o077, entry.name).toBe(0);
    expect((await readFile(path)).includes(PASSPHRASE), entry.name).toBe(false);
  }
});

test('a second start brings the first window to the front and ends', async ({ attacked }) => {
  const second = new Portside({ profile: attacked.profile });
  const ended = await second.launch().then(
    () => 'opened',
    () => 'ended',
  );
  await second.quit().catch(() => undefined);
  expect(ended).toBe('ended');
  expect(await attacked.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
