import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { PulledPage, PullRequest } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { Breather } from '../../breather.ts';
import { instantOf } from '../instant.ts';
import { listEvents, ordersIn, timeOf } from './events.ts';
import { isLast, listAll, listPage } from './listing.ts';
import { numbersOf } from './numbers-of.ts';
import { listedOrder, readWire, wholeOrder } from './orders.ts';
import type { Position } from './pull-plan.ts';
import { begin, cursorOf, nextPage } from './pull-plan.ts';
import type { Telnyx } from './telnyx.ts';
import type { WireEvent } from './wire.ts';
import { portingOrder } from './wire.ts';

const DOING = 'list the orders';
/** Orders that are read side by side in a delta; each is one to a few requests. */
const SIDE_BY_SIDE = 20;
/** So many changed orders are cheaper to list than to read one by one. */
const MOST_READ = 2_000;

/**
 * All orders of the account, or those that changed. Telnyx has no "changed since" on its list: what changed is in its
 * events, what is new is at the head of the list, and a draft that somebody edited elsewhere is seen by the next full
 * pull (`carriers/telnyx-flowroute-s3.md` §B).
 */
export async function* pullOrders(
  telnyx: Telnyx,
  request: PullRequest,
): AsyncGenerator<PulledPage, void, undefined> {
  await telnyx.splits.know();
  const at = begin(request.cursor, request.full, telnyx.api.carrierNow());
  const changed = at.from === undefined ? undefined : await changesSince(telnyx, at.from);
  if (changed !== undefined && changed.ids.length <= MOST_READ) yield* readEach(telnyx, at, changed);
  else yield* pullAll(telnyx, everything(at));
}

function everything({ from, ...at }: Position): Position {
  return from === undefined ? at : { ...at, page: 1 };
}

/** Every page of the list, the oldest orders first, so that new ones come at its end. */
async function* pullAll(telnyx: Telnyx, start: Position): AsyncGenerator<PulledPage, void, undefined> {
  const list = {
    path: ['porting_orders'],
    query: { include_phone_numbers: true, 'sort[value]': 'created_at' },
    doing: DOING,
  };
  for (let at = start; ; ) {
    const page = await listPage(telnyx.api, list, portingOrder, at.page);
    const orders: CarrierOrder[] = [];
    const breather = new Breather();
    for (const wire of page.items) {
      await breather.breathe();
      orders.push(listedOrder(telnyx, wire, await numbersOf(telnyx.api, wire), at.first === true));
    }
    const next = nextPage(at, page.meta?.total_results ?? undefined);
    const complete = next.page > at.page && isLast(page, at.page);
    yield { orders, cursor: cursorOf(next, complete) };
    if (complete) return;
    at = next;
  }
}

interface Changes {
  readonly ids: readonly RemoteId[];
  /** When an order came into the status named. */
  readonly moved: ReadonlyMap<RemoteId, { readonly status: string; readonly at: Instant }>;
}

async function changesSince(telnyx: Telnyx, from: number): Promise<Changes> {
  const events = await listEvents(telnyx.api, { '[created_at][gte]': toInstant(from) });
  telnyx.splits.learn(events);
  const ids = new Set(events.flatMap(ordersIn));
  for (const id of await newSince(telnyx, from)) ids.add(id);
  return { ids: [...ids], moved: movesIn(events) };
}

/** The newest orders; none of them need have an event. */
async function newSince({ api }: Telnyx, from: number): Promise<readonly RemoteId[]> {
  const list = { path: ['porting_orders'], query: { 'sort[value]': '-created_at' }, doing: DOING };
  const ids: RemoteId[] = [];
  for await (const { id, created_at } of listAll(api, list, portingOrder)) {
    const created = instantOf(created_at);
    if (created === undefined || Date.parse(created) < from) break;
    ids.push(id);
  }
  return ids;
}

/** Oldest first, so that the last one stays. */
function movesIn(events: readonly WireEvent[]): Changes['moved'] {
  const moved = new Map<RemoteId, { readonly status: string; readonly at: Instant }>();
  for (const event of events) {
    const at = timeOf(event);
    const status = event.payload?.status?.value;
    const id = event.porting_order_id ?? event.payload?.id;
    if (event.event_type === 'porting_order.status_changed' && id && status && at !== '')
      moved.set(id, { status, at });
  }
  return moved;
}

async function* readEach(
  telnyx: Telnyx,
  at: Position,
  { ids, moved }: Changes,
): AsyncGenerator<PulledPage, void, undefined> {
  for (let from = 0; from === 0 || from < ids.length; from += SIDE_BY_SIDE) {
    const some = ids.slice(from, from + SIDE_BY_SIDE);
    const found = await Promise.all(some.map((id) => readChanged(telnyx, id, moved)));
    const complete = from + SIDE_BY_SIDE >= ids.length;
    yield {
      orders: found.filter((order) => typeof order === 'object'),
      gone: some.filter((_, index) => found[index] === 'gone'),
      cursor: cursorOf(at, complete),
    };
  }
}

/** `gone`: not there any more, such as a draft that was deleted. Nothing for an order that is not for this key. */
async function readChanged(
  telnyx: Telnyx,
  remoteId: RemoteId,
  moved: Changes['moved'],
): Promise<CarrierOrder | 'gone' | undefined> {
  try {
    const wire = await readWire(telnyx, { remoteId });
    const move = moved.get(remoteId);
    const stateSince = move?.status === wire.status?.value ? move?.at : undefined;
    return await wholeOrder(telnyx, wire, { stateSince });
  } catch (error) {
    if (!(error instanceof CarrierFailure)) throw error;
    if (error.problem.code === 'not-found') return 'gone';
    if (HIDDEN.has(error.problem.code)) return undefined;
    throw error;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(['forbidden', 'rejected']);
