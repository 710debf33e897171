import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { retryAt } from '../../retry-after.ts';
import { scrub } from '../scrub.ts';
import { complaintsOf, fieldsOf, wordsOf } from './field-errors.ts';
import type { WireError } from './wire.ts';

/** A refusal as it came. Without errors it was not Telnyx who spoke, but something in front of it. */
export interface Refusal {
  readonly status: number;
  readonly errors: readonly WireError[] | undefined;
  /** Seconds until requests are taken again (`x-ratelimit-reset`), or `Retry-After`. */
  readonly wait: string | undefined;
}

/** What was asked for. */
export interface Asked {
  readonly accountName: string;
  /** After "refused to": `create the order`. */
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

type Reached = CarrierFailure['reached'];
type Answered = (refusal: Refusal, asked: Asked) => CarrierFailure;

function fail(asked: Asked, reached: Reached, problem: Problem): CarrierFailure {
  const clean = (words: string) => scrub(words, asked.secrets);
  const { fields } = problem;
  const told: Problem = {
    ...problem,
    what: clean(problem.what),
    ...(problem.said !== undefined && { said: clean(problem.said) }),
    ...(fields && {
      fields: Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, clean(words)])),
    }),
  };
  return new CarrierFailure(told, reached);
}

/** An answer that can't be Telnyx's: a web page, nothing, half a document. */
export function notUnderstood(asked: Asked, status: number): CarrierFailure {
  return fail(asked, asked.write ? 'maybe' : 'yes', {
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
    what: `What answers at the address of ${asked.accountName} (${status}) does not look like Telnyx.`,
    next: 'Check the address of the account.',
  });

const rejected: Answered = ({ errors = [] }, asked) => {
  const complaints = complaintsOf(errors);
  const words = wordsOf(complaints);
  const said = complaints.map((complaint) => complaint.words).join('; ');
  return fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}${words === '' ? '.' : `: ${words.replace(/\.?$/, '.')}`}`,
    ...(said !== '' && { said }),
    next: 'Correct what it names and try again, or discard it.',
    ...(complaints.some(({ place }) => place !== undefined) && { fields: fieldsOf(complaints) }),
  });
};

const unauthorized: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this API key.`,
    next: 'Enter the API key of the account again.',
  });

const payment: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}: the account could not be billed.`,
    next: 'Top up the account at Telnyx, then try again.',
  });

const forbidden: Answered = (refusal, asked) => {
  const words = wordsOf(complaintsOf(refusal.errors ?? []));
  return fail(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this API key ${asked.doing}${words === '' ? '' : `: ${words}`}.`,
    next: 'Give the key the right to port numbers, or use another one.',
  });
};

const notFound: Answered = (_refusal, asked) =>
  fail(asked, 'yes', {
    code: 'not-found',
    what: `${asked.accountName} could not ${asked.doing}: it is not there any more.`,
    next: 'Sync now to see what the carrier holds.',
  });

/** Telnyx is still busy with the order (10035, 10036): nothing was done, and the same request may be sent again. */
const busy: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'conflict',
    what: `${asked.accountName} is busy with this order and did not ${asked.doing}.`,
    next: 'Portside tries again by itself.',
  });

const fileRefused: Answered = ({ status, errors = [] }, asked) => {
  const words = wordsOf(complaintsOf(errors));
  const why = status === 413 ? 'it is larger than it accepts (20 MB)' : 'it does not take files of this type';
  return fail(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: ${why}.`,
    ...(words !== '' && { said: words }),
    next: 'Attach a PDF of at most 20 MB.',
  });
};

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
  const turnedAway = status === 503 && wait !== undefined;
  const unsure = asked.write && !turnedAway;
  return fail(asked, unsure ? 'maybe' : asked.write ? 'no' : 'yes', {
    code: 'carrier-down',
    what: `${asked.accountName} could not ${asked.doing}: its server has a problem (${status}).`,
    next: unsure
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself.',
    ...(wait !== undefined && { retryAt: retryAt(wait, asked.now, asked.clockOffset, DEFAULT_WAIT) }),
  });
};

/** Codes that mean the same with whatever status they come (`carriers/telnyx-flowroute-s3.md` §B). */
const BY_CODE: ReadonlyMap<string, Answered> = new Map([
  ['10009', unauthorized],
  ['10010', forbidden],
  ['10011', tooMany],
  ['10035', busy],
  ['10036', busy],
]);

/** Statuses whose meaning does not depend on who answered. */
const ALWAYS: ReadonlyMap<number, Answered> = new Map([
  [401, unauthorized],
  [413, fileRefused],
  [415, fileRefused],
  [429, tooMany],
]);

/** Statuses that count only when Telnyx itself spoke. */
const FROM_TELNYX: ReadonlyMap<number, Answered> = new Map([
  [402, payment],
  [403, forbidden],
  [404, notFound],
  [409, busy],
  [423, busy],
]);

/** Every answer of Telnyx that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status, errors } = refusal;
  const always = ALWAYS.get(status);
  if (always !== undefined) return always(refusal, asked);
  if (status >= 500) return down(refusal, asked);
  if (status >= 300 && status < 400) return redirected(refusal, asked);
  if (errors === undefined || status < 200) return notTelnyx(refusal, asked);
  const coded = errors.map(({ code }) => BY_CODE.get(code)).find((answered) => answered !== undefined);
  return (coded ?? FROM_TELNYX.get(status) ?? rejected)(refusal, asked);
}

/** A name that no address can hold; nothing was sent. */
export function unaddressable(asked: Asked): CarrierFailure {
  return fail(asked, 'no', {
    code: 'rejected',
    what: `${asked.accountName} can't be asked to ${asked.doing}: its name there is none that can be addressed.`,
    next: 'Do it in another program, or discard the change.',
  });
}

/** What Telnyx has no call for, or what can't be so; nothing was sent. */
export function notPossible(what: string, next: string, fields?: Problem['fields']): CarrierFailure {
  return new CarrierFailure({ code: 'rejected', what, next, ...(fields && { fields }) }, 'no');
}
