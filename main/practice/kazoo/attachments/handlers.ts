import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, badIdentifier, bare, invalid, refusal } from '../answer.ts';
import { portAnswer } from '../ports/answer.ts';
import { loadPort } from '../ports/load.ts';
import { checkDeletable } from '../ports/read-delete.ts';
import { type Call, nowSeconds } from '../site.ts';
import type { Attachment, PortRecord } from '../world/model.ts';
import { uploadsOf } from '../world/render.ts';
import { accepts, isAcceptedType, mediaType, storedName } from './names.ts';

/** `crossbar.max_upload_size`, in bytes. */
export const MAX_UPLOAD = 8_000_000;

/** GET …/attachments. */
export function listAttachments(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  return { kind: 'data', status: 200, revision: port.revision, data: uploadsOf(port) };
}

/** PUT …/attachments?filename=: works in every state; an existing name is overwritten. */
export async function putAttachment(call: Call, id: string): Promise<Answer> {
  const sent = received(call);
  const name = storedName(call.query.get('filename'), sent.contentType, nowSeconds(call.site));
  return portAnswer(call, await stored(call, id, name, sent), { status: 201, unfiltered: true });
}

/** GET one attachment, with the content type it was stored under. */
export function readAttachment(call: Call, id: string, name: string): Answer {
  const { contentType, bytes } = known(loadPort(call, id), name);
  if (!accepts(call.headers.accept, [contentType])) throw bare(406);
  // 4.3 looks the type up on a copy it has stripped, and sends the word it finds there.
  const shown = call.site.switches.answers === '5' ? contentType : 'undefined';
  return { kind: 'file', bytes, contentType: shown, name };
}

/** POST one attachment: replaces, cannot create. */
export async function replaceAttachment(call: Call, id: string, name: string): Promise<Answer> {
  known(loadPort(call, id), name);
  return portAnswer(call, await stored(call, id, name, received(call)), { unfiltered: true });
}

/** DELETE one attachment, in the states a port itself may be deleted in. */
export function deleteAttachment(call: Call, id: string, name: string): Answer {
  const port = loadPort(call, id);
  checkDeletable(port.state);
  known(port, name);
  const attachments = new Map([...port.attachments].filter(([key]) => key !== name));
  call.site.store.save({ ...port, attachments, modified: nowSeconds(call.site) }, port);
  return { kind: 'data', status: 200, data: { _read_only: { deleted: true } } };
}

function known(port: PortRecord, name: string): Attachment {
  const attachment = port.attachments.get(name);
  if (!attachment) throw badIdentifier(port.id);
  return attachment;
}

/** The body as an attachment: type, size and transfer encoding checked. */
function received(call: Call): Attachment {
  const contentType = mediaType(call.headers['content-type']);
  if (!isAcceptedType(contentType)) throw bare(415);
  if (call.body.byteLength > MAX_UPLOAD)
    throw invalid('file', 'maxSize', {
      message: `Payload or Files must not be more than ${MAX_UPLOAD} bytes`,
      target: MAX_UPLOAD,
    });
  if (call.body.byteLength === 0) throw bare(500);
  const encoding = String(call.headers['content-transfer-encoding'] ?? '').toLowerCase();
  if (encoding !== 'base64') return { contentType, bytes: call.body };
  const text = Buffer.from(call.body)
    .toString('latin1')
    .replace(/^data:[^,]*,/, '');
  return { contentType, bytes: Buffer.from(text, 'base64') };
}

/** Writes against the revision read first: of two writes at once, one finds it changed and gets a 409. */
async function stored(call: Call, id: string, name: string, attachment: Attachment): Promise<PortRecord> {
  const before = loadPort(call, id);
  await wait(call.site.switches.storeDelayMs);
  if (call.site.store.port(id)?.revision !== before.revision)
    throw refusal(409, 'datastore_conflict', { message: 'conflicting documents' });
  const attachments = new Map(before.attachments).set(name, attachment);
  return call.site.store.save({ ...before, attachments, modified: nowSeconds(call.site) }, before);
}
