import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { PulledPage, PullRequest } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { KazooCall } from './api.ts';
import { gregorianToInstant, msToGregorian } from './gregorian.ts';
import type { Kazoo } from './kazoo.ts';
import { FLAT, streamItems, streamPorts } from './listing.ts';
import { orderOf } from './order-map.ts';
import type { Position, Root, Step } from './pull-plan.ts';
import { after, begin, cursorOf, stepAt } from './pull-plan.ts';
import type { SignedIn } from './sign-in.ts';
import type { PortDocument } from './wire.ts';
import { lastSubmittedItem } from './wire.ts';

const DOING = 'list the port requests';

/**
 * All ports this account may see, or those that changed. A page's cursor never stands behind the page: while a list is
 * coming in it points at the beginning of that list, and moves on with the last page of it. Whatever goes wrong in the
 * middle, the pages already given stay true and the list is asked for again (`carriers/kazoo.md` §3).
 */
export async function* pullPorts(
  kazoo: Kazoo,
  request: PullRequest,
): AsyncGenerator<PulledPage, void, undefined> {
  const me = await kazoo.api.me();
  const roots = await rootsOf(kazoo, request.full || request.cursor === undefined);
  const now = msToGregorian(kazoo.api.carrierNow());
  let at: Position | undefined = begin(request.cursor, request.full, roots, now);
  while (at !== undefined) {
    const step = stepAt(at);
    at = step === undefined ? undefined : yield* pullStep(kazoo, me, step, at);
  }
}

/** An authority lists what it manages and, since it is never the authority of its own ports, its own. */
async function rootsOf(kazoo: Kazoo, ask: boolean): Promise<readonly Root[]> {
  const agent = ask ? await kazoo.authority.recent() : await kazoo.authority.known();
  return agent ? ['account', 'agent'] : ['account', 'descendants'];
}

/** One list, as pages; resolves with the position after it. */
async function* pullStep(
  kazoo: Kazoo,
  me: SignedIn,
  step: Step,
  at: Position,
): AsyncGenerator<PulledPage, Position, undefined> {
  const submitted = await submittedTimes(kazoo, me, step);
  let subAccounts: readonly SubAccount[] = [];
  let count = 0;
  let held: readonly CarrierOrder[] = [];
  const now = toInstant(kazoo.api.carrierNow());
  const make = (document: PortDocument) => mapped(kazoo, me, step.root, document, submitted, now);
  const orders = streamPorts(kazoo.api, callOf(step, me), make, (groups) => {
    subAccounts = groups.filter(({ id }) => id !== me.accountId);
  });
  for await (const batch of orders) {
    if (held.length > 0) yield { orders: held, cursor: cursorOf(at) };
    held = batch;
    count += batch.length;
  }
  const next = after(at, count);
  yield { orders: held, subAccounts, cursor: cursorOf(next) };
  return next;
}

function mapped(
  kazoo: Kazoo,
  me: SignedIn,
  root: Root,
  document: PortDocument,
  submitted: ReadonlyMap<string, Instant>,
  now: Instant,
): CarrierOrder {
  return orderOf(document, {
    me,
    timeZone: kazoo.access.timeZone,
    now,
    authority: root === 'agent',
    stateSince: document.port_state === 'submitted' ? submitted.get(document.id) : undefined,
  });
}

export function rootPath(root: Root, me: SignedIn): readonly string[] {
  switch (root) {
    case 'agent':
      return ['port_requests'];
    case 'account':
      return ['accounts', me.accountId, 'port_requests'];
    case 'descendants':
      return ['accounts', me.accountId, 'descendants', 'port_requests'];
  }
}

/** `by_types` takes one group or two states, never more (`carriers/kazoo.md` §3). */
function queryOf(step: Step): NonNullable<KazooCall['query']> {
  switch (step.kind) {
    case 'open':
      return { by_types: step.types };
    case 'closed':
      return { by_types: 'completed', modified_from: step.from, modified_to: step.to };
    case 'changed':
      return { by_types: step.types, modified_from: step.from };
  }
}

function callOf(step: Step, me: SignedIn): KazooCall {
  return { method: 'GET', path: rootPath(step.root, me), query: queryOf(step), doing: DOING };
}

/** When each submitted port was submitted; empty where the server does not tell, which costs nothing but the age shown. */
async function submittedTimes(kazoo: Kazoo, me: SignedIn, step: Step): Promise<ReadonlyMap<string, Instant>> {
  const times = new Map<string, Instant>();
  if (step.kind !== 'open' || step.types !== 'progressing') return times;
  const call: KazooCall = {
    method: 'GET',
    path: rootPath(step.root, me),
    query: { by_types: 'last_submitted' },
    doing: DOING,
  };
  try {
    for await (const items of streamItems(kazoo.api, call, FLAT, (value) => ({
      found: lastSubmittedItem.safeParse(value).data,
    }))) {
      for (const { found } of items) {
        if (found !== undefined) times.set(found.id, gregorianToInstant(found.transition.timestamp));
      }
    }
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.reached !== 'yes') throw error;
  }
  return times;
}
