import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import { retryAt } from '../retry-after.ts';
import { chargesOf } from './charges.ts';
import type { Complaint } from './field-errors.ts';
import { complaintsOf, fieldsOf, wordsOf } from './field-errors.ts';
import { scrub } from './scrub.ts';
import type { Envelope } from './wire.ts';

/** A refusal as it came. Without an envelope it was not Kazoo who spoke, but something in front of it. */
export interface Refusal {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly envelope?: Envelope | undefined;
}

/** What was asked for. */
export interface Asked {
  readonly accountName: string;
  /** After "refused to": `create the port request`. */
  readonly doing: string;
  readonly write: boolean;
  /** Milliseconds since 1970, on our clock. */
  readonly now: number;
  readonly clockOffset: number;
  /** Texts that may not appear in a sentence. */
  readonly secrets: readonly string[];
  /** The agent has accepted the charges: a 402 then is about paying, not about asking. */
  readonly accepted?: boolean;
}

/** Kazoo's bucket gains 10 tokens a second and a sign-in costs 35 (`carriers/kazoo.md` §3). */
const DEFAULT_WAIT = 5_000;

type Reached = CarrierFailure['reached'];
type Answered = (refusal: Refusal, asked: Asked) => CarrierFailure;

function fail(asked: Asked, reached: Reached, problem: Problem): CarrierFailure {
  const clean = (words: string) => scrub(words, asked.secrets);
  const fields =
    problem.fields &&
    Object.fromEntries(Object.entries(problem.fields).map(([name, words]) => [name, clean(words)]));
  const told = {
    ...problem,
    what: clean(problem.what),
    ...(problem.said !== undefined && { said: clean(problem.said) }),
    ...(fields && { fields }),
  };
  return new CarrierFailure(told, reached);
}

/** An answer that can't be Kazoo's: a web page, nothing, half a document. */
export function notUnderstood(asked: Asked, status: number): CarrierFailure {
  const reached = asked.write ? 'maybe' : 'yes';
  return fail(asked, reached, {
    code: 'protocol',
    what: `${asked.accountName} was asked to ${asked.doing} and gave an answer (${status}) that Portside can't read.`,
    next: asked.write
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself; check the address of the account if this stays.',
  });
}

/** A name that no address can hold; nothing was sent. */
export function unaddressable(asked: Asked): CarrierFailure {
  return fail(asked, 'no', {
    code: 'rejected',
    what: `${asked.accountName} can't be asked to ${asked.doing}: its name there is none that can be addressed.`,
    next: 'Do it in another program, or discard the change.',
  });
}

/** Something in front of Kazoo turned the request away; Kazoo never saw it. */
function notKazoo(refusal: Refusal, asked: Asked): CarrierFailure {
  return fail(asked, asked.write ? 'no' : 'yes', {
    code: 'protocol',
    what: `What answers at the address of ${asked.accountName} (${refusal.status}) does not look like Kazoo.`,
    next: 'Check the address of the account.',
  });
}

function carrierWords(envelope: Envelope | undefined): string {
  const data = envelope?.data;
  const inner = typeof data === 'object' && data !== null && 'message' in data ? data.message : data;
  const words = [inner, envelope?.message].find(
    (word): word is string => typeof word === 'string' && word !== '',
  );
  return (words ?? '').slice(0, 300);
}

function rejected(asked: Asked, words: string, complaints: readonly Complaint[]): CarrierFailure {
  return fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}${words === '' ? '.' : `: ${words.replace(/\.?$/, '.')}`}`,
    ...(words !== '' && { said: words }),
    next: 'Correct what it names and try again, or discard it.',
    ...(complaints.some(({ place }) => place !== undefined) && { fields: fieldsOf(complaints) }),
  });
}

function fileTooLarge(asked: Asked): CarrierFailure {
  return fail(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: it is larger than it accepts (8 MB).`,
    next: 'Attach a smaller file, such as a scan in black and white or with fewer pages.',
  });
}

const validation: Answered = (refusal, asked) => {
  const complaints = complaintsOf(refusal.envelope?.data);
  if (complaints.some(({ path, rule }) => path === 'file' && rule === 'maxSize')) return fileTooLarge(asked);
  if (refusal.envelope === undefined) return notKazoo(refusal, asked);
  return rejected(
    asked,
    complaints.length > 0 ? wordsOf(complaints) : carrierWords(refusal.envelope),
    complaints,
  );
};

