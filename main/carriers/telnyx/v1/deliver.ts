import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryTrail } from '../../../core/interfaces/delivery.ts';
import type { Found } from './order-map.ts';
import { beforeChange, readFound } from './orders.ts';
import { descriptionOf, listPapers, paperOf } from './papers.ts';
import { pathOf } from './places.ts';
import { requireChangeable } from './save.ts';
import { upload } from './upload.ts';
import type { TelnyxV1 } from './v1.ts';
import { supportingDocument } from './wire.ts';

/**
 * Brings a document to its order: a form, the bytes into the storage, and their address registered with the sub-request
 * (`seeds/telnyx-supporting-documents.txt`). Resolves with Telnyx's id of the document.
 */
export async function deliverDocument(
  v1: TelnyxV1,
  address: OrderAddress,
  job: DeliveryJob,
): Promise<string> {
  const found = await beforeChange(readFound(v1, address));
  requireChangeable(v1, found);
  const before = storedBefore(job);
  if (before === undefined) return register(v1, found, job, await upload(v1, job));
  // An earlier attempt may have been told of no success that it had.
  const there = paperOf(await beforeChange(listPapers(v1, found)), job);
  if (there !== undefined) return registered(v1, job, before, there.id);
  return registerAgain(v1, found, job, before);
}

/** The address of bytes that an earlier attempt has stored. */
function storedBefore({ reached }: DeliveryTrail): string | undefined {
  return reached === undefined || reached.step === 'slot' ? undefined : reached.facts.url;
}

/** What was stored long ago may be gone: where Telnyx turns its address down, the bytes are sent once more. */
async function registerAgain(v1: TelnyxV1, found: Found, job: DeliveryJob, url: string): Promise<string> {
  try {
    return await register(v1, found, job, url);
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'rejected') throw error;
    return register(v1, found, job, await upload(v1, job));
  }
}

async function register(v1: TelnyxV1, found: Found, job: DeliveryJob, url: string): Promise<string> {
  if (job.signal.aborted) throw stopped(v1);
  const { kind, parent, sub } = found;
  const document = await v1.api.json(
    {
      method: 'POST',
      path: pathOf({ kind, id: parent.id }, 'supporting_documents'),
      body: {
        document_type: job.payload.kind,
        description: descriptionOf(found, job),
        url,
        [kind === 'draft' ? 'draft_sub_request_id' : 'sub_request_id']: sub.id,
      },
      doing: 'add the document to the order',
      secrets: [url],
      signal: job.signal,
    },
    supportingDocument,
  );
  return registered(v1, job, url, document.id);
}

async function registered({ api }: TelnyxV1, job: DeliveryJob, url: string, id: string): Promise<string> {
  await job.keep({ step: 'registered', at: toInstant(api.now()), facts: { url, documentId: id } });
  return id;
}

/** Between two requests; what is stored stays where it is and is registered by a later attempt. */
function stopped({ access }: TelnyxV1): CarrierFailure {
  const what = `What was sent to ${access.accountName} was stopped on the way.`;
  return new CarrierFailure({ code: 'offline', what, next: 'Send it again whenever you like.' }, 'no');
}

/** Telnyx's id of the document, when an earlier attempt has registered it. Bytes alone do not count. */
export async function deliveredAs(
  v1: TelnyxV1,
  address: OrderAddress,
  trail: DeliveryTrail,
): Promise<string | undefined> {
  return paperOf(await listPapers(v1, await readFound(v1, address)), trail)?.id;
}
