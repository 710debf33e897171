import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { Asked } from '../../asked.ts';
import type { Refused } from '../../failures.ts';
import { down, failed, notFound, notTheCarrier, redirected, rejected, tooMany } from '../../failures.ts';
import { busy, DEFAULT_WAIT } from '../failures.ts';
import { refusalWords } from './refusal-words.ts';
import type { WireRefusal } from './wire.ts';

/** A refusal as it came. Without a body it was not Telnyx who spoke, but something in front of it. */
export interface Refusal extends Refused {
  readonly body: WireRefusal | undefined;
}

function unauthorized(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this user and token.`,
    next: 'Enter the API user and token of the account again.',
  });
}

function forbidden(asked: Asked): CarrierFailure {
  return failed(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let this user ${asked.doing}.`,
    next: 'Give the user the right to port numbers, or use another one.',
  });
}

/** Every answer of Telnyx that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status, body } = refusal;
  if (status === 401) return unauthorized(asked);
  if (status === 429) return tooMany(asked, refusal, DEFAULT_WAIT);
  if (status >= 500) return down(asked, refusal, DEFAULT_WAIT);
  if (status >= 300 && status < 400) return redirected(asked, refusal);
  if (body === undefined || status < 200) return notTheCarrier(asked, refusal, 'Telnyx v1');
  if (status === 403) return forbidden(asked);
  if (status === 404) return notFound(asked);
  if (status === 409 || status === 423) return busy(asked);
  const words = refusalWords(body, asked.secrets);
  return rejected(asked, words.said, words);
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
