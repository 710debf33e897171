import { randomUUID } from 'node:crypto';
import { textOr } from '../../json.ts';
import type { PracticeStorage } from '../../s3/storage.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../site.ts';
import { DOCUMENT_TYPES, type DocumentType, type Order, type SupportingDocument } from '../world/model.ts';
import { bare, checkWritable, refuse } from './answer.ts';

/** The bucket that v1's uploads go to. */
export const BUCKET = 'files-service-practice';
/** A form lives an hour, as both policies of the seed do. */
const FORM_SECONDS = 3600;

/** The storage, or 503. */
export function storageOf(call: Call): PracticeStorage {
  if (!call.site.storage) throw refuse(503, 'File storage is not available');
  return call.site.storage;
}

/** POST /files/upload_requests: a signed form for S3 (`seeds/telnyx-supporting-documents.txt`). */
export function requestUpload(call: Call): Answer {
  checkWritable(call);
  const contentType = textOr(call.json.content_type);
  if (!contentType) throw refuse(422, 'content_type is required');
  const { url, fields } = storageOf(call).postForm({
    bucket: BUCKET,
    keyPrefix: `direct-uploads/${randomUUID()}/`,
    contentType,
    acl: 'public-read',
    seconds: FORM_SECONDS,
  });
  return bare(201, { url, http_method: 'POST', form_fields: fields, file_form_field: 'file' });
}

/**
 * The key that a Location names. Only the very text S3 gave will do: its slashes are `%2F`, and a client
 * that took it apart or decoded it is refused.
 */
async function keyAt(call: Call, url: string): Promise<string> {
  const storage = storageOf(call);
  const refused = refuse(422, 'url is not the URL of an uploaded file');
  const [, encoded = ''] = url.split(`/${BUCKET}/`);
  if (/[/ ?#]/.test(encoded) || !wellEncoded(encoded)) throw refused;
  const key = storage.keyAt(BUCKET, url);
  if (!key?.startsWith('direct-uploads/') || (await storage.read(BUCKET, key)) === undefined) throw refused;
  return key;
}

function wellEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

const isType = (word: unknown): word is DocumentType => (DOCUMENT_TYPES as readonly unknown[]).includes(word);

/** The supporting document of a body, registered on no order yet. All of it is required, an empty description too. */
export async function supportingIn(call: Call): Promise<SupportingDocument> {
  const { document_type: type, description, url } = call.json;
  if (!isType(type)) throw refuse(422, 'document_type must be loa, csr, invoice or other');
  if (typeof description !== 'string') throw refuse(422, 'description is required');
  if (typeof url !== 'string' || url === '') throw refuse(422, 'url is required');
  const key = await keyAt(call, url);
  return { id: randomUUID(), type, description, url, key, at: call.site.now() };
}

/** Registers it on the order as it stands now: another may have come while S3 was asked. */
export function register(call: Call, orderId: string, document: SupportingDocument): Order {
  const order = call.site.store.order(orderId);
  if (!order) throw refuse(404, 'Not found');
  return call.site.store.saveOrder({
    ...order,
    supporting: [...order.supporting, document],
    updated: call.site.now(),
  });
}
