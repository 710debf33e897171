import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { retryAt } from '../../retry-after.ts';
import { scrub } from '../scrub.ts';
import { refusalWords } from './refusal-words.ts';
import type { WireRefusal } from './wire.ts';

/** A refusal as it came. Without a body it was not Telnyx who spoke, but something in front of it. */
export interface Refusal {
  readonly status: number;
  readonly body: WireRefusal | undefined;
  /** `Retry-After`, or `x-ratelimit-reset` in seconds. */
  readonly wait: string | undefined;
}

/** What was asked for. */
export interface Asked {
  readonly accountName: string;
  /** After "refused to": `create the draft`. */
  readonly doing: string;
  readonly write: boolean;
  /** Milliseconds since 1970, on our clock. */
  readonly now: number;
  readonly clockOffset: number;
  /** Texts that may not appear in a sentence. */
  readonly secrets: readonly string[];
}

/** Milliseconds, where Telnyx does not say how long to wait. */
const DEFAULT_WAIT = 10_000;

type Answered = (refusal: Refusal, asked: Asked) => CarrierFailure;

/** A read changes nothing, so that no doubt comes from it. */
function fail(asked: Asked, reached: CarrierFailure['reached'], problem: Problem): CarrierFailure {
  return new CarrierFailure(problem, reached === 'maybe' && !asked.write ? 'yes' : reached);
}

/** An answer that can't be Telnyx's: a web page, nothing, half a document. */
export function notUnderstood(asked: Asked, status: number): CarrierFailure {
  return fail(asked, 'maybe', {
    code: 'protocol',
    what: `${asked.accountName} was asked to ${asked.doing} and gave an answer (${status}) that Portside can't read.`,
    next: asked.write
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself; check the address of the account if this stays.',
  });
}

/** Something in front of Telnyx turned the request away; Telnyx never saw it. */
const notTelnyx: Answered = ({ status }, asked) =>
  fail(asked, asked.write ? 'no' : 'yes', {
    code: 'protocol',
    what: `What answers at the address of ${asked.accountName} (${status}) does not look like Telnyx v1.`,
    next: 'Check the address of the account.',
  });

const rejected: Answered = ({ body }, asked) => {
  const words = refusalWords(body);
  const clean = (text: string) => scrub(text, asked.secrets);
  const said = clean(words.said);
  const fields = Object.entries(words.fields).map(([name, text]) => [name, clean(text)]);
  return fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}${said === '' ? '.' : `: ${said.replace(/\.?$/, '.')}`}`,
    ...(said !== '' && { said }),
    next: 'Correct what it names and try again, or discard it.',
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
  });
};

const unauthorized: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this user and token.`,
    next: 'Enter the API user and token of the account again.',
  });

const forbidden: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this user ${asked.doing}.`,
    next: 'Give the user the right to port numbers, or use another one.',
  });

const notFound: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'not-found',
    what: `${asked.accountName} could not ${asked.doing}: it is not there any more.`,
    next: 'Sync now to see what the carrier holds.',
  });

const busy: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'conflict',
    what: `${asked.accountName} is busy with this order and did not ${asked.doing}.`,
    next: 'Portside tries again by itself.',
  });

const tooMany: Answered = ({ wait }, asked) =>
  fail(asked, 'no', {
    code: 'rate-limited',
    what: `${asked.accountName} asks for a pause: too many requests.`,
    next: 'Portside waits and goes on by itself.',
    retryAt: retryAt(wait, asked.now, asked.clockOffset, DEFAULT_WAIT),
  });

const redirected: Answered = ({ status }, asked) =>
  fail(asked, 'no', {
    code: 'protocol',
    what: `${asked.accountName} is not at its address: the answer (${status}) points elsewhere.`,
    next: 'Check the address of the account; a network that asks for a sign-in page does this too.',
  });

/** A 5xx. For a write it may have happened, unless it was turned away with a time to come back. */
const down: Answered = ({ status, wait }, asked) => {
  const unsure = asked.write && !(status === 503 && wait !== undefined);
  return fail(asked, unsure ? 'maybe' : asked.write ? 'no' : 'yes', {
    code: 'carrier-down',
    what: `${asked.accountName} could not ${asked.doing}: its server has a problem (${status}).`,
    next: unsure
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself.',
    ...(wait !== undefined && { retryAt: retryAt(wait, asked.now, asked.clockOffset, DEFAULT_WAIT) }),
  });
};

/** Statuses whose meaning does not depend on who answered. */
const ALWAYS: ReadonlyMap<number, Answered> = new Map([
  [401, unauthorized],
  [429, tooMany],
]);

/** Statuses that count only when Telnyx itself spoke. */
const FROM_TELNYX: ReadonlyMap<number, Answered> = new Map([
  [403, forbidden],
  [404, notFound],
  [409, busy],
  [423, busy],
]);

/** Every answer of Telnyx that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status, body } = refusal;
  const always = ALWAYS.get(status);
  if (always !== undefined) return always(refusal, asked);
  if (status >= 500) return down(refusal, asked);
  if (status >= 300 && status < 400) return redirected(refusal, asked);
  if (body === undefined || status < 200) return notTelnyx(refusal, asked);
  return (FROM_TELNYX.get(status) ?? rejected)(refusal, asked);
}

/** A name that no address can hold; nothing was sent. */
export function unaddressable(asked: Asked): CarrierFailure {
  return fail(asked, 'no', {
    code: 'rejected',
    what: `${asked.accountName} can't be asked to ${asked.doing}: its name there is none that can be addressed.`,
    next: 'Do it in another program, or discard the change.',
  });
}

/** What Telnyx v1 has no call for, or what can't be so; nothing was sent. */
export function notPossible(what: string, next: string, fields?: Problem['fields']): CarrierFailure {
  return new CarrierFailure({ code: 'rejected', what, next, ...(fields && { fields }) }, 'no');
}

/** An order that the account does not hold (any more). */
export function gone(accountName: string): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'not-found',
      what: `${accountName} does not hold this order any more.`,
      next: 'Sync now to see what the carrier holds.',
    },
    'yes',
  );
}
