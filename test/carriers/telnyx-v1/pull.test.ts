import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import { HARBORLINE_SOUTH } from '../../../main/practice/telnyx/seed/credentials.ts';
import { pulled } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import {
  draft,
  newOrder,
  openSite,
  PORTING,
  papersFor,
  type Site,
  sessionAt,
  submission,
  submittedOrder,
} from './harness.ts';

let site: Site;
let session: CarrierSession;

const open = async (seed: 'empty' | 'demo' = 'empty') => {
  site = await openSite({ seed });
  session = sessionAt(site.telnyx.url);
};
beforeEach(() => open());
afterEach(() => site.close());

const lists = () =>
  site.telnyx.control.log().filter(({ method, path }) => method === 'GET' && !/sub_requests\//.test(path));

/** Drafts as another program of the account opens them. */
async function others(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const phone_number = `+1502555${String(3000 + n)}`;
    await fetch(`${site.telnyx.url}${PORTING}/draft_port_requests`, {
      method: 'POST',
      headers: {
        'x-api-user': HARBORLINE_SOUTH.user,
        'x-api-token': HARBORLINE_SOUTH.token,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ phone_numbers: [{ phone_number }] }),
    });
  }
}

describe('a whole pull', () => {
  it('brings every order of the account once, with all its numbers', async () => {
    await site.close();
    await open('demo');
    const theirs = site.telnyx.control.orders().filter(({ accountId }) => accountId === HARBORLINE_SOUTH.id);
    const { orders, pages, failure } = await pulled(session);
    expect(failure).toBeUndefined();
    expect(theirs.length).toBeGreaterThan(5);
    const numbers = (lists: readonly (readonly string[])[]) =>
      lists.map((one) => one.toSorted().join()).toSorted();
    expect(numbers([...orders.values()].map((order) => order.numbers))).toEqual(
      numbers(theirs.map((order) => order.numbers.map(({ number }) => number))),
    );
    expect(pages.flatMap((page) => page.orders)).toHaveLength(orders.size);
    expect(pages.map(({ cursor }) => cursor.complete)).toEqual([...pages.slice(1).map(() => false), true]);
    const states = new Set([...orders.values()].map(({ state }) => state));
    expect(states).not.toContain(undefined);
    expect(states.size).toBeGreaterThan(3);
  });

  it('reads the same on every reading, and says that it tells no documents', async () => {
    const order = await submittedOrder(session);
    const one = await pulled(session);
    const other = await pulled(sessionAt(site.telnyx.url), { full: true });
    expect(other.orders).toEqual(one.orders);
    expect(one.orders.get(order.remoteId)).toMatchObject({ documentsUntold: true });
    const { documents: _documents, ...read } = await session.order(order);
    expect(read).not.toHaveProperty('documentsUntold');
    expect(one.orders.get(order.remoteId)).toMatchObject(read);
  });

  it('goes on at the page where it was cut off', async () => {
    await others(130);
    const last = await submittedOrder(session);
    site.telnyx.control.clearLog();
    site.telnyx.control.fault({
      path: /draft_port.*page=2/,
      times: 3,
      action: { kind: 'html', status: 502 },
    });
    const first = await pulled(session);
    expect(first.failure).toMatchObject({ problem: { code: 'carrier-down' } });
    expect(first.orders.size).toBe(100);
    const cursor = first.pages.at(-1)?.cursor;
    expect(cursor?.complete).toBe(false);
    site.telnyx.control.clearFaults();
    const restarted = sessionAt(site.telnyx.url);
    const second = await pulled(restarted, { full: false, ...(cursor && { cursor }) });
    expect(second.orders.size).toBe(31);
    expect(second.orders.has(last.remoteId)).toBe(true);
    expect(second.pages.at(-1)?.cursor).toMatchObject({ scope: 'full', complete: true });
  });

  it('gives a submitted order its name of before when it is taken up among the port requests', async () => {
    const order = await submittedOrder(session);
    const { pages } = await pulled(session);
    const cursor = pages.at(-2)?.cursor;
    const { orders } = await pulled(sessionAt(site.telnyx.url), { full: false, ...(cursor && { cursor }) });
    expect([...orders.keys()]).toEqual([order.remoteId]);
  });

  it('joins the orders of a draft that somebody else split, the same ones before and after', async () => {
    const numbers = ['+15025550190', '+14055550190'];
    const [one, other] = await session.create(draft({ numbers }));
    const { orders } = await pulled(session);
    const froms = [one, other].map((order) => orders.get(order?.remoteId ?? '')?.splitFrom);
    expect(froms.filter((from) => from === undefined)).toHaveLength(1);
    expect([one?.remoteId, other?.remoteId]).toContain(froms.find((from) => from !== undefined));
  });
});

