import { z } from 'zod';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryMark } from '../../../core/interfaces/delivery.ts';
import type { PostForm } from '../../s3.ts';
import type { TelnyxV1 } from './v1.ts';
import { uploadRequest } from './wire.ts';

/**
 * Puts the bytes into Telnyx's storage and resolves with their address, `Location` as it came. A form that has expired
 * is replaced by a new one, once, without a word to the agent. Bytes may be sent twice: nobody knows of them before they
 * are registered (`carriers/telnyx-flowroute-s3.md` §D).
 */
export async function upload(v1: TelnyxV1, job: DeliveryJob): Promise<string> {
  const kept = job.reached?.step === 'slot' ? formIn(job.reached) : undefined;
  const { progress, signal, payload } = job;
  const watch = { progress, signal };
  try {
    return await stored(v1, job, await v1.storage.post(kept ?? (await newForm(v1, job)), payload, watch));
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'expired-slot') throw error;
  }
  return stored(v1, job, await v1.storage.post(await newForm(v1, job), payload, watch));
}

async function stored({ api }: TelnyxV1, job: DeliveryJob, url: string): Promise<string> {
  await job.keep({ step: 'stored', at: toInstant(api.now()), facts: { url } });
  return url;
}

async function newForm({ api }: TelnyxV1, job: DeliveryJob): Promise<PostForm> {
  const { signal, payload } = job;
  const told = await api.json(
    {
      method: 'POST',
      path: ['files', 'upload_requests'],
      body: { content_type: payload.mediaType },
      doing: 'give a place for the document',
      // Nothing but a place comes of it, and a second one does no harm.
      asks: true,
      signal,
    },
    uploadRequest,
  );
  const fields = Object.entries(told.form_fields);
  const form = { url: told.url, fields, fileField: told.file_form_field };
  await job.keep({
    step: 'slot',
    at: toInstant(api.now()),
    facts: { url: form.url, fileField: form.fileField, fields: JSON.stringify(fields) },
  });
  return form;
}

const keptFields = z.array(z.tuple([z.string(), z.string()]));

/** The form as a mark keeps it; nothing when it can't be read. */
function formIn({ facts }: DeliveryMark): PostForm | undefined {
  const { url, fileField, fields } = facts;
  if (url === undefined || fileField === undefined || fields === undefined) return undefined;
  try {
    return { url, fileField, fields: keptFields.parse(JSON.parse(fields)) };
  } catch {
    return undefined;
  }
}
