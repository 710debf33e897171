import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import type { OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryMark, DeliveryTrail } from '../../core/interfaces/delivery.ts';
import { readPutUrl } from '../s3.ts';
import { arrival, named, paperOf, whenTaken } from './arrival.ts';
import { remoteName } from './document-names.ts';
import type { Slot } from './files.ts';
import { askForSlot, listPapers } from './files.ts';
import type { Flowroute } from './flowroute.ts';

/** A file that Flowroute has not taken in by then is put into a new place. Milliseconds. */
const LONGEST_INTAKE = 30 * 60_000;

/** A slot as a mark keeps it. */
function slotIn(mark: DeliveryMark | undefined): Slot | undefined {
  const { fileId, url } = mark?.facts ?? {};
  return fileId !== undefined && url !== undefined ? { fileId, url } : undefined;
}

/**
 * Walks the steps of a direct upload: a place for the file, its bytes into the storage, and Flowroute's word that it has
 * taken them in. A place that expired is replaced once, without a word to the agent. Bytes may be put twice: they land in
 * the same place. Resolves with the file's name in the order.
 */
export async function deliverFile(
  flowroute: Flowroute,
  address: OrderAddress,
  job: DeliveryJob,
): Promise<string> {
  const { reached } = job;
  const storedId = reached?.step === 'slot' ? undefined : reached?.facts.fileId;
  if (reached !== undefined && storedId !== undefined) {
    const old = flowroute.api.now() - toEpochMs(reached.at) > LONGEST_INTAKE;
    const state = old
      ? await arrival(flowroute, address, { fileId: storedId, trail: job, stored: true })
      : await whenTaken(flowroute, address, storedId, job);
    if (state === 'complete') return named(flowroute, address, storedId, job);
  }
  const kept = reached?.step === 'slot' ? slotIn(reached) : undefined;
  const { fileId } = await store(flowroute, address, job, kept);
  await job.keep({ step: 'stored', at: toInstant(flowroute.api.now()), facts: { fileId } });
  const state = await whenTaken(flowroute, address, fileId, job);
  if (state === 'absent') throw lost(flowroute, job);
  return named(flowroute, address, fileId, job);
}

/** Puts the bytes where there is room for them; resolves with the place they are in. */
async function store(
  flowroute: Flowroute,
  address: OrderAddress,
  job: DeliveryJob,
  kept: Slot | undefined,
): Promise<Slot> {
  const first = kept ?? (await newSlot(flowroute, address, job));
  try {
    await put(flowroute, first, job);
    return first;
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'expired-slot') throw error;
  }
  const second = await newSlot(flowroute, address, job);
  await put(flowroute, second, job);
  return second;
}

async function newSlot(flowroute: Flowroute, address: OrderAddress, job: DeliveryJob): Promise<Slot> {
  const slot = await askForSlot(flowroute, address, remoteName(job));
  const { fileId, url } = slot;
  await job.keep({ step: 'slot', at: toInstant(flowroute.api.now()), facts: { fileId, url } });
  return slot;
}

/** The type that was signed is sent exactly so; Flowroute guessed it from the name's ending. */
function put({ storage }: Flowroute, { url }: Slot, job: DeliveryJob): Promise<void> {
  const { contentType } = readPutUrl(url);
  const { progress, signal } = job;
  return storage.put({ url, ...(contentType !== undefined && { contentType }) }, job.payload, {
    progress,
    signal,
  });
}

function lost({ access }: Flowroute, { payload }: DeliveryTrail): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'protocol',
      what: `${access.accountName} took ${payload.name}, but does not know it any more.`,
      next: 'Portside looks there again before it sends the document once more.',
    },
    'maybe',
  );
}

/** The file's name in the order, when an earlier attempt arrived there whole. */
export async function deliveredFile(
  flowroute: Flowroute,
  address: OrderAddress,
  trail: DeliveryTrail,
): Promise<string | undefined> {
  const fileId = trail.reached?.facts.fileId;
  if (fileId !== undefined) {
    const stored = trail.reached?.step !== 'slot';
    const state = await arrival(flowroute, address, { fileId, trail, stored });
    return state === 'complete' ? named(flowroute, address, fileId, trail) : undefined;
  }
  const paper = paperOf(await listPapers(flowroute, address), undefined, trail);
  return paper?.state === 'complete' ? paper.name : undefined;
}
