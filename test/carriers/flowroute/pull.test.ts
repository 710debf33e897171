import { describe, expect, it } from 'vitest';
import type { PullCursor } from '../../../main/core/interfaces/carrier.ts';
import type { OrderRecord, World } from '../../../main/practice/flowroute/world/model.ts';
import { pulled } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { closeLater, draft, newOrder, practise, sessionAt } from './harness.ts';

const LIST = /\/portorders\?/;
const lists = (log: readonly { readonly path: string }[]) =>
  log.filter(({ path }) => LIST.test(path)).map(({ path }) => path);

/** So many orders of one customer. */
function worldOf(count: number): World {
  const order = (n: number): OrderRecord => ({
    id: String(41_352 + n),
    groupId: '38698',
    status: n % 2 === 0 ? 'pending' : 'submitted',
    created: Date.UTC(2026, 0, 1) + n * 60_000,
    modified: Date.UTC(2026, 0, 1) + n * 60_000,
    statusAt: Date.now() - 3_600_000,
    completionDate: null,
    completedAt: null,
    numbers: [`+1206555${String(n % 10_000).padStart(4, '0')}`],
    details: {
      alias: null,
      billing_name: 'Rosa Delgado',
      billing_number: '',
      city: 'Seattle',
      company: null,
      country: 'US',
      desired_completion_date: null,
      enable_cnam_lookups: false,
      last_4_ssn: '',
      loa_details: null,
      pin: '',
      provider: 'Verizon',
      provider_account: null,
      state: 'WA',
      status_url: null,
      street: '1218 3rd Ave',
      street2: null,
      usage_type: 'business',
      zip: '98101',
    },
    presets: { cnam_id: null, e911_id: null, primary_route_id: null, failover_route_id: null, alias: null },
    comments: [],
    files: [],
    signature: null,
    walks: false,
  });
  return { orders: Array.from({ length: count }, (_, n) => order(n)) };
}

describe('a pull', () => {
  it('brings every order of the account, each with its state and word', async () => {
    const { flowroute, session } = await practise({ seed: 'demo' });
    const { orders, pages, failure } = await pulled(session);
    expect(failure).toBeUndefined();
    expect(pages.at(-1)?.cursor).toMatchObject({ scope: 'full', complete: true });
    const held = flowroute.control.orders();
    expect(orders.size).toBe(held.length);
    for (const { id, status, numbers, comments } of held) {
      expect(orders.get(id)).toMatchObject({ status, numbers });
      expect(orders.get(id)?.state).toBeDefined();
      if (status === 'rejected') expect(orders.get(id)?.rejections?.[0]?.said).toBe(comments.at(-1)?.text);
    }
  });

  it('links what Portside placed there and leaves the rest alone', async () => {
    const { session } = await practise({ seed: 'demo' });
    const { orders } = await pulled(session);
    const ours = [...orders.values()].filter((order) => order.ours !== undefined);
    expect(ours.length).toBeGreaterThan(2);
    for (const order of ours) expect(order.fields).not.toHaveProperty('name');
    expect(ours.length).toBeLessThan(orders.size);
  });

  it('walks pages of 200 that overlap, and gives each order at least once', async () => {
    const { flowroute, session } = await practise({ seed: worldOf(450) });
    const { orders, pages } = await pulled(session);
    expect(orders.size).toBe(450);
    expect(flowroute.control.log()).toHaveLength(3);
    expect(lists(flowroute.control.log())).toEqual([
      '/v2/portorders?limit=200&offset=0',
      '/v2/portorders?limit=200&offset=180',
      '/v2/portorders?limit=200&offset=360',
    ]);
    expect(pages.map(({ cursor }) => cursor.complete)).toEqual([false, false, true]);
  });

  it('misses nothing when an order is created while it goes on', async () => {
    const { session } = await practise({ seed: worldOf(450) });
    const seen = new Set<string>();
    for await (const { orders } of session.pull({ full: false })) {
      for (const { remoteId } of orders) seen.add(remoteId);
      await session.create(draft());
    }
    for (const { id } of worldOf(450).orders) expect(seen).toContain(id);
  });

  it('asks afterwards only for what was modified since, on Flowroute’s clock', async () => {
    let ahead = 3 * 3_600_000;
    const { flowroute, session } = await practise({ seed: worldOf(30), clock: () => Date.now() + ahead });
    const first = await pulled(session);
    const cursor = first.pages.at(-1)?.cursor as PullCursor;
    expect(Math.abs(JSON.parse(cursor.position).since - flowroute.control.now())).toBeLessThan(30_000);
    ahead += 600_000;
    flowroute.control.setStatus('41353', 'accepted');
    flowroute.control.clearLog();
    const second = await pulled(session, { cursor, full: false });
    expect([...second.orders.keys()]).toEqual(['41353']);
    expect(second.orders.get('41353')?.state).toBe('scheduled');
    expect(second.pages.at(-1)?.cursor).toMatchObject({ scope: 'delta', complete: true });
    const asked = new URL(lists(flowroute.control.log())[0] ?? '', flowroute.url).searchParams;
    const since = Date.parse(asked.get('modified_after') ?? '') - JSON.parse(cursor.position).since;
    expect(since).toBeLessThanOrEqual(-120_000);
    expect(lists(flowroute.control.log())[0]).toMatch(/modified_after=\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\dZ/);
    const third = await pulled(session, { cursor: second.pages.at(-1)?.cursor as PullCursor, full: false });
    expect(third.orders.size).toBeLessThanOrEqual(1);
  });

  it('asks for everything when told so, or after a long absence', async () => {
    let ahead = 0;
    const { session } = await practise({ seed: worldOf(5), clock: () => Date.now() + ahead });
    const cursor = (await pulled(session)).pages.at(-1)?.cursor as PullCursor;
    expect((await pulled(session, { cursor, full: true })).orders.size).toBe(5);
    ahead = 31 * 86_400_000;
    await session.verify();
    expect((await pulled(session, { cursor, full: false })).orders.size).toBe(5);
  });

  it('asks for everything where the filter is not taken', async () => {
    const { flowroute, session } = await practise({ seed: worldOf(5) });
    const cursor = (await pulled(session)).pages.at(-1)?.cursor as PullCursor;
    const refused = { kind: 'answer', status: 422, body: '[{"id":"1","status":422,"title":"No"}]' } as const;
    flowroute.control.fault({ path: /modified_after/, action: refused });
    const { orders, pages } = await pulled(session, { cursor, full: false });
    expect(orders.size).toBe(5);
    expect(pages.at(-1)?.cursor.scope).toBe('full');
  });

  it.each(['', 'rubbish', '{"v":2}'])(
    'begins anew with a cursor that is none of its own (%s)',
    async (position) => {
      const { session } = await practise({ seed: worldOf(5) });
      const cursor = { scope: 'delta', position, complete: true };
      expect((await pulled(session, { cursor, full: false })).orders.size).toBe(5);
    },
  );
});

