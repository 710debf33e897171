import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  AccountAccess,
  CarrierSession,
  Identity,
  OrderAddress,
} from '../../../core/interfaces/carrier.ts';
import type { HttpOptions } from '../../http.ts';
import { Http } from '../../http.ts';
import type { Pace, PaceLane, PaceLimits } from '../../pace.ts';
import { s3Client } from '../../s3.ts';
import { unsupported } from '../../unsupported.ts';
import { V1Api } from './api.ts';
import { addComment } from './comments.ts';
import { createOrders, findOrders } from './create.ts';
import { deliverDocument, deliveredAs } from './deliver.ts';
import { fetchDocument } from './fetch-document.ts';
import { ordersWithNumber } from './find.ts';
import { windowsOf } from './foc.ts';
import { readFound, readOrder } from './orders.ts';
import { documentsOf } from './papers.ts';
import { DRAFTS } from './places.ts';
import { askPortability } from './portability.ts';
import { pullOrders } from './pull.ts';
import { storageRules } from './storage.ts';
import { readTimeline } from './timeline.ts';
import { moveOrder, updateOrder } from './update.ts';
import type { TelnyxV1 } from './v1.ts';
import { telnyxV1Of } from './v1.ts';
import { draftRequest } from './wire.ts';

/** What tests set and the app leaves alone. */
export type TelnyxV1Options = Pick<HttpOptions, 'timeouts' | 'now' | 'pause'> & {
  readonly rate?: PaceLimits;
};

/** The API is at the root; agents who know the newer one may have typed its `/v2`. */
function apiRoot(baseUrl: string): string {
  return baseUrl.trim().replace(/\/+$/, '').replace(/\/v2$/, '');
}

/** No call tells who we are: a list of one draft shows that the token is good, and the user tells accounts apart. */
async function identityOf({ api, access }: TelnyxV1, user: string): Promise<Identity> {
  const query = { page: 1, per_page: 1 };
  await api.json({ method: 'GET', path: DRAFTS, query, doing: 'list the drafts' }, z.array(draftRequest));
  const remoteAccountId = createHash('sha256').update(user.toLowerCase()).digest('hex').slice(0, 32);
  return { name: access.accountName, remoteAccountId, portAuthority: false };
}

/** A session with one Telnyx account by its v1 API. There is no sign-in: each request carries user and token. */
export function telnyxV1Session(
  access: AccountAccess,
  pace: Pace,
  options: TelnyxV1Options = {},
): CarrierSession {
  const { rate: _, ...http } = options;
  const client = new Http({ ...http, baseUrl: apiRoot(access.baseUrl), accountName: access.accountName });
  const { user = '', token = '' } = access.credentials.values;
  const keys = { user: user.trim(), token: token.trim() };
  const apiIn = (lane: PaceLane) => new V1Api(client, lane, keys, access.accountName);
  const inBackground = apiIn(pace.background);
  const { timeouts, now } = http;
  const rules = { ...storageRules(access), ...(timeouts && { timeouts }), ...(now && { now }) };
  const v1 = telnyxV1Of({ api: apiIn(pace.urgent), access, storage: s3Client(rules), rules });
  const one = <Value>({ remoteId }: OrderAddress, task: () => Promise<Value>) => v1.lock.run(remoteId, task);
  const cannot = (does: string) => unsupported(access, does);
  return {
    verify: () => identityOf(v1, keys.user),
    ready: async () => undefined,
    subAccounts: async () => [],
    pull: (request) => pullOrders({ ...v1, api: inBackground }, request),
    order: (address) => readOrder(v1, address),
    timeline: (address) => readTimeline(v1, address),
    create: (order) => createOrders(v1, order),
    find: (order) => findOrders(v1, order),
    update: (address, edit) => one(address, () => updateOrder(v1, address, edit)),
    move: (address, move) => one(address, () => moveOrder(v1, address, move)),
    comment: (address, comment) => addComment(v1, address, comment),
    deliver: (address, job) => deliverDocument(v1, address, job),
    delivered: (address, trail) => deliveredAs(v1, address, trail),
    replaceDocument: () => cannot('replaces no document: add the better one beside it'),
    documents: async (address) => documentsOf(v1, await readFound(v1, address)),
    withNumber: (number) => ordersWithNumber(v1, number),
    portability: (numbers) => askPortability(v1, numbers),
    windows: (address) => windowsOf(v1, address),
    fetchDocument: (address, name) => fetchDocument(v1, address, name, http),
    removeDocument: () => cannot('removes no document: do it in the Telnyx portal'),
    serverLoa: () => cannot('draws no LOA'),
    remove: () => cannot('deletes no draft: do it in the Telnyx portal'),
    clockOffset: () => client.clockOffset(),
  };
}
