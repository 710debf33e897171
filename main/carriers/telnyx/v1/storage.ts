import type { AccountAccess } from '../../../core/interfaces/carrier.ts';
import type { S3Options } from '../../s3.ts';
import { TELNYX_V1 } from './description.ts';

/** Telnyx's buckets at Amazon, such as `files-service-prod.s3.amazonaws.com` (`seeds/telnyx-supporting-documents.txt`). */
const OWN_HOST = /^files-service(-[a-z0-9-]+)?\.s3([.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where files may go to and come from: Telnyx's own storage, and this machine for a practice account alone. */
export function storageRules(
  access: Pick<AccountAccess, 'accountName' | 'baseUrl'>,
): Pick<S3Options, 'accountName' | 'carrierLabel' | 'isOwnHost' | 'loopback'> {
  const { accountName, baseUrl } = access;
  return {
    accountName,
    carrierLabel: TELNYX_V1.label,
    isOwnHost: (host) => OWN_HOST.test(host),
    loopback: URL.canParse(baseUrl) && LOOPBACK.has(new URL(baseUrl).hostname),
  };
}
