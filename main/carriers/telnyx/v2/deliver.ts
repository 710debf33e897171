import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryTrail } from '../../../core/interfaces/delivery.ts';
import { afterPart } from '../../failures.ts';
import { listAdditional, readDocument } from './documents.ts';
import { link } from './link.ts';
import { readWire } from './orders.ts';
import { removeDocument } from './paper-calls.ts';
import type { Telnyx } from './telnyx.ts';
import type { Stored } from './upload.ts';
import { isSame, keep, storedBefore, upload } from './upload.ts';

/** Looks at a document that the virus scan has not reached yet, and milliseconds between two of them. */
const LOOKS = 3;
const BETWEEN_LOOKS = 1_500;

/**
 * Brings a document to its order: bytes to Telnyx, then the link, then a look whether it is whole. Each step is kept
 * before the next; a document that Telnyx has deleted or is about to delete is sent again (§B).
 */
export function deliverDocument(telnyx: Telnyx, address: OrderAddress, job: DeliveryJob): Promise<string> {
  return deliver(telnyx, address, job);
}

/**
 * Puts a document in the place of one that is there. Telnyx gives it a name of its own. Until the old one is gone it is
 * done in part, and a later attempt goes on there.
 */
export async function replaceDocument(
  telnyx: Telnyx,
  address: OrderAddress,
  name: string,
  job: DeliveryJob,
): Promise<string> {
  const id = await deliver(telnyx, address, job, name);
  if (id !== name) await afterPart(removeDocument(telnyx, address, name));
  return id;
}

async function deliver(
  telnyx: Telnyx,
  address: OrderAddress,
  job: DeliveryJob,
  taking?: string,
): Promise<string> {
  const before = storedBefore(job.reached, telnyx.api.now());
  if (job.reached?.step === 'registered' && before !== undefined) {
    await confirm(telnyx, before, job);
    return before.documentId;
  }
  const stored = before ?? (await upload(telnyx, job));
  const linked = await linkOrAgain(telnyx, address, job, { stored, again: before !== undefined, taking });
  await keep(job, 'registered', linked);
  await confirm(telnyx, linked, job);
  return linked.documentId;
}

interface Linking {
  readonly stored: Stored;
  /** It was stored by an earlier attempt, so it may be gone. */
  readonly again: boolean;
  readonly taking: string | undefined;
}

async function linkOrAgain(
  telnyx: Telnyx,
  address: OrderAddress,
  job: DeliveryJob,
  { stored, again, taking }: Linking,
): Promise<Stored> {
  if (job.signal.aborted) throw stopped(telnyx);
  const fresh = again && !(await isThere(telnyx, stored)) ? await upload(telnyx, job) : stored;
  const linked = async (one: Stored): Promise<Stored> => {
    const document = { id: one.documentId, kind: job.payload.kind };
    await telnyx.lock.run(address.remoteId, () => link(telnyx, address, document, taking));
    return one;
  };
  try {
    return await linked(fresh);
  } catch (error) {
    // On a slow line its half hour may be over before our clock says so.
    const turnedAway = error instanceof CarrierFailure && error.reached !== 'maybe';
    if (!turnedAway || (await isThere(telnyx, fresh))) throw error;
    return linked(await upload(telnyx, job));
  }
}

/** Between two requests; what is stored stays and is deleted by Telnyx unless a later attempt links it. */
function stopped({ access }: Telnyx): CarrierFailure {
  const what = `What was sent to ${access.accountName} was stopped on the way.`;
  return new CarrierFailure({ code: 'offline', what, next: 'Send it again whenever you like.' }, 'no');
}

async function isThere(telnyx: Telnyx, { documentId }: Stored): Promise<boolean> {
  try {
    await readDocument(telnyx, documentId);
    return true;
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return false;
    throw error;
  }
}

/** Telnyx has it for good: whole, and neither infected nor denied. A scan that takes longer is not waited for. */
async function confirm(
  telnyx: Telnyx,
  { documentId }: Stored,
  { payload, signal }: DeliveryJob,
): Promise<void> {
  for (let look = 1; ; look += 1) {
    const document = await readDocument(telnyx, documentId);
    if (document.av_scan_status === 'infected')
      throw refused(telnyx, payload.name, 'its virus scan found something');
    if (document.status === 'denied') throw refused(telnyx, payload.name, 'its desk denied it');
    if (!isSame(document, payload))
      throw refused(telnyx, payload.name, 'it holds other bytes under this name');
    if (document.av_scan_status !== 'pending_scan' || look === LOOKS) return;
    await sleep(BETWEEN_LOOKS, undefined, { signal }).catch(() => undefined);
  }
}

function refused({ access }: Telnyx, name: string, why: string): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${access.accountName} does not take ${name}: ${why}.`,
      next: 'Attach another copy of it.',
    },
    'yes',
  );
}

/** The payload's name at Telnyx when the order holds it, whole, whoever brought it there. */
export async function deliveredAs(
  telnyx: Telnyx,
  address: OrderAddress,
  { payload, deliveryId, reached }: DeliveryTrail,
): Promise<string | undefined> {
  const order = await readWire(telnyx, address);
  const additional = await listAdditional(telnyx, address);
  const { loa, invoice } = order.documents ?? {};
  const linked = [loa, invoice, ...additional.map(({ document_id }) => document_id)].filter((id) => !!id);
  for (const id of new Set(linked)) {
    if (typeof id !== 'string') continue;
    const document = await readDocument(telnyx, id).catch(unlessGone);
    if (document === undefined || document.av_scan_status === 'infected') continue;
    const ours = document.customer_reference === deliveryId || id === reached?.facts.documentId;
    if (isSame(document, payload) && (ours || document.sha256)) return id;
  }
  return undefined;
}

function unlessGone(error: unknown): undefined {
  if (error instanceof CarrierFailure && error.problem.code === 'not-found') return undefined;
  throw error;
}
