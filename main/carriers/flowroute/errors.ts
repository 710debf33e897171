import type { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Asked } from '../asked.ts';
import type { Refused } from '../failures.ts';
import { down, failed, notFound, notTheCarrier, redirected, rejected, tooMany } from '../failures.ts';
import { carrierWords, fieldWords } from './error-words.ts';
import type { WireFault } from './wire.ts';

/** A refusal as it came. Without error objects it was not Flowroute who spoke, but something in front of it. */
export interface Refusal extends Refused {
  readonly faults: readonly WireFault[] | undefined;
}

/** Flowroute's limits are not published and no `Retry-After` is documented. Milliseconds. */
const DEFAULT_WAIT = 15_000;

/** A name that no address can hold; nothing was sent. */
export function unaddressable(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'rejected',
    what: `${asked.accountName} can't be asked to ${asked.doing}: its id there is none that can be addressed.`,
    next: 'Do it in the Flowroute portal, or discard the change.',
  });
}

function unauthorized(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} does not accept this access key and secret key: wrong credentials.`,
    next: 'Enter the keys again; Flowroute shows them under API control in its portal.',
  });
}

function forbidden(asked: Asked, said: string): CarrierFailure {
  return failed(asked, 'yes', {
    code: 'forbidden',
    what: `${asked.accountName} does not let these keys ${asked.doing}.`,
    said,
    next: 'Do what Flowroute’s words ask for, or use the keys of an account that may.',
  });
}

/** Every answer of Flowroute that is no success, as the one error an adapter may throw. */
export function refusalFailure(refusal: Refusal, asked: Asked): CarrierFailure {
  const { status, faults } = refusal;
  if (status === 401) return unauthorized(asked);
  if (status === 429) return tooMany(asked, refusal, DEFAULT_WAIT);
  const said = carrierWords(faults ?? [], asked.secrets);
  if (status >= 500) return down(asked, refusal, DEFAULT_WAIT, said);
  if (status >= 300 && status < 400) return redirected(asked, refusal);
  if (faults === undefined || status < 200) return notTheCarrier(asked, refusal, 'Flowroute');
  if (status === 403) return forbidden(asked, said);
  if (status === 404) return notFound(asked, said);
  return rejected(asked, '', { said, fields: fieldWords(faults, asked.secrets) });
}
