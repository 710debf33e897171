import type { PulledPage, PullRequest } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Flowroute } from './flowroute.ts';
import { searchPage } from './orders.ts';
import type { Position } from './pull-plan.ts';
import { begin, cursorOf } from './pull-plan.ts';

/** A list moves while it is read: pages overlap, so that an order which slid to the next one is not missed. */
const OVERLAP = 20;

/**
 * All orders of the account, or those that were modified. Each page's cursor stands behind the page: whatever goes wrong
 * in the middle, the next pull goes on there.
 */
export async function* pullOrders(
  flowroute: Flowroute,
  request: PullRequest,
): AsyncGenerator<PulledPage, void, undefined> {
  const { api, sightings } = flowroute;
  const startedAt = api.now();
  let at = begin(request.cursor, request.full, api.carrierNow());
  sightings.recall(at.seen);
  let fresh = at.offset === 0;
  for (;;) {
    const page = await pageAt(flowroute, at);
    // Before its first answer the carrier's clock was not known.
    if (fresh) at = { ...page.at, since: startedAt + api.clockOffset() };
    fresh = false;
    const next: Position = {
      ...at,
      offset: page.more ? at.offset + Math.max(1, page.orders.length - OVERLAP) : 0,
      seen: sightings.kept(),
    };
    yield { orders: page.orders, cursor: cursorOf(next, !page.more) };
    if (!page.more) return;
    at = next;
  }
}

/** A page; where the account's Flowroute takes no such filter, everything is asked for instead. */
async function pageAt(flowroute: Flowroute, at: Position) {
  const search = at.from === undefined ? {} : { modified_after: secondOf(at.from) };
  try {
    return { ...(await searchPage(flowroute, search, at.offset)), at };
  } catch (error) {
    const refused = error instanceof CarrierFailure && error.problem.code === 'rejected';
    if (!refused || at.from === undefined || at.offset > 0) throw error;
    const { from: _from, ...everything } = at;
    return { ...(await searchPage(flowroute, {}, 0)), at: everything };
  }
}

/** ISO 8601 to the second, as Flowroute writes its times. */
function secondOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
