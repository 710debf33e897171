import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import type { PracticeStorage, StorageOptions } from '../../../main/practice/s3/storage.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { startRgw } from '../../runtime/ceph.ts';
import { BUCKET } from './kit.ts';

/** A storage that the suite runs against. */
export interface Running {
  readonly options: StorageOptions;
  readonly storage: PracticeStorage;
  /** Signs by a clock that is this much ahead of the machine's, in milliseconds. */
  readonly signedAt: (ahead: number) => PracticeStorage;
  /** Whether it sends `Location` with a 204, as AWS does (radosgw does not). */
  readonly sendsLocation: boolean;
  readonly close: () => Promise<void>;
}

interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

async function running(
  endpoint: string,
  { accessKey, secretKey, region }: Keys,
  sendsLocation: boolean,
  close: () => Promise<void>,
): Promise<Running> {
  const options = { endpoint, accessKey, secretKey, region, now: Date.now };
  const storage = storageAt(options);
  await storage.makeBucket(BUCKET);
  const signedAt = (ahead: number) => storageAt({ ...options, now: () => Date.now() + ahead });
  return { options, storage, signedAt, sendsLocation, close };
}

export async function practiceS3(): Promise<Running> {
  const s3 = await startPracticeS3();
  return running(s3.url, s3, true, s3.close);
}

export async function rgw(): Promise<Running> {
  const node = await startRgw();
  return running(node.endpoint, node, false, node.close);
}
