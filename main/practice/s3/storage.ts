import { fetchBytes } from './fetch-bytes.ts';
import { encode, objectPath } from './sign/encode.ts';
import { v2Signature } from './sign/v2.ts';
import { amzDate, scopeText, V4_ALGORITHM, v4Signature, v4Text } from './sign/v4.ts';

/** Where the practice carriers keep files: the practice S3, or any other S3 at a path-style address. */
export interface StorageOptions {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface PutOrder {
  readonly bucket: string;
  readonly key: string;
  readonly contentType: string;
  /** How long the URL lives. */
  readonly seconds: number;
  /** As temporary credentials carry one. */
  readonly sessionToken?: string;
}

export interface GetOrder {
  readonly bucket: string;
  readonly key: string;
  readonly seconds: number;
}

export interface FormOrder {
  readonly bucket: string;
  /** With its slash: `direct-uploads/UUID/`. */
  readonly keyPrefix: string;
  readonly contentType: string;
  readonly acl: string;
  readonly seconds: number;
  /** Least and most bytes the policy takes; any size when absent. */
  readonly sizes?: readonly [least: number, most: number];
}

export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Signs for a storage as a carrier does, and looks after what was stored there. */
export interface PracticeStorage {
  /** SigV2 in the query, path-style (Flowroute's shape, `carriers/telnyx-flowroute-s3.md` §C). */
  readonly presignPut: (order: PutOrder) => string;
  /** SigV4 in the query. */
  readonly presignGet: (order: GetOrder) => string;
  /** SigV4 POST policy (Telnyx's shape, `seeds/telnyx-supporting-documents.txt`). */
  readonly postForm: (order: FormOrder) => SignedForm;
  /** The object's bytes, undefined when there is none. Rejects when the storage does not answer as it should. */
  readonly read: (bucket: string, key: string) => Promise<Uint8Array | undefined>;
  readonly remove: (bucket: string, key: string) => Promise<void>;
  /** Makes a bucket; one that is there already stays as it is. */
  readonly makeBucket: (bucket: string) => Promise<void>;
  /** The key that a `Location` of this storage names, form-encoded or not; undefined when it is none of this bucket. */
  readonly keyAt: (bucket: string, location: string) => string | undefined;
}

const SHORT = 60;

/** The storage at this address. */
export function storageAt(options: StorageOptions): PracticeStorage {
  const { endpoint } = options;
  const presigned = (method: string, { bucket, key, seconds }: GetOrder): string =>
    `${endpoint}${v4Url(options, method, objectPath(bucket, key), seconds)}`;
  return {
    presignPut: (order) => `${endpoint}${v2Url(options, order)}`,
    presignGet: (order) => presigned('GET', order),
    postForm: (order) => ({ url: `${endpoint}/${encode(order.bucket)}`, fields: formFields(options, order) }),
    read: async (bucket, key) => {
      const { status, bytes } = await fetchBytes('GET', presigned('GET', { bucket, key, seconds: SHORT }));
      if (status === 404) return undefined;
      if (status !== 200) throw new Error(`the storage answers ${status} to a read`);
      return bytes;
    },
    remove: async (bucket, key) => {
      const { status } = await fetchBytes('DELETE', presigned('DELETE', { bucket, key, seconds: SHORT }));
      if (status !== 204 && status !== 404) throw new Error(`the storage answers ${status} to a removal`);
    },
    makeBucket: async (bucket) => {
      const { status } = await fetchBytes('PUT', presigned('PUT', { bucket, key: '', seconds: SHORT }));
      if (status !== 200) throw new Error(`the storage answers ${status} to a new bucket`);
    },
    keyAt: (bucket, location) => {
      const before = `${endpoint}/${encode(bucket)}/`;
      if (!location.startsWith(before)) return undefined;
      return decodeURIComponent(location.slice(before.length).replaceAll('+', ' '));
    },
  };
}

function v2Url({ accessKey, secretKey, now }: StorageOptions, order: PutOrder): string {
  const path = objectPath(order.bucket, order.key);
  const expires = String(Math.floor(now() / 1000) + order.seconds);
  const amz = new Map(order.sessionToken === undefined ? [] : [['x-amz-security-token', order.sessionToken]]);
  const { contentType } = order;
  const signature = v2Signature(secretKey, { method: 'PUT', contentType, expires, amz, path });
  const query = [
    ['AWSAccessKeyId', accessKey],
    ['content-type', contentType],
    ['Expires', expires],
    ...amz,
    ['Signature', signature],
  ] as const;
  return `${path}?${query.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`;
}

/** Path and query of a request signed with SigV4, ready to stand behind the endpoint. `path` is encoded. */
export function v4Url(options: StorageOptions, method: string, path: string, seconds: number): string {
  const date = amzDate(options.now());
  const scope = { day: date.slice(0, 8), region: options.region };
  const query = [
    ['X-Amz-Algorithm', V4_ALGORITHM],
    ['X-Amz-Credential', `${options.accessKey}/${scopeText(scope)}`],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', String(seconds)],
    ['X-Amz-SignedHeaders', 'host'],
  ] as const;
  const headers = [['host', new URL(options.endpoint).host]] as const;
  const text = v4Text({ method, path, query, headers, date, scope });
  const signature = v4Signature(options.secretKey, scope, text);
  const pairs = [...query, ['X-Amz-Signature', signature] as const];
  return `${path}?${pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`;
}

function formFields(options: StorageOptions, order: FormOrder): Readonly<Record<string, string>> {
  const date = amzDate(options.now());
  const scope = { day: date.slice(0, 8), region: options.region };
  const signed = {
    'x-amz-date': date,
    'x-amz-credential': `${options.accessKey}/${scopeText(scope)}`,
    'x-amz-algorithm': V4_ALGORITHM,
  };
  const fixed = { 'content-type': order.contentType, acl: order.acl };
  const policy = {
    expiration: new Date(options.now() + order.seconds * 1000).toISOString(),
    conditions: [
      { bucket: order.bucket },
      ['starts-with', '$key', order.keyPrefix],
      ...Object.entries({ ...fixed, ...signed }).map(([name, value]) => ({ [name]: value })),
      ...(order.sizes === undefined ? [] : [['content-length-range', ...order.sizes]]),
    ],
  };
  const base64 = Buffer.from(JSON.stringify(policy)).toString('base64');
  return {
    'x-amz-signature': v4Signature(options.secretKey, scope, base64),
    ...signed,
    policy: base64,
    // S3 puts the file's name there, not we.
    key: `${order.keyPrefix}\${filename}`,
    ...fixed,
  };
}
