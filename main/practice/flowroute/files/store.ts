import type { PracticeStorage } from '../../s3/storage.ts';
import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import { askLocally } from './local-http.ts';

const SHORT_SECONDS = 60;

/** Puts bytes of the site's own making into the bucket, as a customer's upload would. */
export async function storeBytes(
  storage: PracticeStorage,
  key: string,
  contentType: string,
  bytes: Uint8Array,
): Promise<void> {
  const url = storage.presignPut({ bucket: FLOWROUTE_BUCKET, key, contentType, seconds: SHORT_SECONDS });
  const { status } = await askLocally(new URL(url), { contentType, bytes });
  if (status !== 200) throw new Error(`the storage answers ${status} to an upload`);
}
