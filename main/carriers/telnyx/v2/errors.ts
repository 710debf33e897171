import type { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { Asked } from '../../asked.ts';
import type { Refused } from '../../failures.ts';
import { down, failed, notFound, notTheCarrier, redirected, rejected, tooMany } from '../../failures.ts';
import { busy, DEFAULT_WAIT } from '../failures.ts';
import { complaintsOf, fieldsOf, wordsOf } from './field-errors.ts';
import type { WireError } from './wire.ts';

/** A refusal as it came. Without errors it was not Telnyx who spoke, but something in front of it. */
export interface Refusal extends Refused {
  readonly errors: readonly WireError[] | undefined;
}

type Answered = (asked: Asked, refusal: Refusal) => CarrierFailure;

const refused: Answered = (asked, { errors = [] }) => {
  const complaints = complaintsOf(errors, asked.secrets);
  return rejected(asked, wordsOf(complaints), {
    said: complaints.map(({ words }) => words).join('; '),
    fields: fieldsOf(complaints),
  });
};

const unauthorized: Answered = (asked) =>
  failed(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this API key.`,
    next: 'Enter the API key of the account again.',
  });

const payment: Answered = (asked) =>
  failed(asked, 'yes', {
    code: 'rejected',
    what: `${asked.accountName} refused to ${asked.doing}: the account could not be billed.`,
    next: 'Top up the account at Telnyx, then try again.',
  });

const forbidden: Answered = (asked, { errors = [] }) => {
  const words = wordsOf(complaintsOf(errors, asked.secrets));
  return failed(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this API key ${asked.doing}${words === '' ? '' : `: ${words}`}.`,
    next: 'Give the key the right to port numbers, or use another one.',
  });
};

const fileRefused: Answered = (asked, { status, errors = [] }) => {
  const why = status === 413 ? 'it is larger than it accepts' : 'it does not take files of this type';
  return failed(asked, 'yes', {
    code: 'file-refused',
    what: `${asked.accountName} refused the file: ${why}.`,
    said: wordsOf(complaintsOf(errors, asked.secrets)),
    next: 'Attach a PDF, scanned in black and white or with fewer pages if it is large.',
  });
};

const paused: Answered = (asked, refusal) => tooMany(asked, refusal, DEFAULT_WAIT);

/** Codes that mean the same with whatever status they come (`carriers/telnyx-flowroute-s3.md` §B). */
const BY_CODE: ReadonlyMap<string, Answered> = new Map([
  ['10009', unauthorized],
  ['10010', forbidden],
  ['10011', paused],
  ['10035', busy],
  ['10036', busy],
]);

/** Statuses whose meaning does not depend on who answered. */
const ALWAYS: ReadonlyMap<number, Answered> = new Map([
  [401, unauthorized],
  [413, fileRefused],
  [415, fileRefused],
  [429, paused],
]);

/** Statuses that count only when Telnyx itself spoke. */
const FROM_TELNYX: ReadonlyMap<number, Answered> = new Map<number, Answered>([
  [402, payment],
  [403, forbidden],
  [404, (asked) => notFound(asked)],
  [409, busy],
  [423, busy],
]);

/** Every answer of Telnyx that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status, errors } = refusal;
  const always = ALWAYS.get(status);
  if (always !== undefined) return always(asked, refusal);
  if (status >= 500) return down(asked, refusal, DEFAULT_WAIT);
  if (status >= 300 && status < 400) return redirected(asked, refusal);
  if (errors === undefined || status < 200) return notTheCarrier(asked, refusal, 'Telnyx');
  const coded = errors.map(({ code }) => BY_CODE.get(code)).find((answered) => answered !== undefined);
  return (coded ?? FROM_TELNYX.get(status) ?? refused)(asked, refusal);
}
