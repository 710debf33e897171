import { KAZOO_CAPABILITIES } from '../../../main/carriers/kazoo/description.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { largeWorld } from '../../../main/practice/kazoo/seed/large.ts';
import { type BenchEngine, openEngine, UNLIMITED, until } from '../engine.ts';
import { type Figure, median } from '../report.ts';

/** Each is edited, commented on three times and submitted. */
const PORTS = 100;
const LANES = 4;
const MIRRORED = 100_000;
const CHANGED = 100;

/** What was done offline, sent when the network is back; and what others did meanwhile, read. */
export async function drainFigures(): Promise<readonly Figure[]> {
  return [await drainFigure(), await deltaFigure()];
}

/** What draining 500 changes costs beyond the same calls to the same adapter, as many at once, with no outbox at all. */
async function drainFigure(): Promise<Figure> {
  const engine = await openEngine({ rate: UNLIMITED });
  try {
    const account = await engine.connect();
    const ids: string[] = [];
    for (let n = 0; n < 2 * PORTS; n += 1) ids.push(await newPort(engine, account, n));
    await until(async () => (await waiting(engine)) === 0, 20);
    const bare = engine.kazoo.control.ports().slice(PORTS).map(addressOf);
    const names = new Set(bare.map(({ remoteId }) => remoteId));

    await engine.link.unplug();
    await engine.core.handlers['sync.now'](undefined);
    await until(async () => (await engine.account())?.phase === 'offline', 5);
    for (const id of ids) if (!names.has(await remoteIdOf(engine, id))) await change(engine, id);
    const asked = await waiting(engine);
    engine.kazoo.control.clearLog();
    await engine.link.plug();
    const begun = performance.now();
    engine.core.networkBack();
    const written = () =>
      engine.kazoo.control.log().filter(({ executed, method }) => executed && method !== 'GET').length;
    await until(() => written() >= asked, 2);
    await until(async () => (await waiting(engine)) === 0, 2);
    const took = performance.now() - begun;
    const requests = engine.kazoo.control.log().length;

    const floor = await withoutOutbox(engine, bare);
    const { burst, perSecond } = KAZOO_CAPABILITIES.rate;
    return {
      name: `engine overhead of draining ${asked} changes over ${PORTS} ports`,
      measured: took - floor,
      floor,
      unit: 'ms',
      rule: 'value',
      aim: 1_500,
      note: `${took.toFixed(0)} ms against ${floor.toFixed(0)} ms for the same calls without an outbox; ${requests} requests, which Kazoo's own limit stretches to ${((requests - burst) / perSecond).toFixed(0)} s`,
    };
  } finally {
    await engine.close();
  }
}

async function newPort({ core }: BenchEngine, accountId: string, n: number): Promise<string> {
  const fields = { name: `Mill Street ${n}`, billingName: 'Juniper Street Dental', postalCode: '98101' };
  const number = `+1206555${String(100 + (n % 100)).padStart(4, '0')}`;
  const { id } = await core.handlers['portRequests.create']({ accountId, fields, numbers: [number] });
  return id;
}

async function change({ core }: BenchEngine, id: string): Promise<void> {
  await core.handlers['portRequests.edit']({
    id,
    changes: { city: 'Tacoma' },
    addNumbers: [],
    removeNumbers: [],
  });
  for (const text of ['one', 'two', 'three'])
    await core.handlers['portRequests.comment']({ id, text, private: false, actionRequired: false });
  await core.handlers['portRequests.move']({ id, to: 'submitted' });
}

async function waiting({ core }: BenchEngine): Promise<number> {
  return (await core.handlers['sync.status'](undefined)).waiting;
}

async function remoteIdOf({ core }: BenchEngine, id: string): Promise<string> {
  return (await core.handlers['portRequests.open']({ id })).orders[0]?.remoteId ?? '';
}

function addressOf({ id, accountId }: { readonly id: string; readonly accountId: string }): OrderAddress {
  return { remoteId: id, subAccountId: accountId };
}

/** The calls that sending these changes consists of, straight to the adapter; milliseconds. */
async function withoutOutbox(engine: BenchEngine, ports: readonly OrderAddress[]): Promise<number> {
  const session = await bareSession(engine);
  const begun = performance.now();
  const rest = [...ports];
  const lane = async () => {
    for (let port = rest.shift(); port !== undefined; port = rest.shift()) await callsFor(session, port);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return performance.now() - begun;
}

async function bareSession({ adapter, link }: BenchEngine): Promise<CarrierSession> {
  const { apiKey } = PRACTICE_CREDENTIALS;
  const session = adapter.session({
    accountId: 'bare',
    accountName: 'Bench',
    baseUrl: link.url,
    timeZone: 'America/Los_Angeles',
    credentials: { method: 'api-key', values: { apiKey } },
  });
  await session.ready();
  return session;
}

async function callsFor(session: CarrierSession, port: OrderAddress): Promise<void> {
  await session.order(port);
  await session.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] });
  for (const text of ['one', 'two', 'three']) {
    const entries = await session.timeline(port);
    const last = Math.max(Date.now(), ...entries.map(({ at }) => Date.parse(at) + 1_000));
    const at = new Date(Math.floor(last / 1_000) * 1_000).toISOString();
    await session.comment(port, { text, private: false, actionRequired: false, at });
    await session.order(port);
    await session.timeline(port);
  }
  await session.order(port);
  await session.move(port, { to: 'submitted', acceptCharges: false });
  await session.timeline(port);
}

/** What others changed meanwhile in 100 of 100,000 ports: from asking until the board has it. */
async function deltaFigure(): Promise<Figure> {
  const engine = await openEngine({ seed: largeWorld(MIRRORED), rate: UNLIMITED });
  try {
    await engine.connect();
    const colleague = await bareSession(engine);
    const theirs = engine.kazoo.control.ports().filter(({ state }) => state === 'pending');
    const took: number[] = [];
    let calls = 0;
    for (let round = 0; round < 5; round += 1) {
      for (const port of theirs.slice(0, CHANGED))
        await colleague.update(addressOf(port), {
          changes: { city: `Tacoma ${round}` },
          addNumbers: [],
          removeNumbers: [],
        });
      engine.kazoo.control.clearLog();
      const before = (await engine.account())?.pulledAt;
      const begun = performance.now();
      await engine.core.handlers['sync.now'](undefined);
      await until(async () => (await engine.account())?.pulledAt !== before, 1);
      took.push(performance.now() - begun);
      calls = engine.kazoo.control.log().length;
    }
    return {
      name: `delta pull of ${CHANGED} changed among ${MIRRORED.toLocaleString('en-US')} ports`,
      measured: median(took),
      floor: 0,
      unit: 'ms',
      rule: 'value',
      aim: 500,
      note: `${calls} calls; median of ${took.length}`,
    };
  } finally {
    await engine.close();
  }
}
