import { createHash } from 'node:crypto';
import type { AccountAccess, CarrierSession, Identity, OrderAddress } from '../../core/interfaces/carrier.ts';
import type { HttpOptions } from '../http.ts';
import { Http } from '../http.ts';
import type { Pace, PaceLimits } from '../pace.ts';
import { s3Client } from '../s3.ts';
import { unsupported } from '../unsupported.ts';
import { FlowrouteApi } from './api.ts';
import { createOrders } from './create.ts';
import { deliveredFile, deliverFile } from './deliver.ts';
import { updateOrder } from './edits.ts';
import { fetchFile } from './fetch-file.ts';
import { listPapers, pullFile } from './files.ts';
import { findOrders, ordersWithNumber } from './find.ts';
import type { Flowroute } from './flowroute.ts';
import { moveOrder } from './move-order.ts';
import { readOrder, readWire } from './orders.ts';
import { documentsOf } from './papers.ts';
import { checkPortability } from './portability.ts';
import { pullOrders } from './pull.ts';
import { Sightings } from './sightings.ts';
import { storageRules } from './storage.ts';
import { timelineOf } from './timeline-map.ts';

/** What tests set and the app leaves alone. */
export type FlowrouteOptions = Pick<HttpOptions, 'timeouts' | 'now' | 'pause'> & {
  readonly rate?: PaceLimits;
  readonly looks?: readonly number[];
};

/** What Flowroute can do beyond what every carrier can. */
export interface FlowrouteSession extends CarrierSession {
  /** Lets Flowroute fetch a file from an address that it can reach. Resolves with the file's id. */
  readonly pullFile: (address: OrderAddress, url: string) => Promise<string>;
}

/** Half a minute in all; a longer wait is the outbox's. Milliseconds. */
const LOOKS: readonly number[] = [0, 500, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000];

/** The API is below `/v2`, whether or not the agent typed that. */
function apiRoot(baseUrl: string): string {
  const trimmed = baseUrl.trim().replace(/\/+$/, '');
  return trimmed.endsWith('/v2') ? trimmed : `${trimmed}/v2`;
}

/** No call tells who we are: a list of one order shows that the keys are good, and the access key tells accounts apart. */
async function identityOf({ api, access }: Flowroute): Promise<Identity> {
  const query = { limit: 1 };
  await api.json({ method: 'GET', path: ['portorders'], query, doing: 'list the port orders' });
  const { accessKey = '' } = access.credentials.values;
  const remoteAccountId = createHash('sha256').update(accessKey.trim()).digest('hex').slice(0, 32);
  return { name: access.accountName, remoteAccountId, portAuthority: false };
}

async function readTimeline(flowroute: Flowroute, address: OrderAddress) {
  const { access, sightings, api } = flowroute;
  const wire = await readWire(flowroute, address);
  return timelineOf(wire, { access, sightings, now: api.carrierNow() });
}

/** A session with one Flowroute account. Every request carries its keys; nothing is opened before the first. */
export function flowrouteSession(
  access: AccountAccess,
  pace: Pace,
  options: FlowrouteOptions = {},
): FlowrouteSession {
  const { rate: _, looks, ...http } = options;
  const client = new Http({ ...http, baseUrl: apiRoot(access.baseUrl), accountName: access.accountName });
  const api = new FlowrouteApi(client, pace.urgent, access);
  const inBackground = new FlowrouteApi(client, pace.background, access);
  const { timeouts, now } = http;
  const storage = s3Client({ ...storageRules(access), ...(timeouts && { timeouts }), ...(now && { now }) });
  const flowroute: Flowroute = { api, access, storage, sightings: new Sightings(), looks: looks ?? LOOKS };
  const cannot = (does: string) => unsupported(access, does);
  return {
    verify: () => identityOf(flowroute),
    ready: async () => undefined,
    subAccounts: async () => [],
    pull: (request) => pullOrders({ ...flowroute, api: inBackground }, request),
    order: (address) => readOrder(flowroute, address),
    timeline: (address) => readTimeline(flowroute, address),
    create: (order) => createOrders(flowroute, order),
    find: (order) => findOrders(flowroute, order),
    update: (address, edit) => updateOrder(flowroute, address, edit),
    move: (address, move) => moveOrder(flowroute, address, move),
    comment: () => cannot('takes no comments: Flowroute’s desk answers to tickets'),
    deliver: (address, job) => deliverFile(flowroute, address, job),
    delivered: (address, trail) => deliveredFile(flowroute, address, trail),
    replaceDocument: () => cannot('replaces no document: add the better one beside it'),
    documents: async (address) => documentsOf(await listPapers(flowroute, address)),
    withNumber: (number) => ordersWithNumber(flowroute, number),
    portability: (numbers) => checkPortability(flowroute, numbers),
    windows: () => cannot('tells no windows: Flowroute schedules by itself'),
    fetchDocument: (address, name) => fetchFile(flowroute, address, name, http),
    removeDocument: () => cannot('removes no document'),
    serverLoa: () => cannot('draws no LOA to look at: it is signed as an e-LOA on submitting'),
    remove: () => cannot('deletes no order: cancel it instead'),
    pullFile: (address, url) => pullFile(flowroute, address, url),
    clockOffset: () => client.clockOffset(),
  };
}
