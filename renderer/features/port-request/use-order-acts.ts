import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { usePortRequest } from './context.ts';
import { useOrderLabel } from './order-mark.tsx';
import { nameOfOrder, ordersTopic } from './orders.ts';

/** What the agent does to one order as a whole. */
export function useOrderActs(
  view: PortRequestView,
  order: OrderView,
): { readonly part: () => Promise<void>; readonly remove: () => Promise<void> } {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const label = useOrderLabel(order);
  const { id, name } = view.card;
  const fail = ({ what, next }: Problem): void =>
    actions.notify({ tone: 'problem', message: `${what} ${next}` });
  return {
    part: async () => {
      const { accountId, remoteId } = order;
      if (remoteId === undefined) return;
      const answer = await bridge.portRequests.part({ id, accountId, remoteId });
      if (!answer.ok) {
        fail(answer.error);
        return;
      }
      actions.notify({
        topic: ordersTopic(id),
        message: `The order at ${label} is a port request of its own again.`,
      });
      await store.reload();
    },
    remove: async () => {
      const answer = await bridge.portRequests.remove({ id, ...nameOfOrder(order) });
      if (!answer.ok) {
        fail(answer.error);
        return;
      }
      if (view.orders.length === 1) store.close();
      else {
        actions.notify({ message: `${name} is being deleted at ${label}.` });
        await store.reload();
      }
    },
  };
}
