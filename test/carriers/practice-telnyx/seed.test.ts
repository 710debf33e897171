import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { CASES, referenceOf } from '../../../main/practice/cases.ts';
import { demoWorld as kazooWorld } from '../../../main/practice/kazoo/seed/demo.ts';
import { demoWorld } from '../../../main/practice/telnyx/seed/demo.ts';
import { type Order, STATUS_WORDS } from '../../../main/practice/telnyx/world/model.ts';
import { DAY, HOUR, NOON, type Party, site, statusOf, v1, v2, type Wire } from './kit.ts';

async function all(who: Party): Promise<readonly Wire[]> {
  const reply = await who('GET', '/porting_orders?page[size]=250&include_phone_numbers=true');
  expect(reply.status).toBe(200);
  return reply.data;
}

const numbersOf = (order: Wire): readonly string[] =>
  order.phone_numbers.map((each: Wire) => each.phone_number);

describe('practice Telnyx: the demo world', () => {
  it('holds each shared case with its numbers, status, reference and codes', async () => {
    const who = v2(await site({ seed: 'demo' }));
    const orders = await all(who);
    const here = CASES.filter((port) => port.telnyx);
    expect(here.length).toBeGreaterThan(5);
    for (const port of here) {
      const mine = orders.filter((order) => port.numbers.some((each) => numbersOf(order).includes(each)));
      expect([port.slug, mine.length]).toEqual([port.slug, port.telnyx?.split ? 2 : 1]);
      expect(mine.flatMap(numbersOf).sort()).toEqual([...port.numbers].sort());
      for (const order of mine) {
        expect([port.slug, order.status.value]).toEqual([port.slug, port.telnyx?.status]);
        expect(order.customer_reference).toBe(port.telnyx?.referenced ? referenceOf(port, 'telnyx') : null);
        expect(order.status.details.map((each: Wire) => each.code)).toEqual(port.telnyx?.details ?? []);
        expect(order.end_user.admin.entity_name).toBe(port.billingName);
      }
    }
    const found = await who(
      'GET',
      `/porting_orders?filter[customer_reference]=${referenceOf(caseOfSplit(), 'telnyx')}`,
    );
    expect(found.data.map((each: Wire) => each.phone_number_type).sort()).toEqual(['local', 'toll_free']);
  });

  it('puts the FOC of a case on a whole hour, that many days from now', async () => {
    const orders = await all(v2(await site({ seed: 'demo' })));
    const port = CASES.find((each) => each.slug === 'foc-ahead');
    const order = orders.find((each) => numbersOf(each).includes(port?.numbers[0] ?? ''));
    // Eight days after 15 June in Cleveland, ten in the morning.
    expect(order.activation_settings.foc_datetime_actual).toBe('2026-06-23T14:00:00Z');
  });

  it('has about 60 orders of its own, in every status, on numbers nobody else has', async () => {
    const orders = await all(v2(await site({ seed: 'demo' })));
    const cases = new Set(CASES.flatMap(({ numbers }) => numbers));
    const own = orders.filter((order) => !numbersOf(order).some((each) => cases.has(each)));
    expect(own.length).toBeGreaterThanOrEqual(58);
    expect(own.length).toBeLessThanOrEqual(66);
    expect(new Set(own.map((order) => order.status.value))).toEqual(new Set(STATUS_WORDS));
    const numbers = demoWorld(NOON).orders.flatMap((order) => order.numbers.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((each) => /^\+1[2-9]\d{2}55501\d\d$/.test(each))).toBe(true);
    const kazoo = new Set(
      [...kazooWorld(NOON).ports].flatMap(({ fields }) => Object.keys(fields.numbers ?? {})),
    );
    expect(own.flatMap(numbersOf).filter((each) => kazoo.has(each))).toEqual([]);
    expect(Math.max(...own.map((order) => order.porting_phone_numbers_count))).toBeGreaterThan(50);
  });

  it('has a few in the account that is worked in v1, and none of them twice', async () => {
    const telnyx = await site({ seed: 'demo' });
    const requests = (await v1(telnyx)('GET', '/origination/porting/port_requests')).body;
    const drafts = (await v1(telnyx)('GET', '/origination/porting/draft_port_requests?status=pending')).body;
    expect([requests.length, drafts.length]).toEqual([7, 1]);
    const seen = new Set((await all(v2(telnyx))).flatMap(numbersOf));
    for (const request of requests)
      for (const { phone_number } of request.phone_numbers) expect(seen.has(phone_number)).toBe(false);
  });

  it('is the same for the same moment, and can be kept and started again', async () => {
    expect(demoWorld(NOON)).toEqual(demoWorld(NOON));
    const first = await site({ seed: 'demo' });
    const [draft] = (await v2(first)('GET', '/porting_orders?filter[status]=draft')).data;
    await v2(first)('PATCH', `/porting_orders/${draft.id}`, { json: { customer_reference: 'kept' } });
    const kept = deserialize(serialize(first.control.world()));
    const second = await site({ seed: kept });
    expect((await v2(second)('GET', `/porting_orders/${draft.id}`)).data.customer_reference).toBe('kept');
    expect(second.control.events()).toEqual(first.control.events());
    expect(second.control.documents()).toHaveLength(first.control.documents().length);
  });

  it('stands for hours while it lives, keeps its papers, and goes on', async () => {
    const telnyx = await site({ seed: 'demo', lives: true });
    const who = v2(telnyx);
    const before = new Map(demoWorld(NOON).orders.map(({ id, status }) => [id, status]));
    telnyx.control.advance(1.5 * HOUR);
    for (const order of telnyx.control.orders())
      expect([order.id, order.status]).toEqual([order.id, before.get(order.id)]);
    expect(telnyx.control.documents()).toHaveLength(demoWorld(NOON).documents.length);
    const [id = ''] = [...before].find(([, status]) => status === 'submitted') ?? [];
    telnyx.control.advance(DAY);
    expect(await statusOf(who, id)).toBe('foc-date-confirmed');
  });

  it('tells a believable past: created before its events, events in order and none to come', () => {
    const { orders, events, documents } = demoWorld(NOON);
    const byId = new Map(orders.map((order): [string, Order] => [order.id, order]));
    for (const event of events) {
      expect(event.at).toBeLessThanOrEqual(NOON);
      expect(event.at).toBeGreaterThan(byId.get(event.orderId)?.created ?? Number.POSITIVE_INFINITY);
    }
    for (const order of orders.filter(({ status }) => status !== 'draft')) {
      expect(events.filter((each) => each.orderId === order.id).at(-1)?.at).toBe(order.entered);
      expect(order.documents.loa).not.toBeNull();
    }
    expect(documents.every(({ bytes }) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-')).toBe(
      true,
    );
    for (const { focActual } of orders.filter(({ status }) => status === 'foc-date-confirmed'))
      expect(focActual).toBeGreaterThan(NOON + HOUR);
  });

  it('has lines to try what seldom happens', async () => {
    const who = v2(await site({ seed: 'demo' }));
    const phone_numbers = ['+19075550110', '+19075550170', '+19075550185', '+19075550198', '+19075550199'];
    const told = (await who('POST', '/portability_checks', { json: { phone_numbers } })).data;
    expect(told.map((each: Wire) => [each.fast_portable, each.not_portable_reason])).toEqual([
      [false, ''],
      [true, ''],
      [false, ''],
      [false, 'lrn_data_not_found'],
      [false, 'no_coverage'],
    ]);
    const made = await who('POST', '/porting_orders', { json: { phone_numbers: phone_numbers.slice(0, 3) } });
    expect(made.data).toHaveLength(3);
  });
});

function caseOfSplit() {
  const port = CASES.find((each) => each.telnyx?.split);
  if (!port) throw new Error('no case is split');
  return port;
}
