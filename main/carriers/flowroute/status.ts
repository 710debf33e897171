import type { State } from '../../../preload/contract/domain/states.ts';

/**
 * Flowroute's status words, in lower case with `_` (`carriers/telnyx-flowroute-s3.md` §E). Never by name: their
 * `pending` is a draft and their `submitted` lies with the losing carrier.
 */
const STATE_OF: Readonly<Record<string, State>> = {
  pending: 'unconfirmed',
  processing: 'submitted',
  review: 'submitted',
  submitted: 'pending',
  accepted: 'scheduled',
  completed: 'completed',
  rejected: 'rejected',
  canceled: 'canceled',
  cancelled: 'canceled',
  abandoned: 'canceled',
  processing_abandoned: 'canceled',
  hard_canceled: 'canceled',
  hard_cancelled: 'canceled',
};

/** The column of a status word, however it is spelt; nothing for a word that is unknown to us. */
export function stateOf(status: string): State | undefined {
  const word = status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(STATE_OF, word) ? STATE_OF[word] : undefined;
}
