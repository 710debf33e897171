import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound } from './answers.ts';
import { isNamed, ordersOf } from './orders.ts';
import { viewOf } from './views.ts';
import type { FakePort, FakeWorld } from './world.ts';

/** Two port requests become one, and an order becomes a port request of its own again. */
export function linkChannels(world: FakeWorld): Pick<Bridge['portRequests'], 'join' | 'part'> {
  return {
    join: async ({ id, other }) => {
      const port = world.ports.get(id);
      const joined = world.ports.get(other);
      if (!port || !joined) return notFound();
      const orders = ordersOf(joined).map((order) => ({ ...order, isJoined: true }));
      const whole: FakePort = {
        ...port,
        more: [...(port.more ?? []), ...orders],
        documents: [...port.documents, ...joined.documents],
        deliveries: [...port.deliveries, ...joined.deliveries],
        timeline: [...port.timeline, ...joined.timeline],
      };
      world.ports.set(id, whole);
      world.ports.delete(other);
      world.changed([id, other]);
      return ok(viewOf(world, whole));
    },
    part: async ({ id, accountId, remoteId }) => {
      const port = world.ports.get(id);
      const order = port?.more?.find((one) => one.isJoined && isNamed(one, { accountId, remoteId }));
      if (!port || !order) return notFound();
      const { carrier, state, status, numbers, rejections, remoteDocuments } = order;
      const alone: FakePort = {
        ...port,
        id: world.newId('port'),
        accountId,
        carrier,
        state,
        status,
        numbers,
        rejections,
        remoteDocuments,
        more: [],
        documents: [],
        deliveries: [],
      };
      world.ports.set(alone.id, alone);
      const rest = { ...port, more: (port.more ?? []).filter((one) => one !== order) };
      world.ports.set(id, rest);
      world.changed([id, alone.id]);
      return ok(viewOf(world, rest));
    },
  };
}
