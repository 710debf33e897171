import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryTrail } from '../../core/interfaces/delivery.ts';
import { RequestStopped, transportFailure } from '../http-failures.ts';
import { endingOf, remoteName } from './document-names.ts';
import { listPapers, readFile } from './files.ts';
import type { Flowroute } from './flowroute.ts';
import type { FileState, Paper } from './papers.ts';

type Arrival = FileState | 'absent';

/** Which file is looked for. */
interface Sought {
  readonly fileId: string;
  readonly trail: DeliveryTrail;
  /** The storage has said that it has the bytes. */
  readonly stored: boolean;
}

/** The file among those an order lists: by its id, or by the end of its name, which is the delivery's own. */
export function paperOf(
  papers: readonly Paper[],
  fileId: string | undefined,
  trail: DeliveryTrail,
): Paper | undefined {
  const byId = fileId === undefined ? undefined : papers.find((paper) => paper.fileId === fileId);
  const ending = endingOf(trail);
  return byId ?? papers.find(({ name }) => name.toLowerCase().endsWith(ending));
}

/** How far Flowroute has come with the file. An answer that tells only an address is settled by what the order lists. */
export async function arrival(
  flowroute: Flowroute,
  address: OrderAddress,
  { fileId, trail, stored }: Sought,
): Promise<Arrival> {
  const facts = await readFile(flowroute, address, fileId);
  if (facts === undefined) return 'absent';
  if (facts.state !== undefined) return facts.state;
  const listed = paperOf(await listPapers(flowroute, address), fileId, trail)?.state;
  return listed ?? (stored && facts.url !== undefined ? 'complete' : 'waiting');
}

/**
 * Looks until Flowroute has taken the file in or has lost it. Rejects with `CarrierFailure` when it turned the file down,
 * when it takes too long (the delivery is then taken up again at this very step), and when the agent stops it.
 */
export async function whenTaken(
  flowroute: Flowroute,
  address: OrderAddress,
  fileId: string,
  job: DeliveryJob,
): Promise<'complete' | 'absent'> {
  for (const pause of flowroute.looks) {
    await sleep(pause, undefined, { signal: job.signal }).catch((error: unknown) => {
      throw stopped(flowroute, error);
    });
    const state = await arrival(flowroute, address, { fileId, trail: job, stored: true });
    if (state === 'error') throw turnedDown(flowroute, job);
    if (state !== 'waiting') return state;
  }
  throw stillBusy(flowroute, job);
}

/** The name under which the order lists the file, the key for fetching it. */
export async function named(
  flowroute: Flowroute,
  address: OrderAddress,
  fileId: string,
  trail: DeliveryTrail,
): Promise<string> {
  return paperOf(await listPapers(flowroute, address), fileId, trail)?.name ?? remoteName(trail);
}

function turnedDown({ access }: Flowroute, { payload }: DeliveryTrail): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'file-refused',
      what: `${access.accountName} could not take ${payload.name} in: Flowroute says that the file is in error.`,
      next: 'Look whether it opens as a PDF, then attach it again.',
    },
    'yes',
  );
}

function stillBusy({ access }: Flowroute, { payload }: DeliveryTrail): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'carrier-down',
      what: `${access.accountName} has ${payload.name} and is still taking it in.`,
      next: 'Portside looks again by itself.',
    },
    'maybe',
  );
}

function stopped({ access }: Flowroute, cause: unknown): CarrierFailure {
  const timeouts = { connect: 0, bodyIdle: 0, answer: 0 };
  const { accountName } = access;
  return transportFailure(new RequestStopped('The look was stopped.', { cause }), {
    accountName,
    write: true,
    left: true,
    timeouts,
  });
}
