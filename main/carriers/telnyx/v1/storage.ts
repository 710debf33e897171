import type { AccountAccess } from '../../../core/interfaces/carrier.ts';
import type { StorageRules } from '../../storage-rules.ts';
import { rulesOfStorage } from '../../storage-rules.ts';
import { TELNYX_V1 } from './description.ts';

/** Telnyx's buckets at Amazon, such as `files-service-prod.s3.amazonaws.com` (`seeds/telnyx-supporting-documents.txt`). */
const OWN_HOST = /^files-service(-[a-z0-9-]+)?\.s3([.-][a-z]{2}(-[a-z]+)+-\d)?\.amazonaws\.com$/;

/** Where files may go to and come from: Telnyx's own storage, and this machine for a practice account alone. */
export function storageRules(access: Pick<AccountAccess, 'accountName' | 'baseUrl'>): StorageRules {
  return rulesOfStorage(access, TELNYX_V1.label, OWN_HOST);
}
