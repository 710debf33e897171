import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetPath } from '../../main/security/asset-path.ts';

const root = join('/', 'opt', 'portside', 'renderer');
const get = (url: string, method = 'GET') => assetPath({ url, method }, root);

describe('which file app:// asks for', () => {
  it.each([
    ['app://portside/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://portside/assets/app-1a2b.js', 'assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    [
      'app://portside/assets/pdf.worker.min.mjs?v=1#x',
      'assets/pdf.worker.min.mjs',
      'text/javascript; charset=utf-8',
    ],
    ['app://portside/pdfjs/wasm/openjpeg.wasm', 'pdfjs/wasm/openjpeg.wasm', 'application/wasm'],
    [
      'app://portside/pdfjs/cmaps/90ms-RKSJ-H.bcmap',
      'pdfjs/cmaps/90ms-RKSJ-H.bcmap',
      'application/octet-stream',
    ],
    ['app://portside/assets/inter%20latin.woff2', 'assets/inter latin.woff2', 'font/woff2'],
  ])('%s', (url, path, mediaType) => {
    expect(get(url)).toEqual({ ok: true, path: join(root, path), mediaType });
  });

  it.each([
    ['app://portside/../secrets.json', 403],
    ['app://portside/a/../../secrets.json', 403],
    ['app://portside/%2e%2e/secrets.json', 403],
    ['app://portside/%2e%2e%2fsecrets.json', 403],
    ['app://portside/..%2fsecrets.json', 403],
    ['app://portside/%252e%252e%252fsecrets.json', 403],
    ['app://portside/..%5csecrets.json', 403],
    ['app://portside/..\\secrets.json', 403],
    ['app://portside/a%00.html', 403],
    ['app://portside/C:/Windows/win.ini', 403],
    ['app://portside/%E0%A4%A.html', 400],
    ['app://portside/../renderer-evil/index.html', 403],
    ['app://portside', 404],
    ['app://portside/', 404],
    ['app://portside//', 404],
    ['app://portside/index.html/', 404],
    ['app://portside/app.js.map', 404],
    ['app://portside/.env', 404],
    ['app://portside/setup.exe', 404],
    ['app://portside.evil/index.html', 403],
    ['app://evil/index.html', 403],
    ['app://portside:8080/index.html', 403],
    ['app://user@portside/index.html', 403],
    ['app://portside@evil/index.html', 403],
    ['https://portside/index.html', 403],
    ['file:///etc/passwd', 403],
    ['', 403],
  ])('%s is refused with %i', (url, status) => {
    expect(get(url)).toEqual({ ok: false, status });
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('%s is not a way to ask', (method) => {
    expect(get('app://portside/index.html', method)).toEqual({ ok: false, status: 405 });
  });
});
