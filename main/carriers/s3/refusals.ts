import type { Problem, ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import { retryAt } from '../retry-after.ts';
import type { Parties } from './parties.ts';
import { expired, storageOf, TELL } from './parties.ts';

/** An answer that is no success, as far as it is needed. */
export interface Refused extends Parties {
  readonly status: number;
  /** `Code` of the XML error, if there was one. */
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
  /** On the storage's clock; milliseconds since 1970. */
  readonly expiresAt: number | undefined;
  /** Milliseconds since 1970, on our clock. */
  readonly now: number;
  readonly clockOffset: number;
}

type Kind = 'expired' | 'denied' | 'signature' | 'not-taken' | 'too-large' | 'down' | 'form';

/** By code, never by message (`carriers/telnyx-flowroute-s3.md` §D rule 8): radosgw leaves that empty. */
const BY_CODE: ReadonlyMap<string, Kind> = new Map([
  ['ExpiredToken', 'expired'],
  ['TokenRefreshRequired', 'expired'],
  ['AccessDenied', 'denied'],
  ['InvalidAccessKeyId', 'denied'],
  ['InvalidToken', 'denied'],
  ['AccountProblem', 'denied'],
  ['AllAccessDisabled', 'denied'],
  ['SignatureDoesNotMatch', 'signature'],
  ['AuthorizationQueryParametersError', 'signature'],
  ['EntityTooLarge', 'too-large'],
  ['EntityTooSmall', 'not-taken'],
  ['MissingContentLength', 'not-taken'],
  ['NotImplemented', 'not-taken'],
  ['InvalidPolicyDocument', 'form'],
  ['MalformedPOSTRequest', 'form'],
  ['InvalidArgument', 'form'],
  ['RequestTimeout', 'down'],
  ['IncompleteBody', 'down'],
  ['InternalError', 'down'],
  ['ServiceUnavailable', 'down'],
  ['SlowDown', 'down'],
  ['OperationAborted', 'down'],
]);

/** A storage's clock is known to the second at best, and it may tell the time at which a long upload began. Milliseconds. */
const SLACK = 60_000;

function kindOf({ code, status, expiresAt, now, clockOffset }: Refused): Kind {
  const kind = (code === undefined ? undefined : BY_CODE.get(code)) ?? byStatus(status);
  const over = expiresAt !== undefined && expiresAt <= now + clockOffset + SLACK;
  return kind === 'denied' && over ? 'expired' : kind;
}

function byStatus(status: number): Kind {
  if (status === 403) return 'denied';
  if (status === 413) return 'too-large';
  if (status === 411 || status === 501) return 'not-taken';
  return status === 408 || status === 429 || status >= 500 ? 'down' : 'form';
}

const SENTENCES: Readonly<
  Record<
    Exclude<Kind, 'expired'>,
    { readonly code: ProblemCode; readonly what: string; readonly next: string }
  >
> = {
  denied: { code: 'forbidden', what: 'does not let this file in', next: TELL },
  signature: { code: 'protocol', what: 'found the signature of the upload wrong', next: TELL },
  'not-taken': { code: 'rejected', what: 'does not take the file as it is', next: 'Attach another file.' },
  'too-large': {
    code: 'rejected',
    what: 'refused the file: it is larger than it accepts',
    next: 'Attach a smaller file, such as a scan in black and white or with fewer pages.',
  },
  down: {
    code: 'carrier-down',
    what: 'could not take the file now',
    next: 'Portside tries again by itself.',
  },
  form: { code: 'protocol', what: 'gave an answer that Portside did not expect', next: TELL },
};

/** Milliseconds before the next try, when the storage asks for a pause without saying how long. */
const PAUSE = 5_000;

/** Every answer of the storage that is no success, as the one error an adapter may throw. */
export function refusal(refused: Refused): CarrierFailure {
  const kind = kindOf(refused);
  if (kind === 'expired') return expired(refused, 'yes');
  const { code, what, next } = SENTENCES[kind];
  const { status, retryAfter, now, clockOffset } = refused;
  const problem: Problem = {
    code,
    what: `${storageOf(refused)} ${what} (${refused.code ?? status}).`,
    next,
    ...(retryAfter !== undefined && { retryAt: retryAt(retryAfter, now, clockOffset, PAUSE) }),
  };
  // After an error inside the storage the write may have happened or not.
  return new CarrierFailure(problem, kind === 'down' ? 'maybe' : 'yes');
}

/** `Code` of an XML error. Nothing is parsed but this one element, whatever else the text holds. */
export function errorCode(body: Uint8Array): string | undefined {
  const text = Buffer.from(body).toString('utf8');
  return /<Error[\s>][\s\S]*?<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1];
}
