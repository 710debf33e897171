import type { E164 } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { NewOrder } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { notUnderstood } from '../failures.ts';
import type { KazooCall } from './api.ts';
import type { Kazoo } from './kazoo.ts';
import { streamPorts } from './listing.ts';
import { namesAuthority, orderOf } from './order-map.ts';
import type { PortDocument } from './wire.ts';
import { portDocument } from './wire.ts';

/** Pages of 50 that are followed at most; no number is on more ports than that. */
const MOST_PAGES = 20;

async function orderIn(kazoo: Kazoo, document: PortDocument, subAccountId?: string): Promise<CarrierOrder> {
  const me = await kazoo.api.me();
  const owner = document.account_id ?? subAccountId ?? me.accountId;
  const told = me.master || namesAuthority(document, undefined);
  return orderOf(document, {
    me,
    timeZone: kazoo.access.timeZone,
    now: toInstant(kazoo.api.carrierNow()),
    authority: !told && owner !== me.accountId && (await kazoo.authority.known()),
    subAccountId: owner,
  });
}

async function* numberDocuments(kazoo: Kazoo, number: E164): AsyncGenerator<PortDocument, void, undefined> {
  const { accountId } = await kazoo.api.me();
  let startKey: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const call: KazooCall = {
      method: 'GET',
      path: ['accounts', accountId, 'port_requests'],
      query: { by_number: number, ...(startKey !== undefined && { start_key: startKey }) },
      doing: 'look for the number',
    };
    const { envelope } = await kazoo.api.json(call);
    const documents = portDocument.array().safeParse(envelope.data);
    if (!documents.success) throw notUnderstood(kazoo.api.asked(call), 200);
    yield* documents.data;
    startKey = envelope.next_start_key;
    if (startKey === undefined || startKey === '') return;
  }
}

/** Ports of our account and all below it that hold this number. Completed ones are not found (`carriers/kazoo.md` §3). */
export async function portsWithNumber(kazoo: Kazoo, number: E164): Promise<readonly CarrierOrder[]> {
  const orders: CarrierOrder[] = [];
  for await (const document of numberDocuments(kazoo, number)) orders.push(await orderIn(kazoo, document));
  return orders;
}

/**
 * Did an earlier create arrive? Three looks, each of which may be blind: the filter on our own key (not proven on every
 * Kazoo), the numbers, and all unconfirmed ports, since a port that nobody touched still is one. Only a port with our
 * own id counts: the same numbers may well be on somebody else's.
 */
export async function findPort(kazoo: Kazoo, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const owner = order.subAccountId ?? (await kazoo.api.me()).accountId;
  const looks = [
    () => unconfirmed(kazoo, owner, order.mutationId, { 'filter_portside.op': order.mutationId }),
    () => byFirstNumber(kazoo, order),
    () => unconfirmed(kazoo, owner, order.mutationId, {}),
  ];
  for (const look of looks) {
    const found = await look();
    if (found.length > 0) return Promise.all(found.map((document) => orderIn(kazoo, document, owner)));
  }
  return [];
}

async function unconfirmed(
  kazoo: Kazoo,
  owner: string,
  op: string,
  filter: Readonly<Record<string, string>>,
): Promise<readonly PortDocument[]> {
  const found: PortDocument[] = [];
  const call: KazooCall = {
    method: 'GET',
    path: ['accounts', owner, 'port_requests'],
    query: { by_types: 'unconfirmed', ...filter },
    doing: 'look for the port request',
  };
  for await (const batch of streamPorts(kazoo.api, call, (document) => document)) {
    found.push(...batch.filter((document) => document.portside?.op === op));
  }
  return found;
}

async function byFirstNumber(kazoo: Kazoo, order: NewOrder): Promise<readonly PortDocument[]> {
  const [number] = order.numbers;
  if (number === undefined) return [];
  const found: PortDocument[] = [];
  for await (const document of numberDocuments(kazoo, number)) {
    if (document.portside?.op === order.mutationId) found.push(document);
  }
  return found;
}
