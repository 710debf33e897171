import type { Mutation, MutationBody } from '../interfaces/mutation.ts';
import { refuse } from '../interfaces/refusal.ts';

/** What an entry says. Throws where the disk no longer gives it back: nothing can be sent of it. */
export function readable({ body }: Pick<Mutation, 'body'>): MutationBody {
  if (body.kind !== 'unreadable') return body;
  throw refuse(
    'storage',
    'This change can’t be read from this computer’s disk any more, so it can’t be sent.',
    'Discard it, then do it again if the carrier does not have it.',
  );
}
