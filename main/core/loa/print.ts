import type { ChannelInput, ChannelOutput } from '../../../preload/contract/ipc/channels.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { LoaParts } from './parts.ts';

export async function printLoa(
  _parts: LoaParts,
  _input: ChannelInput<'loa.print'>,
): Promise<ChannelOutput<'loa.print'>> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}
