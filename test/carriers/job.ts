import type { Payload, Progress } from '../../main/core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryMark } from '../../main/core/interfaces/delivery.ts';

/** A delivery as the engine hands it out, with the marks it keeps. */
export function jobOf(
  payload: Payload,
  changes: Partial<DeliveryJob> & { readonly marks?: DeliveryMark[]; readonly progress?: Progress } = {},
): DeliveryJob {
  const { marks = [], ...rest } = changes;
  return {
    deliveryId: 'd0000000-0000-4000-8000-000000000001',
    payload,
    progress: () => undefined,
    signal: new AbortController().signal,
    keep: async (mark) => void marks.push(mark),
    ...rest,
  };
}
