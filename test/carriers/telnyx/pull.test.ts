import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession, PullRequest } from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { pulled } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { draft, newOrder, pdf, sessionAt } from './harness.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
let telnyx: PracticeTelnyx;
let session: CarrierSession;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  telnyx = await startPracticeTelnyx({ clock: () => Date.now() + ahead, scanMs: 0 });
  session = sessionAt(telnyx.url, { now: () => Date.now() + ahead });
});
afterEach(() => telnyx.close());

const requests = (path: RegExp) => telnyx.control.log().filter((entry) => path.test(entry.path));
const numberOf = (n: number) => `+1502555${String(n).padStart(4, '0')}`;

/** What a later pull begins with. */
async function pulledOnce(): Promise<PullRequest> {
  ahead += 10 * MINUTE;
  const { pages } = await pulled(session);
  ahead += 10 * MINUTE;
  const cursor = pages.at(-1)?.cursor;
  return { full: false, ...(cursor && { cursor }) };
}

/** Orders that somebody opened elsewhere, one number each. */
async function opened(count: number): Promise<void> {
  const headers = {
    authorization: `Bearer ${PRACTICE_TELNYX.apiKey}`,
    'content-type': 'application/json',
  };
  for (let n = 0; n < count; n += 1) {
    const body = JSON.stringify({ phone_numbers: [numberOf(3000 + n)] });
    await fetch(`${telnyx.url}/v2/porting_orders`, { method: 'POST', headers, body });
  }
}

describe('a full pull', () => {
  it('lists everything, page by page, with all numbers of each order', async () => {
    await opened(300);
    const many = Array.from({ length: 130 }, (_, n) => numberOf(5000 + n));
    const { remoteId } = await newOrder(session, { numbers: many });
    telnyx.control.clearLog();
    const { pages, orders, failure } = await pulled(session);
    expect(failure).toBeUndefined();
    expect(pages.map((page) => page.orders.length)).toEqual([250, 51]);
    expect(pages.map(({ cursor }) => [cursor.scope, cursor.complete])).toEqual([
      ['full', false],
      ['full', true],
    ]);
    expect(orders.size).toBe(301);
    expect(orders.get(remoteId)?.numbers.toSorted()).toEqual(many);
    // One list of 130 is enough: orders whose numbers were all shown are not asked for.
    expect(requests(/porting_phone_numbers/)).toHaveLength(1);
  });

  it('goes on at the page where an earlier one stopped', async () => {
    await opened(260);
    telnyx.control.fault({ path: /page%5Bnumber%5D=2/, times: 10, action: { kind: 'html', status: 502 } });
    const first = await pulled(session);
    expect(first.failure).toMatchObject({ problem: { code: 'carrier-down' } });
    telnyx.control.clearFaults();
    telnyx.control.clearLog();
    const cursor = first.pages.at(-1)?.cursor;
    const rest = await pulled(sessionAt(telnyx.url), { full: false, ...(cursor && { cursor }) });
    expect(rest.orders.size).toBe(10);
    expect(rest.pages.at(-1)?.cursor).toMatchObject({ scope: 'full', complete: true });
    expect(requests(/page%5Bnumber%5D=1.*sort/)).toEqual([]);
  });

  it('gives an order the same shape as a look at it does, once its documents are known', async () => {
    const order = await newOrder(session);
    await session.deliver(order, jobOf(pdf('loa.pdf', 'loa')));
    await session.deliver(order, jobOf(pdf('csr.pdf', 'csr')));
    const alone = await session.order(order);
    const { orders } = await pulled(session);
    expect(orders.get(order.remoteId)).toEqual({ ...alone, documentsUntold: true });
  });

  it('is the same on every reading', async () => {
    await newOrder(session);
    expect((await pulled(session)).orders).toEqual((await pulled(session)).orders);
  });

  it('gives a cancellation that waits a place on the very first pull, and afterwards leaves it where it is', async () => {
    const { remoteId } = await newOrder(session);
    telnyx.control.setStatus(remoteId, 'in-process');
    telnyx.control.setStatus(remoteId, 'cancel-pending');
    const request = await pulledOnce();
    expect((await pulled(session)).orders.get(remoteId)).toMatchObject({
      state: 'submitted',
      awaiting: 'canceled',
    });
    const later = await pulled(session, { ...request, full: true });
    expect(later.orders.get(remoteId)?.state).toBeUndefined();
  });

  it('survives words and values that nobody told us about', async () => {
    const { remoteId } = await newOrder(session);
    const body = JSON.stringify({
      data: [
        { id: 'odd-1', status: { value: 'on-the-moon', details: 'none' }, phone_numbers: 'no', misc: 7 },
        { id: 'odd-2', status: 'ported', created_at: 'yesterday', documents: { loa: 5 }, end_user: null },
      ],
      meta: { total_pages: 1 },
    });
    telnyx.control.fault({
      path: /include_phone_numbers=true/,
      action: { kind: 'answer', status: 200, body },
    });
    const { orders, failure } = await pulled(session);
    expect(failure).toBeUndefined();
    expect(orders.get('odd-1')).toMatchObject({ status: 'on-the-moon', numbers: [], fields: {} });
    expect(orders.get('odd-1')?.state).toBeUndefined();
    expect(orders.get('odd-2')).toMatchObject({ state: 'completed', createdAt: '1970-01-01T00:00:00.000Z' });
    expect(orders.has(remoteId)).toBe(false);
  });

  it('asks for the page before again when the list became shorter', async () => {
    const pages: number[] = [];
    const all = Array.from({ length: 600 }, (_, n) => ({
      id: `order-${n}`,
      phone_numbers: [],
      status: 'draft',
    }));
    let removed = false;
    const server = await littleServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      if (url.pathname.endsWith('/events')) return void response.end('{"data":[],"meta":{"total_pages":1}}');
      const page = Number(url.searchParams.get('page[number]'));
      pages.push(page);
      const list = removed ? all.slice(5) : all;
      if (page === 1) removed = true;
      const data = list.slice((page - 1) * 250, page * 250);
      response.end(JSON.stringify({ data, meta: { total_pages: 3, total_results: list.length } }));
    });
    try {
      const { orders, failure } = await pulled(sessionAt(server.url));
      expect(failure).toBeUndefined();
      expect(pages).toEqual([1, 2, 1, 2, 3]);
      expect(orders.size).toBe(600);
    } finally {
      await server.close();
    }
  });
});

