import type { ChannelName } from '../../preload/contract/ipc/channels.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import type { Handlers } from '../ipc/answer.ts';

export interface Gate<Names extends ChannelName> {
  readonly handlers: Pick<Handlers, Names>;
  /** The parts behind it are being opened; calls wait for them, and fail with their problem when they fail. */
  readonly open: (behind: Promise<Pick<Handlers, Names>>) => void;
}

/**
 * Stands in front of the channels that need the database: before the key is there they answer `secrets-locked`, while
 * the database opens they wait. So every channel is answered from the first moment, and the window need not wait.
 */
export function createGate<Names extends ChannelName>(names: readonly Names[]): Gate<Names> {
  let behind: Promise<Pick<Handlers, Names>> | undefined;
  const through = (name: Names) => async (input: unknown) => {
    if (!behind) {
      throw refuse('secrets-locked', 'Portside is locked.', 'Type your passphrase to unlock it.');
    }
    const handler = (await behind)[name] as (input: unknown) => unknown;
    return handler(input);
  };
  return {
    handlers: Object.fromEntries(names.map((name) => [name, through(name)])) as unknown as Pick<
      Handlers,
      Names
    >,
    open: (parts) => {
      behind = parts;
      // Each call reports it; without a call yet it must not count as unhandled.
      parts.catch(() => undefined);
    },
  };
}
