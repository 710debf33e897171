import type { SealingKeys } from '../core/interfaces/loa.ts';
import { refuse } from '../core/interfaces/refusal.ts';

/** Held open for the module that keeps the key that seals. */
export function openSealingKeys(): SealingKeys {
  const later = async (): Promise<never> => {
    throw refuse('not-found', 'The sealing key comes next.', 'Wait.');
  };
  return { current: async () => null, make: later, importP12: later, known: async () => [] };
}
