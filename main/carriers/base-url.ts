import { CarrierFailure } from '../core/interfaces/carrier.ts';
import { isLoopback } from './loopback.ts';

/**
 * The address of a carrier's API, as typed into an account: https, or http on this very machine (practice carriers).
 * Throws a `CarrierFailure` with `invalid-input`; the address itself is not repeated in it.
 */
export function parseBaseUrl(text: string, accountName: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !secure || url.username !== '' || url.password !== '') {
    throw new CarrierFailure(
      {
        code: 'invalid-input',
        what: `The address of ${accountName} can't be used: it must begin with https:// and hold no user name.`,
        next: 'Correct the address of the account.',
      },
      'no',
    );
  }
  return url;
}
