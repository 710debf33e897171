import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chosenMutant } from './chosen.ts';
import { mutated } from './mutate.ts';

/** Loaded before all else (`node --import`): one file of the app comes with the bug in it. */
const mutant = chosenMutant();

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    if (!url.startsWith('file:') || fileURLToPath(url) !== mutant.path) return loaded;
    return { ...loaded, source: mutated(String(loaded.source), mutant) };
  },
});
