import { defineConfig, mergeConfig } from 'vitest/config';
import { chosenMutant } from '../sync/mutants/chosen.ts';
import { mutated } from '../sync/mutants/mutate.ts';
import base from './vitest.config.ts';

/** The usual tests, with the bug in what they load. Workers of the app get it by `hook.ts`. */
export default mergeConfig(
  base,
  defineConfig({
    // What was kept of an earlier run is the code without the bug, or with another.
    test: { fsModuleCache: false },
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code, id) => {
          const mutant = chosenMutant();
          return id === mutant.path ? mutated(code, mutant) : undefined;
        },
      },
    ],
  }),
);
