import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { age, clock } from '../../ui/time-words.ts';

/** What the agent can do about a waiting change. */
export type Remedy = 'withdraw' | 'discard' | 'retry' | 'edit' | 'charges' | 'conflict' | 'recreate';

/** How a change stands, in one line. `now` in ms; times in the agent's zone. */
export function statusWords(change: WaitingChange, now: number, zone: string): string {
  switch (change.status) {
    case 'queued':
      if (change.notBefore && Date.parse(change.notBefore) > now) {
        return `Will be tried again at ${clock(change.notBefore, zone)}`;
      }
      return age(change.since, now) === 'now'
        ? 'Waiting to be sent'
        : `Waiting for ${age(change.since, now)}`;
    case 'sending':
      return 'Being sent';
    case 'unknown':
      return 'Sent, but the answer was lost: checking whether it arrived';
    case 'conflict':
      return 'The carrier has another value: yours was not sent';
    case 'refused':
      if (change.problem?.code === 'needs-consent') return 'Waits for you to accept charges';
      return change.doubt
        ? 'In doubt: the carrier may have carried it out'
        : 'Refused: nothing was changed at the carrier';
  }
}

/** The remedies that fit, the one to try first at the front. A change on its way can't be called back. */
export function remediesOf(change: WaitingChange): readonly Remedy[] {
  switch (change.status) {
    case 'queued':
      // What may have reached the carrier is not called back.
      if (change.attempts > 0) return ['retry'];
      return change.problem ? ['retry', 'withdraw'] : ['withdraw'];
    case 'sending':
    case 'unknown':
      return [];
    case 'conflict':
      return ['conflict', 'discard'];
    case 'refused':
      if (change.problem?.code === 'needs-consent') return ['charges', 'discard'];
      if (change.kind === 'unreadable') return ['discard'];
      if (change.gone) return ['recreate', 'discard'];
      return change.kind === 'edit' ? ['edit', 'retry', 'discard'] : ['retry', 'discard'];
  }
}

export const REMEDY_LABELS: Readonly<Record<Remedy, string>> = {
  withdraw: 'Withdraw',
  discard: 'Discard',
  retry: 'Retry now',
  edit: 'Edit and retry',
  charges: 'Review charges…',
  conflict: 'Choose values…',
  recreate: 'Create it again',
};

/** `$12.50`, in the carrier's currency. */
export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount);
}
