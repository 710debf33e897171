import type { Problem } from '../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';
import type { Asked } from './asked.ts';
import { retryAt } from './retry-after.ts';
import { scrub } from './scrub.ts';

/** An answer that is no success, as far as it means the same at every carrier. */
export interface Refused {
  readonly status: number;
  /** `Retry-After`, or what the carrier has in its place: seconds or an HTTP date. */
  readonly retryAfter?: string | undefined;
}

const LOOKS = 'Portside looks there whether it was done before it does anything else.';

/**
 * A problem that an answer told: no sentence of it holds a secret or an address. Empty words and fields of the carrier
 * are left out. `reached` as in `CarrierFailure`.
 */
export function failed(asked: Asked, reached: CarrierFailure['reached'], problem: Problem): CarrierFailure {
  const { said = '', fields = {}, ...rest } = problem;
  const clean = (words: string) => scrub(words, asked.secrets);
  const named = Object.entries(fields).map(([name, words]) => [name, clean(words)] as const);
  return new CarrierFailure(
    {
      ...rest,
      what: clean(problem.what),
      ...(said !== '' && { said: clean(said) }),
      ...(named.length > 0 && { fields: Object.fromEntries(named) }),
    },
    reached,
  );
}

/** What went wrong after a part of a change was carried out must not look as if nothing had left, or all been refused. */
export async function afterPart<Value>(rest: Promise<Value>): Promise<Value> {
  try {
    return await rest;
  } catch (error) {
    const isCertain = error instanceof CarrierFailure && error.reached !== 'maybe';
    throw isCertain ? new CarrierFailure(error.problem, 'partly') : error;
  }
}

/** An answer that can't be the carrier's: a web page, nothing, half a document. */
export function notUnderstood(asked: Asked, status: number): CarrierFailure {
  return failed(asked, asked.write ? 'maybe' : 'yes', {
    code: 'protocol',
    what: `${asked.accountName} was asked to ${asked.doing} and gave an answer (${status}) that Portside can't read.`,
    next: asked.write
      ? LOOKS
      : 'Portside tries again by itself; check the address of the account if this stays.',
  });
}

/** A name that no address can hold; nothing was sent. */
export function unaddressable(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'rejected',
    what: `${asked.accountName} can't be asked to ${asked.doing}: its name there is none that can be addressed.`,
    next: 'Do it in another program, or discard the change.',
  });
}

/** Something in front of the carrier (`label`: `Kazoo`) turned the request away; the carrier never saw it. */
export function notTheCarrier(asked: Asked, { status }: Refused, label: string): CarrierFailure {
  return failed(asked, asked.write ? 'no' : 'yes', {
    code: 'protocol',
    what: `What answers at the address of ${asked.accountName} (${status}) does not look like ${label}.`,
    next: 'Check the address of the account.',
  });
}

/** A redirect, which is never followed. */
export function redirected(asked: Asked, { status }: Refused): CarrierFailure {
  return failed(asked, 'no', {
    code: 'protocol',
    what: `${asked.accountName} is not at its address: the answer (${status}) points elsewhere.`,
    next: 'Check the address of the account; a network that asks for a sign-in page does this too.',
  });
}

/** The carrier said no to what was asked. `why` ends the sentence; empty where the carrier gave no words for it. */
export function rejected(asked: Asked, why: string, told: Pick<Problem, 'said' | 'fields'>): CarrierFailure {
  return failed(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}${why === '' ? '.' : `: ${why.replace(/\.?$/, '.')}`}`,
    next: 'Correct what it names and try again, or discard it.',
    ...told,
  });
}

/** The carrier does not have it. */
export function notFound(asked: Asked, said = ''): CarrierFailure {
  return failed(asked, 'yes', {
    code: 'not-found',
    what: `${asked.accountName} could not ${asked.doing}: it is not there any more.`,
    said,
    next: 'Sync now to see what the carrier holds.',
  });
}

/** A 429. `wait`, in milliseconds, where the carrier does not say how long. */
export function tooMany(asked: Asked, { retryAfter }: Refused, wait: number): CarrierFailure {
  return failed(asked, 'no', {
    code: 'rate-limited',
    what: `${asked.accountName} asks for a pause: too many requests.`,
    next: 'Portside waits and goes on by itself.',
    retryAt: retryAt(retryAfter, asked.now, asked.clockOffset, wait),
  });
}

/** A 5xx. A write may have happened behind it, unless it was turned away with a time to come back. `wait` as in `tooMany`. */
export function down(asked: Asked, { status, retryAfter }: Refused, wait: number, said = ''): CarrierFailure {
  const turnedAway = status === 503 && retryAfter !== undefined;
  const unsure = asked.write && !turnedAway;
  return failed(asked, unsure ? 'maybe' : asked.write ? 'no' : 'yes', {
    code: 'carrier-down',
    what: `${asked.accountName} could not ${asked.doing}: its server has a problem (${status}).`,
    said,
    next: unsure ? LOOKS : 'Portside tries again by itself.',
    ...(retryAfter !== undefined && {
      retryAt: retryAt(retryAfter, asked.now, asked.clockOffset, wait),
    }),
  });
}
