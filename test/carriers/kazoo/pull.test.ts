import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../main/carriers/kazoo/pull-plan.ts';
import { after, begin, cursorOf, stepAt } from '../../../main/carriers/kazoo/pull-plan.ts';
import { PRACTICE_CUSTOMER, PRACTICE_MASTER } from '../../../main/practice/kazoo/seed/credentials.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { pulled } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { byKey, draft, sessionAt } from './harness.ts';

const DAY = 86_400;
const NOW = 63_962_555_122;

function walk(start: Position, ports: (at: Position) => number): Position[] {
  const path: Position[] = [];
  for (let at = start; stepAt(at) !== undefined && path.length < 200; at = after(at, ports(at)))
    path.push(at);
  return path;
}

describe('the plan of a pull', () => {
  it('walks closed ports back in windows the server accepts, without a gap, and stops after three empty ones', () => {
    const start = begin(undefined, false, ['account'], NOW);
    const closed = walk(start, ({ window }) => (window < 2 ? 5 : 0))
      .map(stepAt)
      .filter((step) => step?.kind === 'closed');
    expect(closed).toHaveLength(5);
    let to = NOW;
    for (const step of closed) {
      expect(step.to).toBe(to);
      expect(step.to - step.from).toBeLessThanOrEqual(2_682_000);
      to = step.from;
    }
  });

  it('never goes further back than a year', () => {
    const path = walk(begin(undefined, false, ['account', 'agent'], NOW), () => 1).map(stepAt);
    expect(path.filter((step) => step?.kind === 'closed')).toHaveLength(24);
    expect(path.filter((step) => step?.kind === 'open').map((step) => `${step.root} ${step.types}`)).toEqual([
      'account suspended',
      'account progressing',
      'agent suspended',
      'agent progressing',
    ]);
  });

  const complete = cursorOf({ ...begin(undefined, false, ['account'], NOW), step: 3 });

  it('asks for changes since the last pull began, with two minutes of overlap', () => {
    expect(complete.complete).toBe(true);
    const start = begin(complete, false, ['account'], NOW + 600);
    expect(walk(start, () => 0).map(stepAt)).toEqual([
      { kind: 'changed', root: 'account', types: 'active', from: NOW - 120 },
      { kind: 'changed', root: 'account', types: 'completed', from: NOW - 120 },
    ]);
    expect(start.since).toBe(NOW + 600);
    expect(cursorOf(start)).toMatchObject({ scope: 'delta', complete: false });
  });

  it.each([
    ['after a month', complete, false, NOW + 31 * DAY],
    ['when the clock of the carrier went back', complete, false, NOW - DAY],
    ['when told to', complete, true, NOW + 60],
    ['when the cursor is not ours', { scope: 'x', position: '{"v":9}', complete: true }, false, NOW],
    ['when the cursor is no JSON', { scope: 'x', position: 'x', complete: true }, false, NOW],
    ['when an unfinished pull is days old', { ...complete, complete: false }, false, NOW + 2 * DAY],
  ])('asks for everything %s', (_what, cursor, full, now) => {
    expect(begin(cursor, full, ['account'], now)).toEqual(begin(undefined, true, ['account'], now));
  });

  it('goes on where it stopped', () => {
    const middle: Position = {
      ...begin(undefined, false, ['account', 'agent'], NOW),
      step: 2,
      window: 4,
      empty: 1,
    };
    expect(begin(cursorOf(middle), false, ['account', 'agent'], NOW + 60)).toEqual(middle);
    expect(begin(cursorOf(middle), false, ['account', 'descendants'], NOW + 60).step).toBe(0);
  });
});

