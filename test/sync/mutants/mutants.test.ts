import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { MUTANTS } from './list.ts';
import { mutated } from './mutate.ts';

const root = resolve(import.meta.dirname, '../../..');

it.each(MUTANTS)('$name: its place in the code is still there', (mutant) => {
  const source = readFileSync(resolve(root, mutant.file), 'utf8');
  expect(mutated(source, mutant)).not.toBe(source);
});
