import type { LoaPress } from '../core/interfaces/loa.ts';
import { refuse } from '../core/interfaces/refusal.ts';

/** Held open for the thread that draws, seals and reads PDFs. */
export function openPress(): LoaPress {
  const later = async (): Promise<never> => {
    throw refuse('not-found', 'The press comes next.', 'Wait.');
  };
  return { draw: later, seal: later, inspect: later };
}
