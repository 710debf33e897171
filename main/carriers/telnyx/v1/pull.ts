import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import { isTerminal } from '../../../../preload/contract/domain/states.ts';
import type { PulledPage, PullRequest } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { Breather } from '../../breather.ts';
import { isLast, listAll, listPage } from './listing.ts';
import { WHOLE } from './look-up.ts';
import type { Found } from './order-map.ts';
import { asOrder, ordersOfDraft, ordersOfRequest, readOrder } from './orders.ts';
import { DRAFTS, REQUESTS } from './places.ts';
import type { Position } from './pull-plan.ts';
import { begin, cursorOf } from './pull-plan.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireRequest } from './wire.ts';
import { draftRequest, portRequest } from './wire.ts';

const DOING = 'list the orders';

/**
 * All orders of the account, or those that are not through. Telnyx v1 tells neither what changed nor when, so each pull
 * lists the drafts and the open port requests, and asks by name for what was open before and is not listed any more.
 */
export async function* pullOrders(
  v1: TelnyxV1,
  request: PullRequest,
): AsyncGenerator<PulledPage, void, undefined> {
  const at = begin(request.cursor, request.full, v1.api.carrierNow());
  const seen = new Set<RemoteId>();
  if (at.stage === 'drafts') yield* pullDrafts(v1, at, seen);
  yield* pullRequests(v1, at.stage === 'requests' ? at : { ...at, stage: 'requests', page: 1 }, seen);
}

async function* pullDrafts(
  v1: TelnyxV1,
  start: Position,
  seen: Set<RemoteId>,
): AsyncGenerator<PulledPage, void, undefined> {
  const list = { path: DRAFTS, query: { ...WHOLE, status: 'pending' }, doing: DOING };
  for (let at = start; ; ) {
    const page = await listPage(v1.api, list, draftRequest, at.page);
    const orders = await listed(v1, page.value.flatMap(ordersOfDraft), at, seen);
    const last = isLast(page, at.page);
    at = last ? { ...at, stage: 'requests', page: 1 } : { ...at, page: at.page + 1 };
    yield { orders, cursor: cursorOf(at, false) };
    if (last) return;
  }
}

async function* pullRequests(
  v1: TelnyxV1,
  start: Position,
  seen: Set<RemoteId>,
): AsyncGenerator<PulledPage, void, undefined> {
  const query = start.full ? WHOLE : { ...WHOLE, status: 'incomplete' };
  for (let at = start; ; ) {
    const page = await listPage(v1.api, { path: REQUESTS, query, doing: DOING }, portRequest, at.page);
    await learnRequests(v1, page.value);
    const orders = await listed(
      v1,
      page.value.flatMap((each) => ordersOfRequest(v1, each)),
      at,
      seen,
    );
    const last = isLast(page, at.page);
    const behind = last && !at.full ? await leftBehind(v1, seen) : { orders: [], gone: [] };
    at = last ? at : { ...at, page: at.page + 1 };
    yield { orders: [...orders, ...behind.orders], gone: behind.gone, cursor: cursorOf(at, last) };
    if (last) return;
  }
}

/** Submitted drafts, by which port requests get the names that their orders had before. */
async function learnDrafts({ api, bridge }: TelnyxV1): Promise<void> {
  const list = { path: DRAFTS, query: { ...WHOLE, status: 'submitted' }, doing: DOING };
  for await (const draft of listAll(api, list, draftRequest)) bridge.learnDraft(draft);
}

/** A port request that no known draft explains may have come from one that was submitted, or split, since. */
async function learnRequests(v1: TelnyxV1, requests: readonly WireRequest[]): Promise<void> {
  for (const request of requests) v1.bridge.learnRequest(request);
  const unexplained = () => requests.flatMap((request) => strangersIn(v1, request));
  if (unexplained().every((key) => v1.strangers.has(key))) return;
  await learnDrafts(v1);
  for (const request of requests) v1.bridge.learnRequest(request);
  for (const key of unexplained()) v1.strangers.add(key);
}

function strangersIn({ bridge }: TelnyxV1, request: WireRequest): readonly string[] {
  return request.sub_requests
    .filter((sub) => !bridge.explains(request, sub))
    .map((sub) => `${request.id}/${sub.id}`);
}

async function listed(
  v1: TelnyxV1,
  found: readonly Found[],
  { first }: Position,
  seen: Set<RemoteId>,
): Promise<readonly CarrierOrder[]> {
  const breather = new Breather();
  const orders: CarrierOrder[] = [];
  for (const each of found) {
    await breather.breathe();
    const order = asOrder(v1, each, first === true && each.kind === 'request' ? 'submitted' : undefined);
    orders.push(order);
    seen.add(order.remoteId);
    note(v1, order);
  }
  return orders;
}

function note({ open }: TelnyxV1, { remoteId, state }: CarrierOrder): void {
  if (state === undefined || !isTerminal(state)) open.add(remoteId);
  else open.delete(remoteId);
}

interface Behind {
  readonly orders: readonly CarrierOrder[];
  readonly gone: readonly RemoteId[];
}

/** What was open at the last pull and is not listed now: through, or gone. */
async function leftBehind(v1: TelnyxV1, seen: ReadonlySet<RemoteId>): Promise<Behind> {
  const orders: CarrierOrder[] = [];
  const gone: RemoteId[] = [];
  for (const remoteId of [...v1.open].filter((each) => !seen.has(each))) {
    try {
      const order = await readOrder(v1, { remoteId });
      orders.push(order);
      note(v1, order);
    } catch (error) {
      if (!(error instanceof CarrierFailure) || error.problem.code !== 'not-found') throw error;
      v1.open.delete(remoteId);
      gone.push(remoteId);
    }
  }
  return { orders, gone };
}
