import { describe, expect, it } from 'vitest';
import { PAGE_POLICY, PDF_WORKER_POLICY, policyFor } from '../../main/security/csp.ts';
import { mayNavigate } from '../../main/security/navigation.ts';
import { isOwnUrl } from '../../main/security/origin.ts';
import { mayUse } from '../../main/security/permissions.ts';
import { refusedSwitches } from '../../main/security/switches.ts';

const FOREIGN = [
  'https://example.com/',
  'https://x.test/?app://portside/index.html',
  'https://x.test/#app://portside/index.html',
  'app://portside.evil/index.html',
  'app://portside:1/index.html',
  'app://user@portside/index.html',
  'app:///index.html',
  'application://portside/index.html',
  'file:///index.html',
  'data:text/html,<p>app://portside</p>',
  'blob:app://portside/1',
  'javascript:alert(1)',
  'about:blank',
  'devtools://devtools/bundled/inspector.html',
  '',
  'app:',
];

describe('navigation', () => {
  it.each(FOREIGN)('%s is nowhere to go', (url) => expect(mayNavigate(url)).toBe(false));
  it('goes to our page and to no other file of ours', () => {
    expect(mayNavigate('app://portside/index.html')).toBe(true);
    expect(mayNavigate('app://portside/index.html#/board')).toBe(true);
    expect(mayNavigate('app://portside/assets/app.js')).toBe(false);
  });
});

describe('origin', () => {
  it.each(FOREIGN)('%s is foreign', (url) => expect(isOwnUrl(url)).toBe(false));
});

describe('permissions', () => {
  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'serial',
    'hid',
    'fileSystem',
    'openExternal',
    'fullscreen',
    'pointerLock',
    'display-capture',
    'unknown',
  ])('%s is denied', (permission) => expect(mayUse(permission, 'app://portside/index.html')).toBe(false));

  it('lets only our own page write text to the clipboard', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://portside/')).toBe(true);
    for (const url of FOREIGN) expect(mayUse('clipboard-sanitized-write', url)).toBe(false);
  });
});

describe('content policy', () => {
  it('starts from nothing and allows no inline script, no eval, no remote host', () => {
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).toContain("require-trusted-types-for 'script'");
    for (const policy of [PAGE_POLICY, PDF_WORKER_POLICY]) {
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|data:|\*/);
    }
  });

  it('allows WebAssembly to the PDF worker alone', () => {
    expect(policyFor('/r/assets/pdf.worker.min-DKQKFyKK.mjs')).toContain("'wasm-unsafe-eval'");
    expect(policyFor('C:\\r\\assets\\pdf.worker.min.mjs')).toBe(PDF_WORKER_POLICY);
    expect(policyFor('/r/index.html')).toBe(PAGE_POLICY);
    expect(policyFor('/r/assets/not-pdf.worker.js')).toBe(PAGE_POLICY);
  });
});

describe('switches of an installed app', () => {
  it.each([
    '--inspect',
    '--inspect=0',
    '--inspect-brk=127.0.0.1:1',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--Remote-Debugging-Port=9222',
    '-remote-debugging-port=9222',
    '--no-sandbox',
    '--disable-web-security',
  ])('%s stops the start', (arg) => {
    expect(refusedSwitches(['portside', arg], true)).toHaveLength(1);
    expect(refusedSwitches(['portside', arg], false)).toEqual([]);
  });

  it('leaves the rest alone', () => {
    const args = ['portside', '--password-store=basic', '--lang=de', 'inspect', '/srv/--inspect'];
    expect(refusedSwitches(args, true)).toEqual([]);
  });
});