describe('a pull', () => {
  it('gives everything the account may see, with names, ages and authority', async () => {
    const kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
    try {
      const agent = await pulled(sessionAt(kazoo.url));
      expect(agent.failure).toBeUndefined();
      expect(agent.orders.size).toBe(kazoo.control.ports().length);
      const orders = [...agent.orders.values()];
      expect(
        orders
          .filter(({ state }) => state === 'submitted')
          .every(({ stateSince }) => stateSince !== undefined),
      ).toBe(true);
      expect(orders.every(({ subAccount, authority }) => authority === (subAccount !== undefined))).toBe(
        true,
      );
      const names = new Map(
        agent.pages.flatMap((page) => page.subAccounts ?? []).map(({ id, name }) => [id, name]),
      );
      expect([...names.values()]).toContain('Larkspur Hotel');
      for (const page of agent.pages) expect(page.orders.length).toBeLessThanOrEqual(200);
      const master = await sessionAt(kazoo.url, byKey(PRACTICE_MASTER)).verify();
      expect(master.portAuthority).toBe(true);
    } finally {
      await kazoo.close();
    }
  });

  it('reads the lists of an account and all below it when it is no authority', async () => {
    const kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
    try {
      const { orders } = await pulled(sessionAt(kazoo.url, byKey(PRACTICE_CUSTOMER)));
      expect(orders.size).toBeGreaterThan(5);
      expect([...orders.values()].some(({ authority }) => authority)).toBe(false);
      expect(kazoo.control.log().some(({ path }) => path.includes('descendants/port_requests'))).toBe(true);
    } finally {
      await kazoo.close();
    }
  });

  it('then gives what changed, also what was completed meanwhile', async () => {
    const kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
    try {
      const session = sessionAt(kazoo.url);
      const first = await pulled(session);
      const cursor = first.pages.at(-1)?.cursor;
      kazoo.control.advance(600_000);
      const pending = [...first.orders.values()].find(
        ({ state, subAccount }) => state === 'pending' && subAccount !== undefined,
      );
      const address = { remoteId: pending?.remoteId ?? '', subAccountId: pending?.subAccount?.id ?? '' };
      await session.move(address, { to: 'completed', acceptCharges: true });
      const [created] = await session.create(draft());
      const delta = await pulled(session, { full: false, ...(cursor && { cursor }) });
      expect(delta.failure).toBeUndefined();
      expect(delta.orders.get(address.remoteId)).toMatchObject({ state: 'completed', authority: true });
      expect(delta.orders.has(created?.remoteId ?? '')).toBe(true);
      expect(delta.pages.at(-1)?.cursor).toMatchObject({ scope: 'delta', complete: true });
      expect(
        kazoo.control.log().filter(({ path }) => path.includes('modified_from') && path.includes('active')),
      ).toHaveLength(2);
    } finally {
      await kazoo.close();
    }
  });

  it('keeps words for states that it does not know', async () => {
    const body = {
      status: 'success',
      data: [
        {
          account_id: 'a',
          account_name: 'A',
          port_requests: [
            {
              id: 'p',
              account_id: 'a',
              name: 'x',
              port_state: 'on_hold',
              numbers: { '2065550142': {} },
              uploads: [],
              created: 'soon',
            },
          ],
        },
      ],
    };
    const server = await littleServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'PUT') response.statusCode = 201;
      response.end(
        JSON.stringify(
          request.method === 'PUT'
            ? { data: { account_id: 'me' }, auth_token: 't', status: 'success' }
            : body,
        ),
      );
    });
    try {
      const { orders, failure } = await pulled(sessionAt(server.url));
      expect(failure).toBeUndefined();
      expect(orders.get('p')).toMatchObject({
        status: 'on_hold',
        numbers: ['+12065550142'],
        subAccount: { id: 'a' },
      });
      expect(orders.get('p')?.state).toBeUndefined();
    } finally {
      await server.close();
    }
  });
});

describe('a list that breaks off after several pages', () => {
  it('leaves the cursor at its beginning', async () => {
    const port = (n: number) => ({
      id: `p${n}`,
      account_id: 'a',
      name: 'x',
      port_state: 'pending',
      numbers: {},
    });
    const list = JSON.stringify({
      data: [{ account_id: 'a', port_requests: Array.from({ length: 1000 }, (_, n) => port(n)) }],
    });
    const server = await littleServer((request, response) => {
      if (request.method === 'PUT')
        response.writeHead(201).end('{"data":{"account_id":"me"},"auth_token":"t","status":"success"}');
      else if (request.url?.includes('by_types=progressing')) response.end(list.slice(0, -200));
      else response.end('{"data":[],"status":"success"}');
    });
    try {
      const { pages, orders, failure } = await pulled(sessionAt(server.url));
      expect(failure).toMatchObject({ problem: { code: 'protocol' } });
      expect(orders.size).toBeGreaterThanOrEqual(600);
      for (const { cursor } of pages) {
        expect(cursor.complete).toBe(false);
        expect(JSON.parse(cursor.position)).toMatchObject({ step: 1 });
      }
    } finally {
      await server.close();
    }
  });
});

