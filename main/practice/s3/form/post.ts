import { type Answer, element, XML_HEAD } from '../http/answer.ts';
import { type Incoming, lengthOf, readBody } from '../http/read-body.ts';
import type { Target } from '../http/target.ts';
import { bucketOf, objectOf } from '../objects.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site.ts';
import { parseForm } from './parse.ts';
import { checkPolicy } from './policy.ts';
import { checkFormSignature, missing } from './signature.ts';

// S3 puts the file's name there.
const FILE_NAME = '$' + '{filename}';

/** POST of a form to a bucket (`carriers/telnyx-flowroute-s3.md` §D). */
export async function postForm(site: Site, target: Target, incoming: Incoming): Promise<Answer> {
  const { request } = incoming;
  const length = lengthOf(request);
  if (target.key !== '') {
    throw new Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      Method: 'POST',
      ResourceType: 'OBJECT',
    });
  }
  const bucket = bucketOf(site, target.bucket);
  const body = await readBody(incoming);
  if (body.byteLength !== length)
    throw new Refusal(400, 'IncompleteBody', 'The body is not as long as told.');
  const { fields, file } = parseForm(request.headers['content-type'] ?? '', body);
  const given = fields.get('key');
  if (given === undefined || given === '') throw missing('key');
  const policy = checkFormSignature(site, fields);
  const key = given.replaceAll(FILE_NAME, () => baseName(file.name));
  const judged = new Map([...fields, ['key', key] as const, ['bucket', target.bucket] as const]);
  checkPolicy(policy, judged, file.bytes.byteLength, site.now());
  const object = objectOf(
    Uint8Array.from(file.bytes),
    fields.get('content-type') ?? 'binary/octet-stream',
    fields.get('acl'),
  );
  bucket.set(key, object);
  const location = `http://${request.headers.host ?? 'localhost'}/${target.bucket}/${formEncoded(key)}`;
  return stored(fields.get('success_action_status'), target.bucket, key, object.etag, location);
}

function stored(
  wanted: string | undefined,
  bucket: string,
  key: string,
  etag: string,
  location: string,
): Answer {
  const headers = { location, etag };
  if (wanted !== '201') return { status: wanted === '200' ? 200 : 204, headers };
  const elements = [
    element('Location', location),
    element('Bucket', bucket),
    element('Key', key),
    element('ETag', etag),
  ];
  const body = `${XML_HEAD}<PostResponse>${elements.join('')}</PostResponse>`;
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

const baseName = (name: string): string => name.split(/[/\\]/).at(-1) ?? '';

/** As AWS writes a key into `Location`: a slash is `%2F`, a space is `+` (`seeds/telnyx-supporting-documents.txt`). */
const formEncoded = (key: string): string => new URLSearchParams([['', key]]).toString().slice(1);
