import { CHANNEL_NAMES, type ChannelName } from '../../preload/contract/ipc/channels.ts';

/** Channels of the contract that nobody answers. The types say there are none; a start checks it. */
export function missingHandlers(
  handlers: Readonly<Partial<Record<ChannelName, unknown>>>,
): readonly ChannelName[] {
  return CHANNEL_NAMES.filter((name) => typeof handlers[name] !== 'function');
}
