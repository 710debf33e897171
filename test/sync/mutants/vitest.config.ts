import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../config/vitest.config.ts';
import { chosenMutant } from './chosen.ts';
import { mutated } from './mutate.ts';

const mutant = chosenMutant();

/** The usual tests, with the bug in what they load. Workers of the app get it by `hook.ts`. */
export default mergeConfig(
  base,
  defineConfig({
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code, id) => (id === mutant.path ? mutated(code, mutant) : undefined),
      },
    ],
  }),
);
