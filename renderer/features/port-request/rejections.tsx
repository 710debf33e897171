import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { Button } from '../../ui/button.tsx';
import { usePortRequest } from './context.ts';
import { OrderMark, useOrderLabel } from './order-mark.tsx';
import { keyOfOrder } from './orders.ts';
import './rejections.css';

/** Why orders were turned down: our word for it, the carrier's own, and what to do about it. */
export function Rejections({ view }: { readonly view: PortRequestView }): ReactNode {
  return view.orders
    .filter((order) => order.rejections.length > 0)
    .map((order) => <OfOrder key={keyOfOrder(order)} order={order} />);
}

function OfOrder({ order }: { readonly order: OrderView }): ReactNode {
  const label = useOrderLabel(order);
  return (
    <section className="rejections" aria-label={`Rejected at ${label}`}>
      <p className="rejections-head">
        <CircleX aria-hidden="true" />
        Rejected at <OrderMark order={order} />
      </p>
      <ul>
        {order.rejections.map((rejection) => (
          <li key={`${rejection.code} ${rejection.label} ${rejection.said}`} className="rejection">
            <ReasonLabel rejection={rejection} />
            <EditFields rejection={rejection} />
            <p>{rejection.fix}</p>
            <Said rejection={rejection} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Our word for the reason; nothing where we know no more than that it was rejected, which is said above it. */
export function ReasonLabel({ rejection }: { readonly rejection: Rejection }): ReactNode {
  return rejection.label === STATE_LABELS.rejected ? null : <strong>{rejection.label}</strong>;
}

/** The carrier's own words in quotes, with its code. */
export function Said({ rejection }: { readonly rejection: Rejection }): ReactNode {
  const { said, code } = rejection;
  if (!said && !code) return null;
  return (
    <span className="rejection-said" data-selectable="">
      {said && <q>{said}</q>}
      {code && <span className="tabular">{said ? ` ${code}` : code}</span>}
    </span>
  );
}

function EditFields({ rejection }: { readonly rejection: Rejection }): ReactNode {
  const { store } = usePortRequest();
  const { fields, label } = rejection;
  if (!fields.length) return null;
  const names = fields.map((name) => FIELDS[name].label).join(', ');
  return (
    <Button
      size="sm"
      variant="quiet"
      aria-label={`Edit fields for ${label}: ${names}`}
      onPress={() => store.lookAt(fields)}
    >
      Edit fields
    </Button>
  );
}
