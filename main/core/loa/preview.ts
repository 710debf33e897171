import type { ChannelInput, LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { LoaParts } from './parts.ts';

export async function previewLoa(_parts: LoaParts, _input: ChannelInput<'loa.preview'>): Promise<LoaPreview> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}
