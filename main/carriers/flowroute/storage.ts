import type { AccountAccess } from '../../core/interfaces/carrier.ts';
import type { StorageRules } from '../storage-rules.ts';
import { rulesOfStorage } from '../storage-rules.ts';
import { FLOWROUTE } from './description.ts';

/** Flowroute's buckets at Amazon, such as `porting-uploads-staging.s3.us-west-2.amazonaws.com` (`seeds/flowroute-direct-upload.txt`). */
const OWN_HOST = /^porting-uploads(-[a-z0-9-]+)?\.s3([.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com$/;

/** Where files may go to and come from: Flowroute's own storage, and this machine for a practice account alone. */
export function storageRules(access: Pick<AccountAccess, 'accountName' | 'baseUrl'>): StorageRules {
  return rulesOfStorage(access, FLOWROUTE.label, OWN_HOST);
}
