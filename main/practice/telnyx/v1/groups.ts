import { createHash } from 'node:crypto';
import type { Call, Site } from '../site.ts';
import type { Order } from '../world/model.ts';
import { notFound, refuse } from './answer.ts';

/** Orders of one create: v1's draft port request, and its port request once submitted. */
export interface Group {
  readonly id: string;
  readonly orders: readonly Order[];
}

/** A UUID made of another, the same every time. */
function uuidOf(from: string, what: string): string {
  const hex = createHash('sha256').update(`${what}/${from}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The id of the port request that a draft becomes; nothing says that it stays the same. */
export const portRequestIdOf = (site: Pick<Site, 'switches'>, { groupId }: Order): string =>
  site.switches.v1Ids === 'kept' ? groupId : uuidOf(groupId, 'port-request');

/** The id of the sub-request that a draft sub-request becomes. */
export const subRequestIdOf = (site: Pick<Site, 'switches'>, { subRequestId }: Order): string =>
  site.switches.v1Ids === 'kept' ? subRequestId : uuidOf(subRequestId, 'sub-request');

/** Every group of the caller's account, newest first. */
export function groups({ site, accountId }: Call): readonly Group[] {
  const byId = new Map<string, Order[]>();
  for (const order of site.store.ordersOf(accountId)) {
    const group = byId.get(order.groupId);
    if (group) group.push(order);
    else byId.set(order.groupId, [order]);
  }
  return [...byId]
    .map(([id, orders]) => ({ id, orders }))
    .sort((a, b) => (b.orders[0]?.created ?? 0) - (a.orders[0]?.created ?? 0) || a.id.localeCompare(b.id));
}

/** `submitted` once any of its orders is. */
export const isSubmitted = ({ orders }: Group): boolean => orders.some(({ status }) => status !== 'draft');

/** The draft of a path. */
export function loadDraft(call: Call, id: string): Group {
  const group = groups(call).find((each) => each.id === id);
  if (!group) throw notFound();
  return group;
}

/** The same for a write: a submitted draft is frozen (carriers/telnyx-flowroute-s3.md §A). */
export function loadOpenDraft(call: Call, id: string): Group {
  const group = loadDraft(call, id);
  if (isSubmitted(group)) throw refuse(422, 'The draft port request has been submitted');
  return group;
}

/** The submitted port request of a path, with its submitted orders only. */
export function loadPortRequest(call: Call, id: string): Group {
  const group = submittedGroups(call).find((each) => each.id === id);
  if (!group) throw notFound();
  return group;
}

/** Port requests under the ids they have once submitted. */
export const submittedGroups = (call: Call): readonly Group[] =>
  groups(call).flatMap(({ orders }) => {
    const sent = orders.filter(({ status }) => status !== 'draft');
    const [first] = sent;
    return first ? [{ id: portRequestIdOf(call.site, first), orders: sent }] : [];
  });

/** The order of a group that a draft sub-request's id names. */
export function draftSubRequest(group: Group, id: string): Order {
  const order = group.orders.find((each) => each.subRequestId === id);
  if (!order) throw notFound();
  return order;
}

/** The order of a group that a sub-request's id names. */
export function subRequest(site: Site, group: Group, id: string): Order {
  const order = group.orders.find((each) => subRequestIdOf(site, each) === id);
  if (!order) throw notFound();
  return order;
}
