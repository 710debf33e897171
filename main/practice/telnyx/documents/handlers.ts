import { createHash, randomUUID } from 'node:crypto';
import { type JsonObject, textOr } from '../../json.ts';
import { type Answer, data, notFound, unprocessable } from '../answer.ts';
import { type Call, type Site, stamp } from '../site.ts';
import type { StoredDocument } from '../world/model.ts';
import { detect, storedName } from './detect.ts';
import { type Received, receivedFile } from './received.ts';
import { scanStatus } from './scan.ts';

/** 20 MB, the most that Telnyx takes. */
export const MAX_BYTES = 20_000_000;
const MAX_NAME = 512;

const bad = (pointer: string, detail: string) => unprocessable({ code: '10015', detail, pointer });

/** A document as v2 shows it. */
export const shownDocument = (site: Site, document: StoredDocument): JsonObject => ({
  record_type: 'document',
  id: document.id,
  filename: document.filename,
  content_type: document.contentType,
  sha256: document.sha256,
  size: { amount: document.bytes.byteLength, unit: 'bytes' },
  status: 'pending',
  av_scan_status: scanStatus(site, document.id),
  customer_reference: document.customerReference,
  created_at: stamp(document.created),
  updated_at: stamp(document.updated),
});

function checkedName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (name.length > MAX_NAME || name === '' || /[\x00-\x1f\x7f]/.test(name))
    throw bad('/filename', `filename must be 1 to ${MAX_NAME} printable characters`);
  return name;
}

/** Keeps a file as a document. */
export function storeDocument(
  { site, accountId }: Call,
  { bytes, filename, customerReference }: Received,
): StoredDocument {
  const name = checkedName(filename);
  if (bytes.byteLength === 0) throw bad('/file', 'file is empty');
  if (bytes.byteLength > MAX_BYTES) throw bad('/file', 'file must not be larger than 20 MB');
  const detected = detect(bytes, name);
  if (!detected) throw bad('/file', 'file type is not supported');
  const now = site.now();
  return site.store.saveDocument({
    id: randomUUID(),
    accountId,
    filename: storedName(name, detected),
    contentType: detected.contentType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    customerReference,
    created: now,
    updated: now,
  });
}

/** POST /documents: 200, not 201. Gone after 30 minutes unless linked. */
export async function uploadDocument(call: Call): Promise<Answer> {
  const document = storeDocument(call, await receivedFile(call));
  return data(200, shownDocument(call.site, document));
}

/** The document of a path, if it is the caller's. */
export function loadDocument(call: Call, id: string): StoredDocument {
  const document = call.site.store.document(id);
  if (document?.accountId !== call.accountId) throw notFound();
  return document;
}

export const readDocument = (call: Call, id: string): Answer =>
  data(200, shownDocument(call.site, loadDocument(call, id)));

/** PATCH /documents/{id}: name and reference. */
export function editDocument(call: Call, id: string): Answer {
  const { site, json } = call;
  const before = loadDocument(call, id);
  const reference = json.customer_reference;
  const saved = site.store.saveDocument({
    ...before,
    filename: checkedName(textOr(json.filename) ?? before.filename),
    customerReference: reference === undefined ? before.customerReference : (textOr(reference) ?? null),
    updated: site.now(),
  });
  return data(200, shownDocument(site, saved));
}

/** DELETE /documents/{id}: what an order uses stays. */
export function deleteDocument(call: Call, id: string): Answer {
  const document = loadDocument(call, id);
  if (call.site.store.isLinked(id))
    throw unprocessable({
      code: '10015',
      detail: 'The document is linked to a service and cannot be deleted',
    });
  const answer = data(200, shownDocument(call.site, document));
  call.site.store.removeDocument(id);
  return answer;
}

/** GET …/download: the very bytes. */
export function downloadDocument(call: Call, id: string): Answer {
  const { bytes, contentType, filename } = loadDocument(call, id);
  return { kind: 'file', bytes, contentType, name: filename };
}
