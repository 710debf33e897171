import type { Answer } from '../answer.ts';
import { type Call, stamp } from '../site.ts';
import { bare, checkWritable, notFound, pagedBare, refuse } from './answer.ts';
import { BUCKET, register, storageOf, supportingIn } from './files.ts';
import {
  draftSubRequest,
  type Group,
  loadDraft,
  loadOpenDraft,
  loadPortRequest,
  subRequest,
} from './groups.ts';
import { shownSupporting } from './render.ts';

const LINK_SECONDS = 3600;

/** POST …/draft_port_requests/{id}/supporting_documents: once for each file and sub-request. */
export async function addToDraft(call: Call, id: string): Promise<Answer> {
  checkWritable(call);
  const group = loadOpenDraft(call, id);
  const { draft_sub_request_id: subId } = call.json;
  if (typeof subId !== 'string') throw refuse(422, 'draft_sub_request_id is required');
  const order = draftSubRequest(group, subId);
  const document = await supportingIn(call);
  register(call, order.id, document);
  return bare(201, shownSupporting(document));
}

/** POST …/port_requests/{id}/supporting_documents: what is asked for after submission. */
export async function addToRequest(call: Call, id: string): Promise<Answer> {
  checkWritable(call);
  const group = loadPortRequest(call, id);
  const { sub_request_id: subId } = call.json;
  if (typeof subId !== 'string') throw refuse(422, 'sub_request_id is required');
  const order = subRequest(call.site, group, subId);
  const document = await supportingIn(call);
  register(call, order.id, document);
  return bare(201, shownSupporting(document));
}

const listed = (call: Call, group: Group): Answer =>
  pagedBare(
    call,
    group.orders.flatMap(({ supporting }) => supporting),
    shownSupporting,
  );

export const listOfDraft = (call: Call, id: string): Answer => listed(call, loadDraft(call, id));

export const listOfRequest = (call: Call, id: string): Answer => listed(call, loadPortRequest(call, id));

/** POST …/supporting_documents/{id}/download_links: a URL that lives an hour. */
export function linkSupporting(call: Call, id: string, documentId: string): Answer {
  const group = loadPortRequest(call, id);
  const document = group.orders
    .flatMap(({ supporting }) => supporting)
    .find((each) => each.id === documentId);
  if (!document) throw notFound();
  const url = storageOf(call).presignGet({ bucket: BUCKET, key: document.key, seconds: LINK_SECONDS });
  return bare(201, { url, expires_at: stamp(call.site.now() + LINK_SECONDS * 1000) });
}
