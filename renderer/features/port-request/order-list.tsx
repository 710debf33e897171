import type { ReactNode } from 'react';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { Badge } from '../../ui/badge.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useNow } from '../../ui/use-now.ts';
import { usePortRequest } from './context.ts';
import { OrderMark, useOrderLabel } from './order-mark.tsx';
import { OrderMenu } from './order-menu.tsx';
import { awaitingWords, focOf, numbersWords } from './order-words.ts';
import { keyOfOrder } from './orders.ts';
import './order-list.css';

/** Every order of a port request that has several, each with its own state and its own acts. */
export function OrderList({ view }: { readonly view: PortRequestView }): ReactNode {
  return (
    <ul className="orders" aria-label="Orders">
      {view.orders.map((order) => (
        <OrderRow key={keyOfOrder(order)} view={view} order={order} />
      ))}
    </ul>
  );
}

function OrderRow({ view, order }: { readonly view: PortRequestView; readonly order: OrderView }): ReactNode {
  const label = useOrderLabel(order);
  return (
    <li className="orders-row">
      <OrderMark order={order} />
      <div className="orders-state">
        {order.awaiting && <Badge tone="warning">{awaitingWords(order.awaiting)}</Badge>}
        <StateBadge state={order.state} />
      </div>
      <p className="orders-facts">
        <span data-selectable="">{order.remoteId === undefined ? 'not sent yet' : order.status}</span>
        <span className="tabular">{numbersWords(order.numbers.length)}</span>
        <OrderDate order={order} />
      </p>
      <OrderMenu view={view} order={order} label={`More for ${label}`} before={[]} />
    </li>
  );
}

/** The committed date (FOC) of one order. */
export function OrderDate({ order }: { readonly order: OrderView }): ReactNode {
  const now = useNow();
  const { timeZone } = usePortRequest();
  const words = focOf(order, now, timeZone);
  return words === null ? null : <span className="tabular">{words}</span>;
}
