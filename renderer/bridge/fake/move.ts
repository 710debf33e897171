import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import { toInstant, type ZonedTime } from '../../../preload/contract/domain/time.ts';
import { isNamed, ordersOf, withOrder } from './orders.ts';
import type { FakePort, FakeWorld } from './world.ts';

export interface FakeMove {
  readonly accountId?: string;
  readonly remoteId?: string;
  readonly to: State;
  readonly reason?: string;
  readonly schedule?: ZonedTime;
  readonly amends?: string;
}

/** Puts the move of one order, the first where none is named, into the outbox. */
export function movePort(world: FakeWorld, port: FakePort, move: FakeMove): void {
  const { to, reason, schedule } = move;
  const name = { accountId: move.accountId ?? port.accountId, remoteId: move.remoteId };
  const order = ordersOf(port).find((one) => isNamed(one, name));
  if (!order) return;
  const at = toInstant(world.now());
  const { accountId, carrier, remoteId } = order;
  const change = {
    kind: 'move' as const,
    words: `Move to ${STATE_LABELS[to]}`,
    accountId,
    ...(remoteId === undefined ? {} : { remoteId }),
    typed: { kind: 'move' as const, to, ...(reason ? { reason } : {}), ...(schedule ? { schedule } : {}) },
  };
  world.enqueue(
    port,
    change,
    (current) => {
      const moved = withOrder(current, name, (one) => ({
        ...one,
        state: to,
        status: to,
        ...(schedule ? { schedule } : {}),
      }));
      const from = ordersOf(current).find((one) => isNamed(one, name))?.state;
      return {
        ...moved,
        ...(moved.state === current.state ? {} : { stateSince: at }),
        timeline: [
          ...current.timeline,
          {
            id: `move-${at}-${to}`,
            at,
            kind: 'transition',
            ...(from ? { from } : {}),
            to,
            status: to,
            accountId,
            carrier,
            ...(reason ? { reason } : {}),
          },
        ],
      };
    },
    undefined,
    move.amends,
  );
}
