import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import { retryAt } from '../retry-after.ts';
import { carrierWords, fieldWords, scrubbed } from './error-words.ts';
import type { WireFault } from './wire.ts';

/** A refusal as it came. Without error objects it was not Flowroute who spoke, but something in front of it. */
export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly faults: readonly WireFault[] | undefined;
}

/** What was asked for. */
export interface Asked {
  readonly accountName: string;
  /** After "refused to": `create the port order`. */
  readonly doing: string;
  readonly write: boolean;
  /** Milliseconds since 1970, on our clock. */
  readonly now: number;
  readonly clockOffset: number;
  /** Texts that may not appear in a sentence. */
  readonly secrets: readonly string[];
}

/** Flowroute's limits are not published and no `Retry-After` is documented. Milliseconds. */
const DEFAULT_WAIT = 15_000;

type Reached = CarrierFailure['reached'];
type Answered = (refusal: Refusal, asked: Asked) => CarrierFailure;

function fail(asked: Asked, reached: Reached, problem: Problem): CarrierFailure {
  const clean = (words: string) => scrubbed(words, asked.secrets);
  const fields =
    problem.fields &&
    Object.fromEntries(Object.entries(problem.fields).map(([name, words]) => [name, clean(words)]));
  return new CarrierFailure(
    {
      ...problem,
      ...(problem.said !== undefined && { said: clean(problem.said) }),
      ...(fields && { fields }),
    },
    reached,
  );
}

/** `said` for a problem, when there is anything to repeat. */
function said(refusal: Refusal): Pick<Problem, 'said'> {
  const words = carrierWords(refusal.faults ?? []);
  return words === '' ? {} : { said: words };
}

/** An answer that can't be Flowroute's: a web page, nothing, half a document. */
export function notUnderstood(asked: Asked, status: number): CarrierFailure {
  return fail(asked, asked.write ? 'maybe' : 'yes', {
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
    what: `${asked.accountName} can't be asked to ${asked.doing}: its id there is none that can be addressed.`,
    next: 'Do it in the Flowroute portal, or discard the change.',
  });
}

/** Something in front of Flowroute turned the request away; Flowroute never saw it. */
function notFlowroute({ status }: Refusal, asked: Asked): CarrierFailure {
  return fail(asked, asked.write ? 'no' : 'yes', {
    code: 'protocol',
    what: `What answers at the address of ${asked.accountName} (${status}) does not look like Flowroute.`,
    next: 'Check the address of the account.',
  });
}

/** Flowroute said no to what was asked. */
const rejected: Answered = (refusal, asked) => {
  if (refusal.faults === undefined) return notFlowroute(refusal, asked);
  const fields = fieldWords(refusal.faults);
  return fail(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}.`,
    ...said(refusal),
    next: 'Correct what it names and try again, or discard it.',
    ...(fields && { fields }),
  });
};

const unauthorized: Answered = (_refusal, asked) =>
  fail(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} does not accept this access key and secret key: wrong credentials.`,
    next: 'Enter the keys again; Flowroute shows them under API control in its portal.',
  });

const forbidden: Answered = (refusal, asked) => {
  if (refusal.faults === undefined) return notFlowroute(refusal, asked);
  return fail(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let these keys ${asked.doing}.`,
    ...said(refusal),
    next: 'Do what Flowroute’s words ask for, or use the keys of an account that may.',
  });
};

const notFound: Answered = (refusal, asked) => {
  if (refusal.faults === undefined) return notFlowroute(refusal, asked);
  return fail(asked, 'yes', {
    code: 'not-found',
    what: `${asked.accountName} could not ${asked.doing}: it is not there any more.`,
    ...said(refusal),
    next: 'Sync now to see what the carrier holds.',
  });
};

const tooMany: Answered = ({ retryAfter }, asked) =>
  fail(asked, 'no', {
    code: 'rate-limited',
    what: `${asked.accountName} asks for a pause: too many requests.`,
    next: 'Portside waits and goes on by itself.',
    retryAt: retryAt(retryAfter, asked.now, asked.clockOffset, DEFAULT_WAIT),
  });

const redirected: Answered = ({ status }, asked) =>
  fail(asked, 'no', {
    code: 'protocol',
    what: `${asked.accountName} is not at its address: the answer (${status}) points elsewhere.`,
    next: 'Check the address of the account; a network that asks for a sign-in page does this too.',
  });

/** A 5xx. A write may have happened behind it, unless it was turned away with a time to come back. */
const down: Answered = (refusal, asked) => {
  const { status, retryAfter } = refusal;
  const turnedAway = status === 503 && retryAfter !== undefined;
  const unsure = asked.write && !turnedAway;
  return fail(asked, unsure ? 'maybe' : asked.write ? 'no' : 'yes', {
    code: 'carrier-down',
    what: `${asked.accountName} could not ${asked.doing}: its server has a problem (${status}).`,
    ...said(refusal),
    next: unsure
      ? 'Portside looks there whether it was done before it does anything else.'
      : 'Portside tries again by itself.',
    ...(retryAfter !== undefined && {
      retryAt: retryAt(retryAfter, asked.now, asked.clockOffset, DEFAULT_WAIT),
    }),
  });
};

const byStatus: Readonly<Record<number, Answered>> = {
  401: unauthorized,
  403: forbidden,
  404: notFound,
  429: tooMany,
};

/** Every answer of Flowroute that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status } = refusal;
  const known = byStatus[status];
  if (known !== undefined) return known(refusal, asked);
  if (status >= 500) return down(refusal, asked);
  if (status >= 300 && status < 400) return redirected(refusal, asked);
  return status < 200 ? notFlowroute(refusal, asked) : rejected(refusal, asked);
}
