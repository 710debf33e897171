import { describe, expect, it } from 'vitest';
import { accountId } from '../../../main/practice/kazoo/seed/house.ts';
import { PORT_STATES } from '../../../main/practice/kazoo/world/model.ts';
import {
  agent,
  CUSTOMER,
  customer,
  DAY,
  draft,
  expectError,
  freshNumber,
  idsOf,
  master,
  NOW,
  type Party,
  PORTS,
  portIn,
  RESELLER,
  type Reply,
  site,
  type Wire,
} from './kit.ts';

const RANGE = 2_682_000;

/** One port of each state. */
async function oneOfEach(who: Party): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const state of PORT_STATES) ids[state] = await portIn(who, state);
  return ids;
}

const statesIn = (reply: Reply): readonly string[] =>
  reply.data.flatMap((group: Wire) => group.port_requests.map((port: Wire) => port.port_state)).sort();

describe('practice Kazoo: lists (carriers/kazoo.md §8)', () => {
  it('check 37: the default list is the five active states, grouped by account', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const ids = await oneOfEach(who);
    const hotel = accountId('Larkspur Hotel');
    const other = await draft(who, {}, `/v2/accounts/${hotel}/port_requests`);
    const own = await who('GET', PORTS);
    expect(own.status).toBe(200);
    expect(own.data).toHaveLength(1);
    expect(own.data[0]).toMatchObject({ account_id: CUSTOMER, account_name: 'Juniper Street Dental' });
    expect(statesIn(own)).toEqual(['pending', 'rejected', 'scheduled', 'submitted', 'unconfirmed']);
    const item = own.data[0].port_requests.find((port: Wire) => port.id === ids.scheduled);
    expect(item).toMatchObject({
      account_id: CUSTOMER,
      name: 'Front office',
      port_state: 'scheduled',
      uploads: {},
      sent: false,
      _read_only: { port_authority: RESELLER },
    });
    for (const key of ['page_size', 'next_start_key', 'start_key']) expect(own.envelope[key]).toBeUndefined();
    for (const path of ['/v2/port_requests', `/v2/accounts/${RESELLER}/descendants/port_requests`]) {
      const all = await who('GET', `${path}?page_size=1`);
      expect(all.data.map((group: Wire) => group.account_id).sort()).toEqual([CUSTOMER, hotel].sort());
      expect(idsOf(all)).toContain(other);
      expect(idsOf(all)).toHaveLength(6);
    }
  });

  it.each([
    ['active', ['pending', 'rejected', 'scheduled', 'submitted', 'unconfirmed']],
    ['all', [...PORT_STATES].sort()],
    ['progressing', ['pending', 'scheduled', 'submitted']],
    ['suspended', ['rejected', 'unconfirmed']],
    ['completed', ['canceled', 'completed']],
    ['pending', ['pending']],
    ['pending,rejected', ['pending', 'rejected']],
    ['pending, canceled', ['canceled', 'pending']],
  ])('check 38: by_types=%s', async (types, expected) => {
    const kazoo = await site();
    const who = await agent(kazoo);
    await oneOfEach(who);
    expect(statesIn(await who('GET', `${PORTS}?by_types=${encodeURIComponent(types)}`))).toEqual(expected);
  });

  it.each(['pending,scheduled,rejected', 'active,completed', 'nonsense', 'pending,nonsense'])(
    'check 38: by_types=%s is 500 invalid_request',
    async (types) => {
      const kazoo = await site();
      const who = await agent(kazoo);
      const reply = await who('GET', `${PORTS}?by_types=${types}`);
      expectError(reply, 500, 'invalid_request');
      expect(reply.data.message).toMatch(/^query string by_types contained invalid values: /);
    },
  );

  it('check 39: finished ports older than 31 days need modified_from; a wider range is 400', async () => {
    const kazoo = await site({
      idleLifetimeSeconds: Number.POSITIVE_INFINITY,
      tokenLifetimeSeconds: 90 * DAY,
    });
    const who = await agent(kazoo);
    const old = await portIn(who, 'completed');
    kazoo.control.advance(32 * DAY * 1000);
    const recent = await portIn(who, 'completed');
    const now = NOW + 32 * DAY;
    const list = (query: string) => who('GET', `${PORTS}?by_types=completed${query}`);
    expect(idsOf(await list(''))).toEqual([recent]);
    expect(idsOf(await who('GET', `${PORTS}?by_types=all`))).toEqual([recent]);
    expect(idsOf(await list(`&modified_from=${now - RANGE - DAY}&modified_to=${now - DAY}`))).toEqual([old]);
    expect((await list(`&modified_from=${now - RANGE}&modified_to=${now}`)).status).toBe(200);
    for (const query of [
      `&modified_from=${now - RANGE - 1}&modified_to=${now}`,
      `&modified_from=${now}&modified_to=${now - 10}`,
    ]) {
      const wide = await list(query);
      expectError(wide, 400, 'validation error');
      expect(wide.data.modified_from.date_range.message).toEqual(expect.any(String));
    }
    expect((await who('GET', `${PORTS}?by_types=active&modified_from=1`)).status).toBe(200);
  });

  it('check 40: the agent list is 403 for who is no authority; other verbs there are 403 for all', async () => {
    const kazoo = await site();
    const owner = await customer(kazoo);
    expectError(await owner('GET', '/v2/port_requests'), 403, 'forbidden');
    const chief = await master(kazoo);
    const who = await agent(kazoo);
    const id = await draft(who);
    for (const party of [who, chief]) {
      const made = await party('PUT', '/v2/port_requests', {
        data: { name: 'x', numbers: { [freshNumber()]: {} } },
      });
      expectError(made, 403, 'forbidden');
    }
    expectError(await who('GET', `/v2/port_requests/${id}`), 403, 'forbidden');
    expect((await chief('GET', `/v2/port_requests/${id}`)).status).toBe(200);
    expect((await chief('GET', '/v2/port_requests')).data).toEqual([]);
  });

  it('check 41: by_number is flat and paged, over the account and what is below it', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const ids: string[] = [];
    for (const account of ['Juniper Street Dental', 'Larkspur Hotel', 'Fern & Fable Books'])
      ids.push(
        await draft(who, { numbers: { [number]: {} } }, `/v2/accounts/${accountId(account)}/port_requests`),
      );
    const find = (path: string, query = '') =>
      who('GET', `${path}?by_number=${encodeURIComponent(number)}${query}`);
    const all = await find(`/v2/accounts/${RESELLER}/port_requests`);
    expect(all.data.map((port: Wire) => port.id).sort()).toEqual([...ids].sort());
    expect(all.data[0].account_id).toEqual(expect.any(String));
    expect(all.envelope.page_size).toBe(3);
    expect(all.envelope.next_start_key).toBeUndefined();
    const first = await find('/v2/port_requests', '&page_size=2');
    expect(first.data).toHaveLength(2);
    const key: string = first.envelope.next_start_key;
    expect(key).toMatch(/^[\w-]+$/);
    const second = await find('/v2/port_requests', `&page_size=2&start_key=${key}`);
    expect(second.data).toHaveLength(1);
    expect(second.envelope).toMatchObject({ start_key: key, page_size: 1 });
    expect(second.envelope.next_start_key).toBeUndefined();
    expect([...first.data, ...second.data].map((port: Wire) => port.id).sort()).toEqual([...ids].sort());
    expect((await find(PORTS)).data.map((port: Wire) => port.id)).toEqual([ids[0]]);
    const ten = await who('GET', `${PORTS}?by_number=${number.slice(2)}`);
    expect(ten.data.map((port: Wire) => port.id)).toEqual([ids[0]]);
    expectError(await find(PORTS, '&page_size=0'), 404, 'faulty_request');
  });

  it('check 42: last_submitted lists only what is submitted now', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const ids = await oneOfEach(who);
    for (const path of [`${PORTS}/last_submitted`, `${PORTS}?by_types=last_submitted`]) {
      const reply = await who('GET', path);
      expect(reply.data).toEqual([
        {
          id: ids.submitted,
          transition: expect.objectContaining({
            type: 'transition',
            timestamp: NOW,
            transition: { new: 'submitted', previous: 'unconfirmed' },
          }),
        },
      ]);
    }
  });

  it('check 43: ports idle for more than 30 days disappear, except submitted and scheduled', async () => {
    const kazoo = await site({ tokenLifetimeSeconds: 90 * DAY });
    const who = await agent(kazoo);
    const ids = await oneOfEach(who);
    kazoo.control.advance(29 * DAY * 1000);
    await who('PATCH', `${PORTS}/${ids.pending}`, { data: { signee_name: 'still at it' } });
    kazoo.control.advance(2 * DAY * 1000);
    const left: string[] = [];
    for (const state of PORT_STATES)
      if ((await who('GET', `${PORTS}/${ids[state]}`)).status === 200) left.push(state);
    expect(left).toEqual(['submitted', 'pending', 'scheduled']);
  });

  it('filters and missing keys narrow a list', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const mine = await draft(who, { portside: { operation: 'abc' } });
    const other = await draft(who);
    expect(idsOf(await who('GET', `${PORTS}?filter_portside.operation=abc`))).toEqual([mine]);
    expect(idsOf(await who('GET', `${PORTS}?has_key=portside`))).toEqual([mine]);
    expect(idsOf(await who('GET', `${PORTS}?key_missing=portside`))).toEqual([other]);
  });

  it('a save through an ancestor’s path takes the port out of that ancestor’s descendants', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    const below = `/v2/accounts/${RESELLER}/descendants/port_requests`;
    expect(idsOf(await who('GET', below))).toEqual([id]);
    await who('PATCH', `/v2/accounts/${RESELLER}/port_requests/${id}`, { data: { name: 'Moved' } });
    expect(idsOf(await who('GET', below))).toEqual([]);
    expect(idsOf(await who('GET', PORTS))).toEqual([id]);
  });

  it('lnp_lookup is a Kazoo 5 call, and 503 without a phonebook', async () => {
    const kazoo = await site({ answers: '5' });
    const who = await agent(kazoo);
    const look = () => who('POST', `${PORTS}/lnp_lookup`, { data: { numbers: ['+12065550142'] } });
    expect((await look()).status).toBe(503);
    kazoo.control.set({ phonebook: 'accepts' });
    const reply = await look();
    expect(reply.data.numbers['+12065550142'].losing_carrier.name).toEqual(expect.any(String));
  });
});
