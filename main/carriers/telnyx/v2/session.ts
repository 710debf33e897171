import type { AccountAccess, CarrierSession, OrderAddress } from '../../../core/interfaces/carrier.ts';
import type { HttpOptions } from '../../http.ts';
import { Http } from '../../http.ts';
import type { Pace, PaceLane, PaceLimits } from '../../pace.ts';
import { TelnyxApi } from './api.ts';
import { addComment } from './comments.ts';
import { createOrders, findOrders } from './create.ts';
import { deliverDocument, deliveredAs, replaceDocument } from './deliver.ts';
import { documentsOf } from './documents.ts';
import { ordersWithNumber } from './find.ts';
import { windowsOf } from './foc.ts';
import { identityOf } from './identity.ts';
import { readOrder, readWire } from './orders.ts';
import { fetchDocument, fetchLoa, removeDocument } from './paper-calls.ts';
import { askPortability } from './portability.ts';
import { pullOrders } from './pull.ts';
import { telnyxOf } from './telnyx.ts';
import { readTimeline } from './timeline.ts';
import { moveOrder, removeOrder, updateOrder } from './update.ts';

/** What tests set and the app leaves alone. */
export type TelnyxOptions = Pick<HttpOptions, 'timeouts' | 'now' | 'pause'> & { readonly rate?: PaceLimits };

/** The API is below `/v2`, whether or not the agent typed that. */
function apiRoot(baseUrl: string): string {
  const trimmed = baseUrl.trim().replace(/\/+$/, '');
  return trimmed.endsWith('/v2') ? trimmed : `${trimmed}/v2`;
}

/** A session with one Telnyx account by its v2 API. There is no sign-in: each request carries the key. */
export function telnyxV2Session(
  access: AccountAccess,
  pace: Pace,
  options: TelnyxOptions = {},
): CarrierSession {
  const http = new Http({ ...options, baseUrl: apiRoot(access.baseUrl), accountName: access.accountName });
  const key = access.credentials.values.apiKey?.trim() ?? '';
  const apiIn = (lane: PaceLane) => new TelnyxApi(http, lane, key, access.accountName);
  const telnyx = telnyxOf(apiIn(pace.urgent), access);
  const inBackground = apiIn(pace.background);
  const one = <Value>({ remoteId }: OrderAddress, task: () => Promise<Value>) =>
    telnyx.lock.run(remoteId, task);
  return {
    verify: () => identityOf(telnyx, key),
    ready: async () => undefined,
    subAccounts: async () => [],
    pull: (request) => pullOrders({ ...telnyx, api: inBackground }, request),
    order: (address) => readOrder(telnyx, address),
    timeline: (address) => readTimeline(telnyx, address),
    create: (order) => createOrders(telnyx, order),
    find: (order) => findOrders(telnyx, order),
    update: (address, edit) => one(address, () => updateOrder(telnyx, address, edit)),
    move: (address, move) => one(address, () => moveOrder(telnyx, address, move)),
    comment: (address, comment) => addComment(telnyx, address, comment),
    deliver: (address, job) => deliverDocument(telnyx, address, job),
    delivered: (address, trail) => deliveredAs(telnyx, address, trail),
    replaceDocument: (address, name, job) => replaceDocument(telnyx, address, name, job),
    documents: async (address) => documentsOf(telnyx, await readWire(telnyx, address)),
    withNumber: (number) => ordersWithNumber(telnyx, number),
    portability: (numbers) => askPortability(telnyx, numbers),
    windows: (address) => windowsOf(telnyx, address),
    fetchDocument: (_address, name) => fetchDocument(telnyx, name),
    removeDocument: (address, name) => removeDocument(telnyx, address, name),
    serverLoa: (address) => fetchLoa(telnyx, address),
    remove: (address) => one(address, () => removeOrder(telnyx, address)),
    clockOffset: () => http.clockOffset(),
  };
}
