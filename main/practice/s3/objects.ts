import { createHash } from 'node:crypto';
import { checkSigned } from './auth/query.ts';
import type { Answer } from './http/answer.ts';
import { type Incoming, lengthOf, readBody } from './http/read-body.ts';
import type { Target } from './http/target.ts';
import { denied, Refusal } from './refusal.ts';
import type { Site, StoredObject } from './site.ts';

/** The bucket's objects. Throws a `Refusal` when there is no such bucket. */
export function bucketOf(site: Site, name: string): Map<string, StoredObject> {
  const bucket = site.buckets.get(name);
  if (bucket) return bucket;
  throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
}

/** An object out of its parts. */
export function objectOf(bytes: Uint8Array, contentType: string, acl: string | undefined): StoredObject {
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  return { bytes, contentType, public: acl?.startsWith('public-read') ?? false, etag };
}

/** PUT of an object: everything but the body is looked at before a byte of it is read. */
export async function putObject(site: Site, target: Target, incoming: Incoming): Promise<Answer> {
  const { request } = incoming;
  const length = lengthOf(request);
  checkSigned(site, request, target);
  const bucket = bucketOf(site, target.bucket);
  const bytes = await readBody(incoming);
  if (bytes.byteLength !== length)
    throw new Refusal(400, 'IncompleteBody', 'The body is not as long as told.');
  checkDigest(request.headers['content-md5'], bytes);
  const contentType = request.headers['content-type'] ?? 'binary/octet-stream';
  const object = objectOf(bytes, contentType, String(request.headers['x-amz-acl'] ?? ''));
  bucket.set(target.key, object);
  return { status: 200, headers: { etag: object.etag } };
}

function checkDigest(given: string | string[] | undefined, bytes: Uint8Array): void {
  if (given === undefined) return;
  const found = createHash('md5').update(bytes).digest('base64');
  if (found === given) return;
  throw new Refusal(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

/** PUT of a bucket; one's own bucket may be made again. */
export function makeBucket(site: Site, target: Target, { request }: Incoming): Answer {
  checkSigned(site, request, target);
  if (!site.buckets.has(target.bucket)) site.buckets.set(target.bucket, new Map());
  return { status: 200, headers: { location: `/${target.bucket}` } };
}

/** GET and HEAD of an object: with a signature, or by anybody when it is public. */
export function getObject(site: Site, target: Target, { request }: Incoming): Answer {
  const object = site.buckets.get(target.bucket)?.get(target.key);
  const unsigned = target.query.length === 0 && request.headers.authorization === undefined;
  if (!(object?.public && unsigned)) checkSigned(site, request, target);
  bucketOf(site, target.bucket);
  if (!object) {
    throw new Refusal(404, 'NoSuchKey', 'The specified key does not exist.', { Key: target.key });
  }
  const headers = { 'content-type': object.contentType, etag: object.etag, 'accept-ranges': 'bytes' };
  return { status: 200, headers, body: object.bytes };
}

/** DELETE of an object; one that is not there is deleted too. */
export function deleteObject(site: Site, target: Target, { request }: Incoming): Answer {
  checkSigned(site, request, target);
  bucketOf(site, target.bucket).delete(target.key);
  return { status: 204 };
}

/** Whatever else may be asked of S3. */
export function refuseOther(): never {
  throw denied();
}
