import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaView } from '../../../preload/contract/domain/loa.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { LoaParts } from './parts.ts';

export async function openLoas(_parts: LoaParts, _id: PortRequestId): Promise<LoaView> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}
