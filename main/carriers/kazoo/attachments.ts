import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import type { FetchedFile, OrderAddress, Payload } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { DeliveryJob, DeliveryTrail } from '../../core/interfaces/delivery.ts';
import { notUnderstood } from '../failures.ts';
import type { Method } from '../http.ts';
import { payloadBytes } from '../payload-bytes.ts';
import type { KazooCall } from './api.ts';
import { endingOf, remoteName } from './document-names.ts';
import type { Kazoo } from './kazoo.ts';
import { portPath } from './kazoo.ts';
import { documentsOf } from './order-map.ts';
import { readPort } from './ports.ts';
import { unwrapped } from './sniff.ts';
import { attachmentsData } from './wire.ts';

/** Data URLs are a third larger than the file inside them. Bytes. */
const LARGEST_FILE = 32_000_000;
/** Failures before Kazoo looked at the request: nothing can have happened to the port. */
const UNTOUCHED: ReadonlySet<ProblemCode> = new Set(['offline', 'unauthorized', 'rate-limited']);

/** Kazoo takes a document in one step: there is nothing to go on from. */
type KazooJob = Pick<DeliveryJob, 'payload' | 'progress' | 'signal'>;

function nameFor({ name, kind, mediaType, sha256 }: Payload): string {
  return remoteName(name, kind, mediaType, sha256);
}

export async function listDocuments(kazoo: Kazoo, address: OrderAddress): Promise<readonly RemoteDocument[]> {
  const path = await portPath(kazoo, address, 'attachments');
  const { envelope } = await kazoo.api.json({ method: 'GET', path, doing: 'list the documents' });
  return documentsOf(attachmentsData.parse(envelope.data));
}

/** The payload's name at the carrier when it is there with all its bytes, also under another kind's prefix. */
export async function isDelivered(
  kazoo: Kazoo,
  address: OrderAddress,
  { payload }: Pick<DeliveryTrail, 'payload'>,
): Promise<string | undefined> {
  const ending = endingOf(nameFor(payload));
  const documents = await listDocuments(kazoo, address);
  return documents.find(({ name, size }) => name.endsWith(ending) && size === payload.size)?.name;
}

/** Stores a document under its own name, in one step; the same document twice is one attachment. */
export async function deliverDocument(kazoo: Kazoo, address: OrderAddress, job: KazooJob): Promise<string> {
  const { payload } = job;
  const name = nameFor(payload);
  const path = await portPath(kazoo, address, 'attachments');
  return send(kazoo, address, uploadCall('PUT', path, job, { filename: name }), name, payload.size);
}

/** Puts a document in the place of one that is there; its name stays. */
export async function replaceDocument(
  kazoo: Kazoo,
  address: OrderAddress,
  name: string,
  job: KazooJob,
): Promise<string> {
  const path = await portPath(kazoo, address, 'attachments', name);
  return send(kazoo, address, uploadCall('POST', path, job), name, job.payload.size);
}

function uploadCall(
  method: Method,
  path: readonly string[],
  { payload, progress, signal }: KazooJob,
  query: Readonly<Record<string, string>> = {},
): KazooCall {
  const { size, mediaType } = payload;
  const open = () => payloadBytes(payload);
  return {
    method,
    path,
    query,
    signal,
    upload: { size, open, mediaType, sent: (bytes) => progress(bytes, size) },
    doing: 'store the document',
  };
}

/**
 * Sends it and looks whether it is there. Kazoo may delete a whole port when its first attachment fails
 * (`sync.md` §0.4), so after any failure the port is asked for: gone is said as it is, and a file that arrived although
 * its answer was lost is a success.
 */
async function send(
  kazoo: Kazoo,
  address: OrderAddress,
  call: KazooCall,
  name: string,
  size: number,
): Promise<string> {
  try {
    const answer = await kazoo.api.stream(call);
    // What it says is of no use: the port is asked. Reading it keeps the connection.
    await answer.bytes(LARGEST_FILE).catch(() => undefined);
  } catch (error) {
    if (!(error instanceof CarrierFailure) || UNTOUCHED.has(error.problem.code)) throw error;
    return arrived(kazoo, address, name, size, error);
  }
  return arrived(kazoo, address, name, size, missing(kazoo));
}

async function arrived(
  kazoo: Kazoo,
  address: OrderAddress,
  name: string,
  size: number,
  otherwise: CarrierFailure,
): Promise<string> {
  const port = await readPort(kazoo, address).catch((error: unknown) => {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') throw gone(kazoo);
    throw otherwise;
  });
  const found = port.order.documents.find((document) => document.name === name && document.size === size);
  if (found === undefined) throw otherwise;
  return found.name;
}

function missing(kazoo: Kazoo): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'protocol',
      what: `${kazoo.access.accountName} said that it stored the document, but does not list it whole.`,
      next: 'Portside looks there again before it sends the document once more.',
    },
    'maybe',
  );
}

function gone(kazoo: Kazoo): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'not-found',
      what: `${kazoo.access.accountName} no longer holds this port request: it may delete one whose first document fails.`,
      next: 'Create it again from what Portside kept.',
    },
    'yes',
  );
}

/** The file as it was before it was stored, typed by its bytes. */
export async function fetchDocument(kazoo: Kazoo, address: OrderAddress, name: string): Promise<FetchedFile> {
  const path = await portPath(kazoo, address, 'attachments', name);
  const answer = await kazoo.api.stream({ method: 'GET', path, accept: '*/*', doing: 'send the document' });
  return unwrapped(await answer.bytes(LARGEST_FILE));
}

/** Removes a document; one that is gone already is done. */
export async function removeDocument(kazoo: Kazoo, address: OrderAddress, name: string): Promise<void> {
  const path = await portPath(kazoo, address, 'attachments', name);
  try {
    await kazoo.api.json({ method: 'DELETE', path, doing: 'remove the document' });
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return;
    throw error;
  }
}

/** The LOA that Kazoo draws, to look at: most of its fields stay blank (`carriers/kazoo.md` §5). */
export async function fetchLoa(kazoo: Kazoo, address: OrderAddress): Promise<FetchedFile> {
  const path = await portPath(kazoo, address, 'loa');
  const call: KazooCall = { method: 'GET', path, accept: 'application/pdf', doing: 'draw its LOA' };
  const answer = await kazoo.api.stream(call);
  const file = unwrapped(await answer.bytes(LARGEST_FILE));
  if (file.mediaType !== 'application/pdf') throw notUnderstood(kazoo.api.asked(call), answer.status);
  return file;
}
