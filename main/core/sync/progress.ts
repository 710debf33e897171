import type { DeliveryId } from '../../../preload/contract/domain/ids.ts';
import type { Progress } from '../interfaces/carrier.ts';
import type { Clock, Publish } from '../interfaces/ports.ts';

/** Milliseconds between two events about one delivery. */
const EVERY = 100;

/** Tells the page how far an upload is, at most ten times a second, and always that it has ended. */
export function deliveryProgress(
  { clock, publish }: { readonly clock: Clock; readonly publish: Publish },
  deliveryId: DeliveryId,
): Progress {
  let last = Number.NEGATIVE_INFINITY;
  return (sent, total) => {
    const now = clock.now();
    if (sent < total && Math.abs(now - last) < EVERY) return;
    last = now;
    publish('delivery', { deliveryId, sent, total });
  };
}
