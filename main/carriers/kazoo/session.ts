import type { AccountAccess, CarrierSession, Identity, OrderAddress } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { HttpOptions } from '../http.ts';
import { Http } from '../http.ts';
import type { Pace, PaceLimits } from '../pace.ts';
import { unsupported } from '../unsupported.ts';
import { KazooApi } from './api.ts';
import {
  deliverDocument,
  fetchDocument,
  fetchLoa,
  isDelivered,
  listDocuments,
  removeDocument,
  replaceDocument,
} from './attachments.ts';
import { addComment } from './comments.ts';
import { createPort, movePort, removePort, updatePort } from './edits.ts';
import { findPort, portsWithNumber } from './find.ts';
import type { Kazoo } from './kazoo.ts';
import { kazooOf, portPath } from './kazoo.ts';
import { readPort } from './ports.ts';
import { pullPorts } from './pull.ts';
import { SignIn } from './sign-in.ts';
import { listSubAccounts } from './sub-accounts.ts';
import { timelineOf } from './timeline-map.ts';
import { timelineData } from './wire.ts';

/** What tests set and the app leaves alone. */
export type KazooOptions = Pick<HttpOptions, 'timeouts' | 'now' | 'pause'> & { readonly rate?: PaceLimits };

/** The API is below `/v2`, whether or not the agent typed that. */
function apiRoot(baseUrl: string): string {
  const trimmed = baseUrl.trim().replace(/\/+$/, '');
  return trimmed.endsWith('/v2') ? trimmed : `${trimmed}/v2`;
}

async function identityOf(kazoo: Kazoo): Promise<Identity> {
  const portAuthority = await kazoo.authority.ask();
  const { accountName, accountId } = await kazoo.api.me();
  return { name: accountName, remoteAccountId: accountId, portAuthority };
}

async function readOrder(kazoo: Kazoo, address: OrderAddress): Promise<CarrierOrder> {
  const port = await readPort(kazoo, address);
  kazoo.justRead.keep(address.remoteId, port, kazoo.api.carrierNow());
  return port.order;
}

async function readTimeline(kazoo: Kazoo, address: OrderAddress) {
  const path = await portPath(kazoo, address, 'timeline');
  const { envelope } = await kazoo.api.json({ method: 'GET', path, doing: 'read the timeline' });
  const { accountId } = kazoo.access;
  return timelineOf(timelineData.parse(envelope.data)).map((entry) => ({
    ...entry,
    accountId,
    carrier: 'kazoo',
  }));
}

/** A session with one Kazoo account. Signs in on the first call that needs it. */
export function kazooSession(access: AccountAccess, pace: Pace, options: KazooOptions = {}): CarrierSession {
  const http = new Http({ ...options, baseUrl: apiRoot(access.baseUrl), accountName: access.accountName });
  const api = new KazooApi(http, new SignIn(http, access, pace.urgent), pace, access.accountName);
  const kazoo = kazooOf(api, access);
  const one = <Value>({ remoteId }: OrderAddress, task: () => Promise<Value>) =>
    kazoo.lock.run(remoteId, task);
  return {
    verify: () => identityOf(kazoo),
    ready: async () => void (await kazoo.api.me()),
    subAccounts: () => listSubAccounts(kazoo),
    pull: (request) => pullPorts({ ...kazoo, api: api.inBackground() }, request),
    order: (address) => one(address, () => readOrder(kazoo, address)),
    timeline: (address) => one(address, () => readTimeline(kazoo, address)),
    create: async (order) => [await createPort(kazoo, order)],
    find: (order) => findPort(kazoo, order),
    update: (address, edit) => one(address, () => updatePort(kazoo, address, edit)),
    move: (address, move) => one(address, () => movePort(kazoo, address, move)),
    comment: (address, comment) => one(address, () => addComment(kazoo, address, comment)),
    deliver: (address, job) => one(address, () => deliverDocument(kazoo, address, job)),
    delivered: (address, trail) => one(address, () => isDelivered(kazoo, address, trail)),
    replaceDocument: (address, name, job) => one(address, () => replaceDocument(kazoo, address, name, job)),
    documents: (address) => one(address, () => listDocuments(kazoo, address)),
    withNumber: (number) => portsWithNumber(kazoo, number),
    portability: () => unsupported(access, 'tells nothing about numbers before a port'),
    windows: () => unsupported(access, 'takes any date that the losing carrier committed to'),
    fetchDocument: (address, name) => one(address, () => fetchDocument(kazoo, address, name)),
    removeDocument: (address, name) => one(address, () => removeDocument(kazoo, address, name)),
    serverLoa: (address) => one(address, () => fetchLoa(kazoo, address)),
    remove: (address) => one(address, () => removePort(kazoo, address)),
    clockOffset: () => http.clockOffset(),
  };
}
