import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../renderer');
const sheets = globSync('**/*.css', { cwd: root });

// A built page loads its stylesheets in an order of the bundler's choosing, and the first one decides the order of
// the layers: so each says it.
describe('stylesheets', () => {
  it('are found', () => expect(sheets.length).toBeGreaterThan(30));

  it.each(sheets.filter((sheet) => /@layer \w+ \{/.test(readFileSync(resolve(root, sheet), 'utf8'))))(
    '%s names the order of the layers first',
    (sheet) => {
      const code = readFileSync(resolve(root, sheet), 'utf8')
        .replace(/\/\*.*?\*\//gs, '')
        .trim();
      expect(code.startsWith('@layer base, ui, app;')).toBe(true);
    },
  );
});
