import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { CarrierSession, OrderAddress } from '../interfaces/carrier.ts';
import type { DeliverBody, Mutation } from '../interfaces/mutation.ts';
import type { Sha256 } from '../interfaces/ports.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { isFor } from '../port-requests/target.ts';

/** What the carrier held under a name when the agent chose to replace it. */
export type ReplacedFile = NonNullable<DeliverBody['replaced']>;

/** Carriers list sizes, not hashes; of what went there from our vault, unchanged, the hash is known too. */
export function replacedFile(
  { documents, deliveries }: Pick<PortRequestRecord, 'documents' | 'deliveries'>,
  { name, size }: RemoteDocument,
): ReplacedFile {
  const delivery = deliveries.findLast((one) => one.step === 'confirmed' && one.remoteName === name);
  const ours = documents.find((one) => one.id === delivery?.documentId && one.size === size);
  return { size, ...(ours && { sha256: ours.sha256 }) };
}

/** Whoever sends a replacement again has seen what the carrier holds now. */
export function asSeenNow(
  record: PortRequestRecord,
  { accountId, remoteId }: Mutation,
  body: DeliverBody,
): DeliverBody {
  if (body.replaces === undefined) return body;
  const { replaces, replaced: _, ...added } = body;
  const order = record.orders.find((one) =>
    isFor({ accountId, ...(remoteId !== undefined && { remoteId }) }, one, true),
  );
  const held = order?.documents.find(({ name }) => name === replaces);
  // Nothing is left to replace: it goes beside what is there.
  return { ...added, ...(held && { replaces, replaced: { size: held.size } }) };
}

/** Why the file must not be overwritten: it is no longer the one that the agent chose to replace. */
export async function changedMeanwhile(
  { session, sha256Of }: { readonly session: CarrierSession; readonly sha256Of: Sha256 },
  address: OrderAddress,
  held: readonly RemoteDocument[],
  { replaces, replaced }: DeliverBody,
  isFirstTry: boolean,
): Promise<Problem | undefined> {
  if (replaces === undefined || !replaced) return undefined;
  const now = held.find(({ name }) => name === replaces);
  // A try of ours may have taken it away already.
  if (!now) return isFirstTry ? removed(replaces) : undefined;
  if (now.size === replaced.size) {
    if (replaced.sha256 === undefined) return undefined;
    const { bytes } = await session.fetchDocument(address, replaces);
    if (sha256Of(bytes) === replaced.sha256) return undefined;
  }
  return {
    code: 'conflict',
    what: `${now.label ?? replaces} was changed at the carrier after you chose to replace it.`,
    next: 'Look at it in the documents. Retry replaces it all the same; discard keeps it.',
  };
}

function removed(name: string): Problem {
  return {
    code: 'conflict',
    what: `${name} is no longer at the carrier: it was removed or replaced after you chose to replace it.`,
    next: 'Look at the documents. Retry adds yours beside what is there; discard leaves them as they are.',
  };
}
