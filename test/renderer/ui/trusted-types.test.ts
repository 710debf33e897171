import { describe, expect, it } from 'vitest';
import { allowHtml, allowScriptUrl } from '../../../renderer/theme/trusted-types.ts';

describe('the page lets no text become markup or script', () => {
  it('but the empty text', () => {
    expect(allowHtml('')).toBe('');
    for (const html of [' ', '<b>', '<img src=x onerror=alert(1)>']) expect(allowHtml(html)).toBeNull();
  });

  it('but a script of its own', () => {
    const base = 'app://portside/index.html';
    expect(allowScriptUrl('app://portside/assets/pdf.worker-a1.mjs', base)).not.toBeNull();
    expect(allowScriptUrl('./assets/pdf.worker-a1.mjs', base)).not.toBeNull();
    for (const url of [
      'app://portside.evil/a.js',
      'app://evil/?app://portside',
      'https://portside/a.js',
      '//evil/a.js',
      'data:text/javascript,1',
      'blob:app://portside/0000',
      'javascript:alert(1)',
      'http://[',
    ]) {
      expect(allowScriptUrl(url, base), url).toBeNull();
    }
  });
});
