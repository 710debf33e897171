import type { AccountHoldup, Holdup, Remedy } from '../../../preload/contract/domain/outbox.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { age, clock } from '../../ui/time-words.ts';

/** How a change stands, in one or two words. */
export function statusWords({ status }: Pick<WaitingChange, 'status'>): string {
  switch (status) {
    case 'queued':
      return 'Waiting';
    case 'sending':
      return 'Sending';
    case 'unknown':
      return 'Checking with the carrier';
    case 'conflict':
    case 'refused':
      return 'Needs you';
  }
}

/** Since when: `just now`, `for 4 min`. `now` in ms. */
export function sinceWords({ since }: Pick<WaitingChange, 'since'>, now: number): string {
  const words = age(since, now);
  return words === 'now' ? 'just now' : `for ${words}`;
}

/** Why it stands as it does, where its account does not say it for all; times are in the agent’s zone. */
export function whyWords(change: WaitingChange, now: number, zone: string): string | undefined {
  switch (change.status) {
    case 'queued':
      return change.holdup ? holdupWords(change.holdup, zone) : retryWords(change, now, zone);
    case 'sending':
      return undefined;
    case 'unknown':
      return 'The answer was lost: it is not sent again before the carrier has said whether it arrived.';
    case 'conflict':
      return 'The carrier has another value: yours was not sent.';
    case 'refused':
      if (change.problem?.code === 'needs-consent') return 'Waits for you to accept charges.';
      return change.doubt ? 'The carrier may have carried it out all the same.' : undefined;
  }
}

function holdupWords(holdup: Holdup, zone: string): string | undefined {
  switch (holdup.kind) {
    case 'offline':
    case 'paused':
    case 'rate-limit':
      return undefined;
    case 'retry':
      return `It is tried again at ${clock(holdup.until, zone)}.`;
    case 'create':
      return 'It goes once the carrier has this port request.';
    case 'earlier':
      return `It goes after “${holdup.words}”.`;
  }
}

/** Why nothing of an account goes, for all that waits for it. */
export function accountHoldupWords(holdup: AccountHoldup, zone: string): string {
  switch (holdup.kind) {
    case 'offline':
      return 'can’t be reached: what waits goes as soon as it is back';
    case 'paused':
      return 'needs you to sign in again: nothing is sent before that';
    case 'rate-limit':
      return `takes no more requests until ${clock(holdup.until, zone)}`;
  }
}

function retryWords({ notBefore }: WaitingChange, now: number, zone: string): string | undefined {
  if (!notBefore || Date.parse(notBefore) <= now) return undefined;
  return `It is tried again at ${clock(notBefore, zone)}.`;
}

/** What a remedy is called on a change that stands like this. */
export function remedyLabel(remedy: Remedy, { status }: Pick<WaitingChange, 'status'>): string {
  switch (remedy) {
    case 'withdraw':
      return 'Withdraw';
    case 'discard':
      return 'Discard';
    case 'retry':
      return 'Retry now';
    case 'edit':
      return status === 'refused' ? 'Edit and retry' : 'Edit';
    case 'charges':
      return 'Review charges…';
    case 'conflict':
      return 'Choose values…';
    case 'recreate':
      return 'Create it again';
  }
}

/** `$12.50`, in the carrier's currency. */
export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount);
}
