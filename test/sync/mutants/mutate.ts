import type { Mutant } from './list.ts';

/** The source with the bug in it. Throws unless its text stands there exactly once. */
export function mutated(source: string, { name, file, find, put }: Mutant): string {
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`“${name}”: its text stands ${times} times in ${file}, not once`);
  return source.replace(find, () => put);
}
