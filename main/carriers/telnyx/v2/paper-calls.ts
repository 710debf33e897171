import type { FetchedFile, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import { notUnderstood } from '../../failures.ts';
import { listAdditional } from './documents.ts';
import { setSlot, slotOf } from './link.ts';
import { beforeChange, readWire } from './orders.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';

/** Bytes of an answer: more than any file that Telnyx takes. */
const LARGEST_FILE = 32_000_000;

/** A document of an order, by its id. */
export async function fetchDocument(telnyx: Telnyx, name: string): Promise<FetchedFile> {
  const answer = await telnyx.api.stream({
    method: 'GET',
    path: ['documents', name, 'download'],
    accept: '*/*',
    doing: 'send the document',
  });
  const told = telnyx.papers.known(name)?.mediaType ?? answer.header('content-type')?.split(';')[0]?.trim();
  return { mediaType: told || 'application/octet-stream', bytes: await answer.bytes(LARGEST_FILE) };
}

/** Takes a document off its order; one that is gone already is done. */
export async function removeDocument(telnyx: Telnyx, address: OrderAddress, name: string): Promise<void> {
  await telnyx.lock.run(address.remoteId, async () => {
    const order = await beforeChange(readWire(telnyx, address));
    const slot = slotOf(order, name);
    if (slot !== undefined) return setSlot(telnyx, address, slot, null);
    const additional = await beforeChange(listAdditional(telnyx, address));
    for (const { id } of additional.filter(({ document_id }) => document_id === name)) {
      await removeAdditional(telnyx, address, id);
    }
  });
}

async function removeAdditional({ api }: Telnyx, address: OrderAddress, id: string): Promise<void> {
  try {
    const path = orderPath(address, 'additional_documents', id);
    await api.done({ method: 'DELETE', path, doing: 'remove the document' });
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return;
    throw error;
  }
}

/** The LOA that Telnyx draws from what the order holds, to look at. */
export async function fetchLoa({ api }: Telnyx, address: OrderAddress): Promise<FetchedFile> {
  const call = {
    method: 'GET',
    path: orderPath(address, 'loa_template'),
    accept: 'application/pdf',
    doing: 'draw its LOA',
  } as const;
  const answer = await api.stream(call);
  const bytes = await answer.bytes(LARGEST_FILE);
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  if (!isPdf) throw notUnderstood(api.asked(call), answer.status);
  return { mediaType: 'application/pdf', bytes };
}
