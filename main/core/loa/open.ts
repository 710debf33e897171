import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaView } from '../../../preload/contract/domain/loa.ts';
import { load } from '../port-requests/load.ts';
import { CONSENT } from './consent.ts';
import { draftsOf } from './drafts.ts';
import type { LoaParts } from './parts.ts';
import { partOf } from './standing.ts';

/** The LOAs of a port request, each as it stands now. */
export async function openLoas(parts: LoaParts, id: PortRequestId): Promise<LoaView> {
  const loaded = await load(parts.store, id);
  const drafts = await draftsOf(parts, loaded);
  return {
    portRequestId: loaded.record.id,
    portName: loaded.name,
    parts: drafts.map((draft) => partOf(draft, loaded.record, parts.clock.now(), parts.sha256Of)),
    consent: CONSENT,
  };
}
