import type { NewOrder, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';

let counter = 0;

/** Ids that no order has yet. */
export function newIds(): Pick<NewOrder, 'mutationId' | 'portRequestId'> {
  counter += 1;
  const tail = String(counter).padStart(12, '0');
  return {
    mutationId: `5b0c7b1e-0000-4000-8000-${tail}`,
    portRequestId: `9d1f7a2c-0000-4000-8000-${tail}`,
  };
}

/** 555-0100 to 555-0179 of an area code, one after the other. */
export function newNumber(area: string): string {
  return `+1${area}555${String(100 + (counter % 80)).padStart(4, '0')}`;
}

/** Where the only order of an answer is. */
export function addressOf(orders: readonly CarrierOrder[], subAccountId?: string): OrderAddress {
  const [order, ...others] = orders;
  if (order === undefined || others.length > 0) throw new Error(`${orders.length} orders, and not one`);
  return { remoteId: order.remoteId, ...(subAccountId !== undefined && { subAccountId }) };
}