describe('a pull that goes wrong in the middle', () => {
  it.each([
    ['an HTML page', { kind: 'html', status: 200 }, 'protocol'],
    ['a gateway error', { kind: 'html', status: 502 }, 'carrier-down'],
    ['JSON that stops half-way', { kind: 'truncated-json' }, 'protocol'],
    ['a body that breaks off', { kind: 'cut-body' }, 'carrier-down'],
    ['a full bucket', { kind: 'rate-limited' }, 'rate-limited'],
    ['other keys', { kind: 'unauthorized' }, 'unauthorized'],
    ['an empty answer', { kind: 'answer', status: 200, body: '' }, 'protocol'],
    ['a list that is none', { kind: 'answer', status: 200, body: '{"data":{}}' }, 'protocol'],
    [
      'an order without an id',
      { kind: 'answer', status: 200, body: '{"data":[{"attributes":{}}]}' },
      'protocol',
    ],
  ] as const)('keeps what it has after %s, and goes on from there', async (_what, action, code) => {
    const { flowroute, session } = await practise({ seed: worldOf(450) });
    flowroute.control.fault({ path: LIST, after: 2, times: 1, action });
    const first = await pulled(session);
    expect(first.failure).toMatchObject({ problem: { code } });
    expect(first.pages).toHaveLength(2);
    const cursor = first.pages.at(-1)?.cursor as PullCursor;
    flowroute.control.clearLog();
    const second = await pulled(session, { cursor, full: false });
    expect(second.failure).toBeUndefined();
    expect(lists(flowroute.control.log())).toEqual(['/v2/portorders?limit=200&offset=360']);
    expect(new Set([...first.orders.keys(), ...second.orders.keys()]).size).toBe(450);
  });
});

describe('an order that has no time of its own', () => {
  it('reads the same on every pull, in another session and after a day', async () => {
    let ahead = 0;
    const clock = () => Date.now() + ahead;
    const { flowroute, session } = await practise({ clock });
    const { remoteId } = await newOrder(session);
    const first = await pulled(session);
    ahead = 86_400_000;
    const cursor = first.pages.at(-1)?.cursor as PullCursor;
    const restarted = sessionAt(flowroute.url);
    const second = await pulled(restarted, { cursor, full: true });
    expect(second.orders.get(remoteId)).toEqual(first.orders.get(remoteId));
    expect(await restarted.order({ remoteId })).toEqual(first.orders.get(remoteId));
  });

  it('was first seen by whoever saw it first', async () => {
    let ahead = 0;
    const { flowroute, session } = await practise({ clock: () => Date.now() + ahead });
    const { remoteId } = await newOrder(session);
    const first = await pulled(session);
    ahead = 86_400_000;
    const restarted = sessionAt(flowroute.url);
    expect((await restarted.order({ remoteId })).createdAt).not.toBe(first.orders.get(remoteId)?.createdAt);
    await pulled(restarted, { cursor: first.pages.at(-1)?.cursor as PullCursor, full: false });
    expect(await restarted.order({ remoteId })).toEqual(first.orders.get(remoteId));
  });

  it('keeps when it was opened once it has moved on', async () => {
    let ahead = 0;
    const { session } = await practise({ clock: () => Date.now() + ahead });
    const address = await newOrder(session);
    const before = await session.order(address);
    ahead = 3_600_000;
    const after = await session.move(address, { to: 'submitted', acceptCharges: false });
    expect(after.createdAt).toBe(before.createdAt);
    expect(after.updatedAt > before.updatedAt).toBe(true);
    expect(after.stateSince).toBe(after.updatedAt);
  });
});

it('keeps a status word that it has never heard, and takes a number for a text', async () => {
  const order = {
    id: 77,
    type: 'portorder',
    attributes: {
      status: 'on_hold',
      numbers: [12065550101, '+12065550102'],
      pin: 42,
      alias: 7,
      zip: null,
      extra: {},
    },
  };
  const server = await littleServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: order }));
  });
  closeLater(server.close);
  const read = await sessionAt(server.url).order({ remoteId: '77' });
  expect(read).toMatchObject({
    remoteId: '77',
    status: 'on_hold',
    numbers: ['+12065550101', '+12065550102'],
    fields: { pin: '42', name: '7' },
  });
  expect(read.state).toBeUndefined();
});