describe('a pull of what changed', () => {
  it('reads the orders that events name, and nothing else', async () => {
    const one = await newOrder(session);
    const other = await newOrder(session);
    await newOrder(session);
    const request = await pulledOnce();
    telnyx.control.setStatus(one.remoteId, 'in-process');
    const since = telnyx.control.now();
    telnyx.control.comment(other.remoteId, 'Please send all pages.');
    ahead += MINUTE;
    const { pages, orders } = await pulled(session, request);
    expect(new Set(orders.keys())).toEqual(new Set([one.remoteId, other.remoteId]));
    expect(orders.get(one.remoteId)?.state).toBe('submitted');
    const moved = Date.parse(orders.get(one.remoteId)?.stateSince ?? '');
    expect(Math.abs(moved - since)).toBeLessThan(2_000);
    expect(pages.at(-1)?.cursor).toMatchObject({ scope: 'delta', complete: true });
  });

  it('finds new orders, which have no event', async () => {
    await newOrder(session);
    const request = await pulledOnce();
    const { remoteId } = await newOrder(session);
    const { orders } = await pulled(session, request);
    expect([...orders.keys()]).toEqual([remoteId]);
  });

  it('is one empty page when nothing changed', async () => {
    await newOrder(session);
    const request = await pulledOnce();
    const { pages } = await pulled(session, request);
    expect(pages.map(({ orders, cursor }) => [orders.length, cursor.complete])).toEqual([[0, true]]);
    const again = pages[0]?.cursor;
    expect((await pulled(session, { full: false, ...(again && { cursor: again }) })).pages).toHaveLength(1);
  });

  it('follows a split that comes later, both orders with their own numbers', async () => {
    const numbers = [numberOf(6001), numberOf(6002), numberOf(6003)];
    const wanted = draft({ numbers });
    const [order] = await session.create(wanted);
    const from = order?.remoteId ?? '';
    telnyx.control.setStatus(from, 'submitted');
    const request = await pulledOnce();
    const to = telnyx.control.split(from, numbers.slice(1)).id;
    const { orders } = await pulled(session, request);
    expect(orders.get(from)).toMatchObject({ numbers: [numbers[0]] });
    expect(orders.get(from)?.splitFrom).toBeUndefined();
    expect(orders.get(to)).toMatchObject({ splitFrom: from, ours: { portRequestId: wanted.portRequestId } });
    expect(orders.get(to)?.numbers.toSorted()).toEqual(numbers.slice(1));
    // Nothing but the events tells it, so a session of tomorrow asks for them.
    const tomorrow = sessionAt(telnyx.url);
    expect(await tomorrow.order({ remoteId: to })).toMatchObject({ splitFrom: from });
    expect((await pulled(sessionAt(telnyx.url))).orders.get(to)).toMatchObject({ splitFrom: from });
    for (const remoteId of [from, to]) {
      const told = (await tomorrow.timeline({ remoteId })).filter(({ id }) => id.startsWith('split-'));
      expect(told).toHaveLength(1);
    }
  });

  it('is not troubled by a split that names unknown numbers and orders', async () => {
    const numbers = [numberOf(6011), numberOf(6012)];
    const { remoteId } = await newOrder(session, { numbers });
    telnyx.control.setStatus(remoteId, 'submitted');
    const request = await pulledOnce();
    const to = telnyx.control.split(remoteId, numbers.slice(1), 3).id;
    const { orders, failure } = await pulled(session, request);
    expect(failure).toBeUndefined();
    expect(orders.get(to)?.numbers).toEqual(numbers.slice(1));
  });

  it('leaves out an order that was deleted meanwhile', async () => {
    const gone = await newOrder(session);
    const kept = await newOrder(session);
    const request = await pulledOnce();
    await session.remove(gone);
    telnyx.control.setStatus(kept.remoteId, 'in-process');
    const { orders, failure } = await pulled(session, request);
    expect(failure).toBeUndefined();
    expect([...orders.keys()]).toEqual([kept.remoteId]);
  });

  it('begins anew when it was cut off', async () => {
    const orders: CarrierOrder[] = [];
    for (let n = 0; n < 30; n += 1) orders.push(await newOrder(session, { numbers: [numberOf(7000 + n)] }));
    const request = await pulledOnce();
    for (const { remoteId } of orders) telnyx.control.setStatus(remoteId, 'in-process');
    telnyx.control.fault({
      path: /porting_orders\/[0-9a-f-]+\?/,
      after: 22,
      action: { kind: 'html', status: 502 },
    });
    const first = await pulled(session, request);
    expect(first.failure).toBeDefined();
    expect(first.orders.size).toBe(20);
    const cursor = first.pages.at(-1)?.cursor;
    expect(cursor).toMatchObject({ scope: 'delta', complete: false });
    const second = await pulled(session, { full: false, ...(cursor && { cursor }) });
    expect(second.orders.size).toBe(30);
  });

  it('becomes a full one after a month away', async () => {
    await newOrder(session);
    const request = await pulledOnce();
    ahead += 31 * DAY;
    const { pages } = await pulled(sessionAt(telnyx.url, { now: () => Date.now() + ahead }), request);
    expect(pages.at(-1)?.cursor.scope).toBe('full');
  });

  it('counts by the clock of Telnyx, however wrong ours is', async () => {
    const wrong = sessionAt(telnyx.url, { now: () => Date.now() + ahead - DAY });
    const order = await newOrder(wrong);
    const { pages } = await pulled(wrong);
    ahead += 10 * MINUTE;
    telnyx.control.setStatus(order.remoteId, 'in-process');
    const cursor = pages.at(-1)?.cursor;
    const { orders } = await pulled(wrong, { full: false, ...(cursor && { cursor }) });
    expect([...orders.keys()]).toEqual([order.remoteId]);
    expect(Math.abs(wrong.clockOffset() - DAY)).toBeLessThan(2_000);
  });
});