const unauthorized: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this sign-in.`,
    next: 'Enter the credentials of the account again.',
  });

const payment: Answered = (refusal, asked) => {
  const charges = chargesOf(refusal.envelope?.data);
  if (charges !== undefined && asked.accepted !== true) {
    return fail(asked, 'yes', {
      code: 'needs-consent',
      what: `${asked.accountName} charges for this and waits for you to accept.`,
      next: 'Look at the charges and accept them, or discard the change.',
      charges,
    });
  }
  return fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}: the account could not be billed.`,
    next: 'Ask whoever pays for the account, then try again.',
  });
};

const forbidden: Answered = (refusal, asked) => {
  if (refusal.envelope === undefined) return notKazoo(refusal, asked);
  const complaints = complaintsOf(refusal.envelope.data);
  return fail(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this sign-in ${asked.doing}${complaints.length > 0 ? `: ${wordsOf(complaints)}` : ''}.`,
    next: 'Ask the port authority of this account, or sign in as it.',
  });
};

const notFound: Answered = (refusal, asked) => {
  if (refusal.envelope === undefined) return notKazoo(refusal, asked);
  return fail(asked, 'yes', {
    code: 'not-found',
    what: `${asked.accountName} could not ${asked.doing}: it is not there any more.`,
    next: 'Sync now to see what the carrier holds.',
  });
};

const wrongMethod: Answered = (refusal, asked) => {
  if (refusal.envelope === undefined) return notKazoo(refusal, asked);
  return rejected(asked, 'not possible in its current state', []);
};

/** 412: somebody else was faster. Nothing was saved; the order has to be read again. */
const stale: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'conflict',
    what: `${asked.accountName} holds a newer version than the one this change was made on.`,
    next: 'Portside reads it again and merges; you are asked where both changed the same field.',
  });

/** 409: two requests met inside Kazoo. Nothing was saved and the same request may simply be sent again. */
const race: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'conflict',
    what: `${asked.accountName} was busy with another change to the same port request.`,
    next: 'Portside tries again by itself.',
  });

const wrongType: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: it does not take files of this type.`,
    next: 'Attach a PDF.',
  });

const tooMany: Answered = (refusal, asked) =>
  fail(asked, 'no', {
    code: 'rate-limited',
    what: `${asked.accountName} asks for a pause: too many requests.`,
    next: 'Portside waits and goes on by itself.',
    retryAt: retryAt(refusal.retryAfter, asked.now, asked.clockOffset, DEFAULT_WAIT),
  });

const redirected: Answered = (refusal, asked) =>
  fail(asked, 'no', {
    code: 'protocol',
    what: `${asked.accountName} is not at its address: the answer (${refusal.status}) points elsewhere.`,
    next: 'Check the address of the account; a network that asks for a sign-in page does this too.',
  });

const byStatus: Readonly<Record<number, Answered>> = {
  400: validation,
  401: unauthorized,
  402: payment,
  403: forbidden,
  404: notFound,
  405: wrongMethod,
  406: (refusal, asked) => notUnderstood({ ...asked, write: false }, refusal.status),
  409: race,
  412: stale,
  413: (_refusal, asked) => fileTooLarge(asked),
  415: wrongType,
  429: tooMany,
};

/** A 5xx. For a write it may have happened, unless the body says that it was turned away. */
const down: Answered = (refusal, asked) => {
  const complaints = complaintsOf(refusal.envelope?.data);
  if (complaints.length > 0 && refusal.envelope?.passthrough !== true)
    return rejected(asked, wordsOf(complaints), complaints);
  if (isTransitionError(refusal.envelope)) {
    return rejected(asked, 'at least one of the numbers could not be put into service', []);
  }
  const turnedAway = refusal.status === 503 && refusal.retryAfter !== undefined;
  const unsure = asked.write && !turnedAway;
  return fail(asked, unsure ? 'maybe' : asked.write ? 'no' : 'yes', {
    code: 'carrier-down',
    what: `${asked.accountName} could not ${asked.doing}: its server has a problem (${refusal.status}).`,
    next: unsure
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself.',
    ...(refusal.retryAfter !== undefined && {
      retryAt: retryAt(refusal.retryAfter, asked.now, asked.clockOffset, DEFAULT_WAIT),
    }),
  });
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

/** Every answer of Kazoo that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status } = refusal;
  const known = byStatus[status];
  if (known !== undefined) return known(refusal, asked);
  if (status >= 500) return down(refusal, asked);
  if (status >= 300 && status < 400) return redirected(refusal, asked);
  if (refusal.envelope === undefined || status < 200) return notKazoo(refusal, asked);
  return rejected(asked, carrierWords(refusal.envelope), complaintsOf(refusal.envelope.data));
}
