import type { LoaView } from '../../../preload/contract/domain/loa.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { LoaParts } from './parts.ts';

export async function signLoa(_parts: LoaParts, _input: ChannelInput<'loa.sign'>): Promise<LoaView> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}
