import type { MutationId } from '../../../preload/contract/domain/ids.ts';
import type { Mutation, MutationBody } from '../interfaces/mutation.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';

export type Amended<Kind extends MutationBody['kind']> = Mutation & {
  readonly body: Extract<MutationBody, { readonly kind: Kind }>;
};

/**
 * The entry that the agent writes anew. Rejects once it may have reached the carrier. To be asked in the port's lane,
 * so that its attempt can't begin meanwhile.
 */
export async function amendable<Kind extends MutationBody['kind']>(
  store: Pick<Store, 'mutation'>,
  id: MutationId,
  kind: Kind,
): Promise<Amended<Kind>> {
  const mutation = await store.mutation(id);
  if (!mutation || mutation.body.kind !== kind) {
    throw refuse(
      'not-found',
      'The change you edited is no longer waiting: it has been sent or withdrawn.',
      'What you typed is still here; send it as a new change.',
    );
  }
  const { status, attempts } = mutation;
  if (status !== 'refused' && !(status === 'queued' && attempts === 0)) {
    throw refuse(
      'conflict',
      'The change you edited may have reached the carrier already.',
      'What you typed is still here; wait for the carrier’s answer, then send it as a new change.',
    );
  }
  return mutation as Amended<Kind>;
}
