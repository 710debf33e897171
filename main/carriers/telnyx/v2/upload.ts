import type { Payload } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryMark } from '../../../core/interfaces/delivery.ts';
import { notUnderstood } from '../../failures.ts';
import { plainFileName } from '../../file-name.ts';
import { formBody } from '../../multipart.ts';
import { payloadBytes } from '../../payload-bytes.ts';
import type { Telnyx } from './telnyx.ts';
import type { WireDocument } from './wire.ts';
import { documentData } from './wire.ts';

/** Telnyx deletes what is not linked within 30 minutes; this leaves time to link it (`design.md` §5). Milliseconds. */
const LINKED_WITHIN = 25 * 60_000;

/** A document that lies at Telnyx and may still have to be linked to its order. */
export interface Stored {
  readonly documentId: string;
  /** When Telnyx got it, on our clock in milliseconds. */
  readonly at: number;
}

/** Where an earlier attempt has put the bytes, unless Telnyx is about to delete them. */
export function storedBefore(reached: DeliveryMark | undefined, now: number): Stored | undefined {
  const documentId = reached?.facts.documentId;
  if (reached === undefined || documentId === undefined) return undefined;
  const at = Date.parse(reached.at);
  const age = now - at;
  const kept = reached.step === 'registered' || (age >= 0 && age < LINKED_WITHIN);
  return kept ? { documentId, at } : undefined;
}

/**
 * Sends the bytes and keeps their id. Our delivery's id is the reference, so that a person at Telnyx can tell it, too.
 * Rejects with `rejected` when what arrived is not what was sent.
 */
export async function upload(telnyx: Telnyx, job: DeliveryJob): Promise<Stored> {
  const { payload, signal, deliveryId } = job;
  const { size, mediaType, name } = payload;
  const body = formBody({
    fields: [
      ['customer_reference', deliveryId],
      ['filename', plainFileName(name, mediaType)],
    ],
    fileField: 'file',
    fileName: plainFileName(name, mediaType),
    mediaType,
    size,
    open: () => payloadBytes(payload),
  });
  const sent = (bytes: number) => job.progress(Math.min(Math.max(bytes - body.before, 0), size), size);
  const call = {
    method: 'POST',
    path: ['documents'],
    upload: { size: body.size, open: body.open, sent, contentType: body.contentType },
    signal,
    doing: 'store the document',
  } as const;
  const at = telnyx.api.now();
  const parsed = documentData.safeParse((await telnyx.api.json(call)).data);
  if (!parsed.success) throw notUnderstood(telnyx.api.asked(call), 200);
  if (!isSame(parsed.data, payload)) throw damaged(telnyx);
  telnyx.papers.learn(parsed.data);
  const stored = { documentId: parsed.data.id, at };
  await keep(job, 'stored', stored);
  return stored;
}

/** Puts a step on disk before the next one begins. */
export function keep(
  job: DeliveryJob,
  step: DeliveryMark['step'],
  { documentId, at }: Stored,
): Promise<void> {
  return job.keep({ step, at: new Date(at).toISOString(), facts: { documentId } });
}

/** By its hash; Telnyx promises none, so its size has to do where it gives no hash. */
export function isSame({ sha256, size }: WireDocument, payload: Payload): boolean {
  if (sha256) return sha256.toLowerCase() === payload.sha256.toLowerCase();
  return size?.amount === undefined || size.amount === null || size.amount === payload.size;
}

function damaged({ access }: Telnyx): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${access.accountName} received the document damaged: its hash is another one.`,
      next: 'Send it again; it is not linked to the order.',
    },
    'yes',
  );
}
