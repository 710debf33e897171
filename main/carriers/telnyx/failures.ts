import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Asked } from '../asked.ts';
import { failed } from '../failures.ts';

/** Milliseconds, where Telnyx does not say how long to wait. */
export const DEFAULT_WAIT = 10_000;

/** Telnyx is still at work on the order: nothing was done, and the same request may be sent again. */
export function busy(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'conflict',
    what: `${asked.accountName} is busy with this order and did not ${asked.doing}.`,
    next: 'Portside tries again by itself.',
  });
}

/** What Telnyx has no call for, or what can't be so; nothing was sent. */
export function notPossible(what: string, next: string, fields?: Problem['fields']): CarrierFailure {
  return new CarrierFailure({ code: 'rejected', what, next, ...(fields && { fields }) }, 'no');
}
