import type { ReactNode } from 'react';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { useAccount, useCarrier, useDirectory } from '../../bridge/directory.ts';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { useOpen } from './context.ts';
import { type OrderName, splitOf } from './orders.ts';

const NO_ORDERS: readonly OrderView[] = [];

/** Enough of an order to say whose it is. */
type Whose = OrderName & Pick<OrderView, 'carrier'>;

/** Such as `Telnyx`; `Telnyx 2` for the second of several orders there. */
export function useOrderLabels(): (order: Whose) => string {
  const carriers = useDirectory((known) => known.carriers);
  const orders = useOpen((state) => state.view?.orders ?? NO_ORDERS);
  return (order) => {
    const split = splitOf(orders, order);
    const label = carriers.find((one) => one.id === order.carrier)?.label ?? order.carrier;
    return split === null ? label : `${label} ${split}`;
  };
}

export function useOrderLabel(order: Whose): string {
  return useOrderLabels()(order);
}

/** Whose order it is: badge and account, with the number of the split where an account holds several. */
export function OrderMark({ order }: { readonly order: OrderView }): ReactNode {
  const carrier = useCarrier(order.carrier);
  const account = useAccount(order.accountId);
  const orders = useOpen((state) => state.view?.orders ?? NO_ORDERS);
  const split = splitOf(orders, order);
  const name = account?.name ?? carrier?.label ?? order.carrier;
  return (
    <span className="order-mark">
      <CarrierBadge
        label={carrier?.label ?? order.carrier}
        size="mark"
        {...(carrier ? { mark: carrier.mark } : {})}
      />
      <span className="truncate" title={name}>
        {name}
      </span>
      {split !== null && <span className="order-split tabular">{split}</span>}
    </span>
  );
}

/** The same in the room of a mark: `TX`, or `TX 2`, with the whole name said. */
export function OrderLetters({ order }: { readonly order: Whose }): ReactNode {
  const carrier = useCarrier(order.carrier);
  const label = useOrderLabel(order);
  const orders = useOpen((state) => state.view?.orders ?? NO_ORDERS);
  const split = splitOf(orders, order);
  const letters = carrier?.mark ?? order.carrier.slice(0, 2);
  return <CarrierBadge label={label} size="mark" mark={split === null ? letters : `${letters} ${split}`} />;
}
