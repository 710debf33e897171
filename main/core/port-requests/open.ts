import type { SecretFieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import type { Carriers } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import { adapterOf, load } from './load.ts';
import { movesOf } from './moves.ts';
import { viewOf } from './view.ts';

interface OpenParts {
  readonly store: Store;
  readonly carriers: Carriers;
}

/** A port request as the local database knows it; no network is asked. */
export async function openPortRequest(
  { store, carriers }: OpenParts,
  id: PortRequestId,
): Promise<PortRequestView> {
  const loaded = await load(store, id);
  return viewOf(loaded, carriers, await store.lookalikes(id));
}

/** Where the order that decides the column may go. */
export async function movesNow({ store, carriers }: OpenParts, id: PortRequestId): Promise<readonly Move[]> {
  const { folded } = await load(store, id);
  return movesOf(folded.lead, adapterOf(carriers, folded.lead.carrier));
}

/** A PIN or account number in clear, because the agent asked to see it. */
export async function revealSecret(
  store: Store,
  id: PortRequestId,
  field: SecretFieldName,
): Promise<{ readonly text: string }> {
  const { folded } = await load(store, id);
  return { text: folded.fields[field] ?? '' };
}
