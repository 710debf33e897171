import type { AccountAccess } from '../../core/interfaces/carrier.ts';
import type { S3Options } from '../s3.ts';
import { FLOWROUTE } from './description.ts';

/** Flowroute's buckets at Amazon, such as `porting-uploads-staging.s3.us-west-2.amazonaws.com` (`seeds/flowroute-direct-upload.txt`). */
const OWN_HOST = /^porting-uploads(-[a-z0-9-]+)?\.s3([.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where files may go to and come from: Flowroute's own storage, and this machine for a practice account alone. */
export function storageRules(
  access: Pick<AccountAccess, 'accountName' | 'baseUrl'>,
): Pick<S3Options, 'accountName' | 'carrierLabel' | 'isOwnHost' | 'loopback'> {
  const { accountName, baseUrl } = access;
  return {
    accountName,
    carrierLabel: FLOWROUTE.label,
    isOwnHost: (host) => OWN_HOST.test(host),
    loopback: URL.canParse(baseUrl) && LOOPBACK.has(new URL(baseUrl).hostname),
  };
}
