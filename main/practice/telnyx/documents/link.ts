import { createHmac, randomBytes } from 'node:crypto';
import { type Answer, data, notFound, refusal } from '../answer.ts';
import type { Call } from '../site.ts';
import { loadDocument } from './handlers.ts';

/** A key of this run only. */
const KEY = randomBytes(32);
const LIFETIME = 3_600_000;

const signatureOf = (id: string, expires: number): string =>
  createHmac('sha256', KEY).update(`${id}/${expires}`).digest('hex');

/** GET …/download_link: a URL that needs no key for an hour. */
export function linkDocument(call: Call, id: string): Answer {
  loadDocument(call, id);
  const expires = call.site.now() + LIFETIME;
  const query = new URLSearchParams({ expires: String(expires), signature: signatureOf(id, expires) });
  return data(200, { url: `${call.site.url()}/document_links/${id}?${query}` });
}

/** GET of such a link: S3's words when it is too old or not ours. */
export function followLink(call: Call, id: string): Answer {
  const expires = Number(call.query.get('expires'));
  const genuine = call.query.get('signature') === signatureOf(id, expires);
  if (!genuine || call.site.now() > expires)
    throw refusal(403, [{ code: '10010', detail: 'The link is not valid or has expired' }]);
  const document = call.site.store.document(id);
  if (!document) throw notFound();
  return { kind: 'file', bytes: document.bytes, contentType: document.contentType, name: document.filename };
}
