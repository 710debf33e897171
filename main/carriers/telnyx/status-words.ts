import type { State } from '../../../preload/contract/domain/states.ts';

/**
 * Telnyx's words for where an order stands (`carriers/telnyx-flowroute-s3.md` §E). Its `submitted` is our `pending`:
 * the losing carrier has it. Both spellings of canceled are in use.
 */
const STATES_BY_WORD: ReadonlyMap<string, State> = new Map([
  ['draft', 'unconfirmed'],
  ['in-process', 'submitted'],
  ['submitted', 'pending'],
  ['foc-date-confirmed', 'scheduled'],
  ['ported', 'completed'],
  ['exception', 'rejected'],
  ['cancelled', 'canceled'],
  ['canceled', 'canceled'],
]);

/** A cancellation that waits for Telnyx's desk; the order keeps the state it had. */
export const CANCEL_PENDING = 'cancel-pending';

/** The state a status word means; nothing for `cancel-pending` and for words we do not know. */
export function stateOf(word: string): State | undefined {
  return STATES_BY_WORD.get(word);
}
