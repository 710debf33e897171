import { resolve } from 'node:path';
import { MUTANTS, type Mutant } from './list.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The name of the bug that a process is to be run with. */
export const MUTANT = 'PORTSIDE_MUTANT';

/** The bug that this process is run with. Throws where it was told none that is known. */
export function chosenMutant(): Mutant & { readonly path: string } {
  const mutant = MUTANTS.find(({ name }) => name === process.env[MUTANT]);
  if (!mutant) throw new Error(`no bug is called “${process.env[MUTANT]}”`);
  return { ...mutant, path: resolve(root, mutant.file) };
}
