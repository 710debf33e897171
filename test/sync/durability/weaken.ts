import { registerHooks } from 'node:module';

/**
 * Loaded before everything else (`--import`): the database as better-sqlite3 leaves it, at NORMAL, for a test that must
 * fail with it.
 */
registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/main/db/pragmas.ts')) return loaded;
    const source = String(loaded.source);
    const weak = source
      .replaceAll('synchronous = FULL', 'synchronous = NORMAL')
      .replace('FULL = 2', 'FULL = 1');
    if (weak === source) throw new Error('There is nothing to weaken in pragmas.ts');
    return { ...loaded, source: weak };
  },
});
