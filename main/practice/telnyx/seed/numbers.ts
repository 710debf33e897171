import type { Listing, OrderNumber, StatusWord } from '../world/model.ts';
import { uuidOf } from './ids.ts';
import { spidOf } from './trade.ts';

const isTollFree = (number: string): boolean => /^\+18(00|33|44|55|66|77|88)/.test(number);

function activationOf(status: StatusWord): OrderNumber['activation'] {
  if (status === 'ported') return 'Active';
  if (status === 'cancelled') return 'Cancelled';
  if (status === 'foc-date-confirmed') return 'Concurred';
  return status === 'submitted' || status === 'exception' ? 'New' : null;
}

/** A number as a seeded order of this status holds it. */
export function seededNumber(
  number: string,
  carrier: string,
  status: StatusWord,
  more: Partial<Listing> = {},
): OrderNumber {
  const tollFree = isTollFree(number);
  return {
    id: uuidOf('number', number),
    number,
    type: tollFree ? 'toll_free' : 'local',
    country: 'US',
    carrier: tollFree ? 'Atlas RespOrg' : carrier,
    spid: tollFree ? 'ATX01' : spidOf(carrier),
    fastPortable: false,
    messagingCapable: !tollFree,
    portability: status === 'draft' ? 'pending' : 'confirmed',
    activation: activationOf(status),
    ...more,
  };
}
