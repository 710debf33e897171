import type { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Asked } from '../asked.ts';
import type { Refused } from '../failures.ts';
import {
  down,
  failed,
  notFound,
  notTheCarrier,
  notUnderstood,
  redirected,
  rejected,
  tooMany,
} from '../failures.ts';
import { quoted } from '../scrub.ts';
import { chargesOf } from './charges.ts';
import type { Complaint } from './field-errors.ts';
import { complaintsOf, fieldsOf, wordsOf } from './field-errors.ts';
import type { Envelope } from './wire.ts';

/** A refusal as it came. Without an envelope it was not Kazoo who spoke, but something in front of it. */
export interface Refusal extends Refused {
  readonly envelope?: Envelope | undefined;
}

/** What Kazoo was asked for. */
export interface AskedKazoo extends Asked {
  /** The agent has accepted the charges: a 402 then is about paying, not about asking. */
  readonly accepted?: boolean;
}

/** Milliseconds. Kazoo's bucket gains 10 tokens a second and a sign-in costs 35 (`carriers/kazoo.md` §3). */
const DEFAULT_WAIT = 5_000;

type Answered = (asked: AskedKazoo, refusal: Refusal) => CarrierFailure;

function carrierWords(envelope: Envelope | undefined, { secrets }: Asked): string {
  const data = envelope?.data;
  const inner = typeof data === 'object' && data !== null && 'message' in data ? data.message : data;
  const words = [inner, envelope?.message].find(
    (word): word is string => typeof word === 'string' && word !== '',
  );
  return quoted(words ?? '', secrets);
}

function refused(asked: Asked, words: string, complaints: readonly Complaint[] = []): CarrierFailure {
  return rejected(asked, words, { said: words, fields: fieldsOf(complaints) });
}

const fileTooLarge: Answered = (asked) =>
  failed(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: it is larger than it accepts.`,
    next: 'Attach a smaller file, such as a scan in black and white or with fewer pages.',
  });

const validation: Answered = (asked, refusal) => {
  const complaints = complaintsOf(refusal.envelope?.data, asked.secrets);
  if (complaints.some(({ path, rule }) => path === 'file' && rule === 'maxSize'))
    return fileTooLarge(asked, refusal);
  const words = complaints.length > 0 ? wordsOf(complaints) : carrierWords(refusal.envelope, asked);
  return refused(asked, words, complaints);
};

const otherwise: Answered = (asked, { envelope }) =>
  refused(asked, carrierWords(envelope, asked), complaintsOf(envelope?.data, asked.secrets));

const unauthorized: Answered = (asked) =>
  failed(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this sign-in.`,
    next: 'Enter the credentials of the account again.',
  });

const payment: Answered = (asked, { envelope }) => {
  const charges = chargesOf(envelope?.data);
  if (charges !== undefined && asked.accepted !== true) {
    return failed(asked, 'yes', {
      code: 'needs-consent',
      what: `${asked.accountName} charges for this and waits for you to accept.`,
      next: 'Look at the charges and accept them, or discard the change.',
      charges,
    });
  }
  return failed(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}: the account could not be billed.`,
    next: 'Ask whoever pays for the account, then try again.',
  });
};

const forbidden: Answered = (asked, { envelope }) => {
  const complaints = complaintsOf(envelope?.data, asked.secrets);
  return failed(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this sign-in ${asked.doing}${complaints.length > 0 ? `: ${wordsOf(complaints)}` : ''}.`,
    next: 'Ask the port authority of this account, or sign in as it.',
  });
};

/** 412: somebody else was faster. Nothing was saved; the order has to be read again. */
const stale: Answered = (asked) =>
  failed(asked, 'yes', {
    code: 'conflict',
    what: `${asked.accountName} holds a newer version than the one this change was made on.`,
    next: 'Portside reads it again and merges; you are asked where both changed the same field.',
  });

/** 409: two requests met inside Kazoo. Nothing was saved and the same request may simply be sent again. */
const race: Answered = (asked) =>
  failed(asked, 'no', {
    code: 'conflict',
    what: `${asked.accountName} was busy with another change to the same port request.`,
    next: 'Portside tries again by itself.',
  });

const wrongType: Answered = (asked) =>
  failed(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: it does not take files of this type.`,
    next: 'Attach a PDF.',
  });

/** A 5xx, unless its body says that the request was turned away. */
const broken: Answered = (asked, refusal) => {
  const { envelope } = refusal;
  const complaints = complaintsOf(envelope?.data, asked.secrets);
  if (complaints.length > 0 && envelope?.passthrough !== true)
    return refused(asked, wordsOf(complaints), complaints);
  return isTransitionError(envelope)
    ? refused(asked, 'at least one of the numbers could not be put into service')
    : down(asked, refusal, DEFAULT_WAIT);
};

/** A completion that could not create its numbers (`carriers/kazoo.md` §2): nothing was moved. */
function isTransitionError(envelope: Envelope | undefined): boolean {
  if (envelope === undefined) return false;
  const { data, message } = envelope;
  return (
    message === 'transition_errors' ||
    (typeof data === 'object' && data !== null && 'transition_errors' in data)
  );
}

/** Statuses whose meaning does not depend on who answered. */
const ALWAYS: ReadonlyMap<number, Answered> = new Map<number, Answered>([
  [401, unauthorized],
  [402, payment],
  [406, (asked, { status }) => notUnderstood({ ...asked, write: false }, status)],
  [409, race],
  [412, stale],
  [413, fileTooLarge],
  [415, wrongType],
  [429, (asked, refusal) => tooMany(asked, refusal, DEFAULT_WAIT)],
]);

/** Statuses that count only when Kazoo itself spoke. */
const FROM_KAZOO: ReadonlyMap<number, Answered> = new Map<number, Answered>([
  [400, validation],
  [403, forbidden],
  [404, (asked) => notFound(asked)],
  [405, (asked) => refused(asked, 'not possible in its current state')],
]);

/** Every answer of Kazoo that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: AskedKazoo): CarrierFailure {
  const { status, envelope } = refusal;
  const always = ALWAYS.get(status);
  if (always !== undefined) return always(asked, refusal);
  if (status >= 500) return broken(asked, refusal);
  if (status >= 300 && status < 400) return redirected(asked, refusal);
  if (envelope === undefined || status < 200) return notTheCarrier(asked, refusal, 'Kazoo');
  return (FROM_KAZOO.get(status) ?? otherwise)(asked, refusal);
}
