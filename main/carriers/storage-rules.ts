import type { AccountAccess } from '../core/interfaces/carrier.ts';
import { isLoopback } from './loopback.ts';
import type { S3Options } from './s3.ts';

/** Where files may go to and come from. */
export type StorageRules = Pick<S3Options, 'accountName' | 'carrierLabel' | 'isOwnHost' | 'loopback'>;

/**
 * The carrier's own storage, and this machine for a practice account alone. `ownHost` fits the hosts of that storage,
 * lower case and without a port.
 */
export function rulesOfStorage(
  { accountName, baseUrl }: Pick<AccountAccess, 'accountName' | 'baseUrl'>,
  carrierLabel: string,
  ownHost: RegExp,
): StorageRules {
  return {
    accountName,
    carrierLabel,
    isOwnHost: (host) => ownHost.test(host),
    loopback: URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname),
  };
}
