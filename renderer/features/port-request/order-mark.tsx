import type { ReactNode } from 'react';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { useAccount, useCarrier } from '../../bridge/directory.ts';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { useOpen } from './context.ts';
import { splitOf } from './orders.ts';

const NO_ORDERS: readonly OrderView[] = [];

/** Such as `Telnyx`; `Telnyx 2` for the second of several orders there. */
export function useOrderLabel(order: OrderView): string {
  const carrier = useCarrier(order.carrier);
  const orders = useOpen((state) => state.view?.orders ?? NO_ORDERS);
  const split = splitOf(orders, order);
  const label = carrier?.label ?? order.carrier;
  return split === null ? label : `${label} ${split}`;
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