describe('a pull of what is open', () => {
  const again = async (who = session) => {
    const { pages } = await pulled(who);
    return async () => {
      const cursor = pages.at(-1)?.cursor;
      return pulled(who, { full: false, ...(cursor && { cursor }) });
    };
  };

  it('asks for drafts and for port requests that are not complete', async () => {
    await submittedOrder(session);
    const delta = await again();
    site.telnyx.control.clearLog();
    const { pages } = await delta();
    expect(pages.at(-1)?.cursor).toMatchObject({ scope: 'delta', complete: true });
    expect(lists()).toHaveLength(2);
  });

  it('sees what somebody else has submitted, under the same name', async () => {
    const order = await newOrder(session);
    const delta = await again();
    const desk = sessionAt(site.telnyx.url);
    await papersFor(desk, order);
    await desk.move(order, submission);
    const { orders } = await delta();
    expect([...orders.values()]).toMatchObject([{ remoteId: order.remoteId, state: 'submitted' }]);
  });

  it('sees what is through, once', async () => {
    const order = await submittedOrder(session);
    const delta = await again();
    site.telnyx.control.setStatus(site.telnyx.control.orders()[0]?.id ?? '', 'ported');
    expect((await delta()).orders.get(order.remoteId)?.state).toBe('completed');
    expect((await delta()).orders.size).toBe(0);
  });

  it('says which drafts are gone', async () => {
    const order = await newOrder(session);
    const delta = await again();
    site.telnyx.control.advance(31 * 86_400_000);
    const { pages } = await delta();
    expect(pages.flatMap(({ gone = [] }) => gone)).toEqual([order.remoteId]);
  });

  it('begins anew when its cursor makes no sense, or is of another day', async () => {
    const order = await newOrder(session);
    const positions = [
      'nonsense',
      '{}',
      JSON.stringify({ v: 1, since: 0, full: true, stage: 'requests', page: 9 }),
    ];
    for (const position of positions) {
      const cursor = { scope: 'full', position, complete: false };
      const { orders } = await pulled(session, { full: false, cursor });
      expect([...orders.keys()]).toEqual([order.remoteId]);
    }
  });
});

describe('lists of a Telnyx that is otherwise', () => {
  const sub = (id: number, phone_number: string, more = {}) => ({
    id,
    phone_numbers: [{ phone_number }],
    person_or_company_name: 'Cedar Point Hotel',
    created_at: '2026-06-01T10:00:00Z',
    ...more,
  });

  it('takes numbers for ids, words it does not know, and lists without totals', async () => {
    const drafts = [{ id: 7, status: 'pending', sub_requests: [sub(70, '(502) 555-0120')] }];
    const requests = [
      {
        id: 8,
        status: 'incomplete',
        sub_requests: [sub(80, '15025550121', { status: 'awaiting_moonrise' })],
      },
      {
        id: 9,
        status: 'incomplete',
        sub_requests: [sub(90, '+15025550122', { status: 'FOC Date Confirmed', foc_date: '2026-12-03' })],
      },
    ];
    const server = await littleServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      const draft = url.searchParams.get('status') === 'submitted' ? [] : drafts;
      response.end(JSON.stringify(url.pathname.includes('draft') ? draft : requests));
    });
    try {
      const who = sessionAt(server.url);
      const { orders, failure, pages } = await pulled(who);
      expect(failure).toBeUndefined();
      expect(orders.get('draft:7/70')).toMatchObject({ numbers: ['+15025550120'], state: 'unconfirmed' });
      // The first sight of all: it has been submitted at least.
      expect(orders.get('request:8/80')).toMatchObject({ status: 'awaiting_moonrise', state: 'submitted' });
      expect(orders.get('request:9/90')).toMatchObject({
        state: 'scheduled',
        status: 'FOC Date Confirmed',
        scheduledAt: '2026-12-03T12:00:00.000Z',
        scheduledDayOnly: true,
      });
      const cursor = pages.at(-1)?.cursor;
      const delta = await pulled(who, { full: false, ...(cursor && { cursor }) });
      expect(delta.orders.get('request:8/80')).not.toHaveProperty('state');
    } finally {
      await server.close();
    }
  });

  it.each([
    ['a web page', '<html>Sign in</html>'],
    ['half a list', '[{"id": "7", "sub_'],
    ['an object', '{"data": []}'],
    ['an order without an id', '[{"status": "pending"}]'],
    ['nothing', ''],
  ])('does not believe %s', async (_what, body) => {
    site.telnyx.control.fault({ path: /port_requests/, action: { kind: 'answer', status: 200, body } });
    const { failure, orders } = await pulled(session);
    expect(failure).toMatchObject({ problem: { code: 'protocol' } });
    expect(orders.size).toBe(0);
  });
});
