import type { OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { FlowrouteCall } from './api.ts';
import type { Flowroute } from './flowroute.ts';
import { orderPath } from './flowroute.ts';
import { readWire } from './orders.ts';
import type { FileState, Paper } from './papers.ts';
import { fileState, papersOf } from './papers.ts';
import { wireFile } from './wire.ts';

/** A place for a file's bytes. */
export interface Slot {
  readonly fileId: string;
  readonly url: string;
}

/** What is known of one file. */
export interface FileFacts {
  /** Absent where the page that answers tells only an address (`carriers/telnyx-flowroute-s3.md` §C: two shapes). */
  readonly state?: FileState;
  /** Where its bytes can be fetched, for a while. */
  readonly url?: string;
}

/** Asks for a place for a file of this name. Rejects with `CarrierFailure`. */
export async function askForSlot({ api }: Flowroute, address: OrderAddress, filename: string): Promise<Slot> {
  const path = orderPath(address, 'upload_file');
  const call: FlowrouteCall = {
    method: 'POST',
    path,
    body: { filename },
    doing: 'give a place for the file',
  };
  const told = wireFile.safeParse(await api.json(call)).data?.data;
  const url = told?.attributes.url;
  if (told?.id === undefined || url === undefined) throw api.notUnderstood(call);
  return { fileId: told.id, url };
}

/** What Flowroute says of a file; nothing when it knows none of this id. Rejects with `CarrierFailure`. */
export async function readFile(
  { api }: Flowroute,
  address: OrderAddress,
  fileId: string,
): Promise<FileFacts | undefined> {
  const path = orderPath(address, 'files', fileId);
  const call: FlowrouteCall = { method: 'GET', path, doing: 'tell how the file stands' };
  const body = await api.json(call).catch((error: unknown) => {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return undefined;
    throw error;
  });
  if (body === undefined) return undefined;
  const told = wireFile.safeParse(body);
  if (!told.success) throw api.notUnderstood(call);
  const { status, url } = told.data.data.attributes;
  const state = fileState(status);
  return { ...(state !== undefined && { state }), ...(url !== undefined && { url }) };
}

/** The files that an order lists. Rejects with `CarrierFailure`. */
export async function listPapers(flowroute: Flowroute, address: OrderAddress): Promise<readonly Paper[]> {
  return papersOf((await readWire(flowroute, address)).attributes);
}

/**
 * Asks Flowroute to fetch a file from an address that it can reach, which a desktop has none of its own. Resolves with the
 * file's id; how it stands is told by `readFile`.
 */
export async function pullFile({ api }: Flowroute, address: OrderAddress, url: string): Promise<string> {
  const path = orderPath(address, 'files');
  const call: FlowrouteCall = { method: 'POST', path, body: { url }, doing: 'fetch the file' };
  const told = wireFile.safeParse(await api.json(call)).data?.data;
  if (told?.id === undefined) throw api.notUnderstood(call);
  return told.id;
}