describe('a list of 20,000 ports in one answer', () => {
  /** The server is a thread of its own, so that only our side of the event loop is measured. */
  async function serverThread(count: number) {
    const code = `
      const { createServer } = require('node:http'); const { parentPort } = require('node:worker_threads');
      const port = (n) => ({ id: 'port-' + n, account_id: 'a' + n % 20, name: 'Foundry ' + n, port_state: 'pending', created: 63962000000, updated: 63962000000 + n,
        numbers: { ['+1206555' + String(n % 10000).padStart(4, '0')]: {} }, bill: { name: 'Café “Ω”', carrier: 'Cascade', btn: '+12065550142', account_number: String(n), street_number: '12', street_address: 'Mill', locality: 'Seattle', region: 'WA', postal_code: '98109' },
        transfer_date: 63965000000, uploads: { 'form.pdf': { content_type: 'application/pdf', length: 2630 } }, comments: Array.from({ length: 3 }, (_, c) => ({ author: 'Maya', content: 'Called the losing carrier about number ' + n, timestamp: 63962000000 + c })), _read_only: { port_authority: 'me' } });
      const groups = []; for (let g = 0; g < 20; g += 1) { const ports = []; for (let n = g; n < ${count}; n += 20) ports.push(port(n)); groups.push({ account_id: 'a' + g, account_name: 'Account ' + g, port_requests: ports }); }
      const big = Buffer.from(JSON.stringify({ data: groups, status: 'success' })), none = '{"data":[],"status":"success"}';
      const server = createServer((request, response) => {
        request.resume();
        if (request.method === 'PUT') { response.statusCode = 201; return response.end(JSON.stringify({ data: { account_id: 'me' }, auth_token: 't', status: 'success' })); }
        response.end(request.url.includes('progressing') && !request.url.includes('accounts') ? big : none);
      });
      server.listen(0, '127.0.0.1', () => parentPort.postMessage({ port: server.address().port, bytes: big.length }));`;
    const worker = new Worker(code, { eval: true });
    const ready = await new Promise<{ port: number; bytes: number }>((resolve) =>
      worker.once('message', resolve),
    );
    return { ...ready, close: () => worker.terminate() };
  }

  /** Delays of the event loop while something runs: 99th percentile in milliseconds. */
  async function delayDuring(work: () => Promise<void>): Promise<number> {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await work();
    delay.disable();
    return delay.percentile(99) / 1e6;
  }

  /** What this machine makes of work in stretches of 5 ms, whatever else it is doing. */
  const floor = () =>
    delayDuring(async () => {
      for (let n = 0; n < 80; n += 1) {
        const end = performance.now() + 5;
        while (performance.now() < end);
        await nextTurn();
      }
    });

  it('comes in pages without holding up the event loop', async () => {
    const server = await serverThread(20_000);
    try {
      // One quiet moment is enough: a busy machine holds up every loop.
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 12 && best >= 2.5; run += 1) {
        const session = sessionAt(`http://127.0.0.1:${server.port}`);
        await session.verify();
        let count = 0;
        const mine = await delayDuring(async () => {
          for await (const page of session.pull({ full: true })) {
            expect(page.orders.length).toBeLessThanOrEqual(200);
            count += page.orders.length;
          }
        });
        expect(count).toBe(20_000);
        best = Math.min(best, mine / Math.max(5, await floor()));
      }
      expect(server.bytes).toBeGreaterThan(15_000_000);
      expect(best).toBeLessThan(2.5);
    } finally {
      await server.close();
    }
  });
});
