import { isLoopback } from '../loopback.ts';
import type { Parties } from './parties.ts';
import { storageOf, unusable } from './parties.ts';

/** An address taken apart without changing a byte of what was signed. */
export interface Address {
  readonly origin: string;
  /** Lower case, no port. */
  readonly host: string;
  /** Path and query, byte for byte. */
  readonly target: string;
}

/** Which addresses a file may be sent to. */
export interface AddressRules extends Parties {
  readonly isOwnHost: (host: string) => boolean;
  readonly loopback: boolean;
}

/** Printable ASCII without a fragment and without user names. */
const SHAPE = /^https?:\/\/[^/?#\\@\s]+([/?][!-"$-~]*)?$/i;

/**
 * Takes an address that a carrier gave apart. Throws a `CarrierFailure` with `protocol` unless it is https on the
 * carrier's own storage, or loopback where that is allowed; the address is not repeated in it.
 */
export function addressOf(url: string, rules: AddressRules): Address {
  const target = SHAPE.exec(url);
  if (target === null || !URL.canParse(url)) {
    throw unusable(`${rules.carrierLabel} gave an address for the file that can't be read.`);
  }
  const { protocol, origin, hostname: host } = new URL(url);
  const own = protocol === 'https:' && rules.isOwnHost(host);
  if (!own && !(rules.loopback && isLoopback(host))) {
    throw unusable(
      `${rules.carrierLabel} gave an address for the file that is not its own storage; it was sent nowhere.`,
    );
  }
  const path = target[1] ?? '/';
  return { origin, host, target: path.startsWith('/') ? path : `/${path}` };
}

/**
 * Where a 307 sends a file: S3 does so within its own domain while a bucket is young. Throws a `CarrierFailure` with
 * `protocol` when it points anywhere else.
 */
export function redirectedTo(location: string | undefined, from: Address, rules: AddressRules): Address {
  const to = location === undefined ? undefined : addressOf(location, rules);
  if (to === undefined || suffix(to.host) !== suffix(from.host)) {
    throw unusable(`${storageOf(rules)} points elsewhere for the file; it was not sent there.`);
  }
  return to;
}

/** `amazonaws.com` of `bucket.s3.us-west-2.amazonaws.com`; an address in numbers stands for itself. */
function suffix(host: string): string {
  return isLoopback(host) ? host : host.split('.').slice(-2).join('.');
}
