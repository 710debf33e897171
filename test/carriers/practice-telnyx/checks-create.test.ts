import { describe, expect, it } from 'vitest';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import { ask, draft, expectErrors, fresh, site, v2, type Wire } from './kit.ts';

const results = (reply: Wire): Record<string, Wire> =>
  Object.fromEntries(reply.data.map((each: Wire) => [each.phone_number, each]));

describe('practice Telnyx: who may speak (carriers/telnyx-flowroute-s3.md §B)', () => {
  it('answers 10009 to no key and to a wrong one, 10010 to a key without the right', async () => {
    const telnyx = await site();
    expectErrors(await ask(telnyx.url, 'GET', '/v2/porting_orders'), 401, ['10009']);
    const headers = { authorization: 'Bearer KEY-other' };
    expectErrors(await ask(telnyx.url, 'GET', '/v2/porting_orders', { headers }), 401, ['10009']);
    telnyx.control.set({ forbidden: true });
    expectErrors(await v2(telnyx)('GET', '/porting_orders'), 403, ['10010']);
    expect(JSON.stringify(telnyx.control.log())).not.toContain(PRACTICE_TELNYX.apiKey);
  });

  it('answers 10005 to unknown paths and ids, and refuses other methods and bodies that are no JSON', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    expectErrors(await who('GET', '/nothing'), 404, ['10005']);
    expectErrors(await who('GET', '/porting_orders/eef10fb8-f3df-4c67-97c5-e18179723222'), 404, ['10005']);
    expectErrors(await who('PUT', '/porting_orders'), 405, ['10007']);
    expectErrors(await who('POST', '/porting_orders', { body: '{"phone_numbers":' }), 400, ['10015']);
  });
});

describe('practice Telnyx: portability', () => {
  it('tells of each number whether it can come, and why not', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const [fine = '', gone = '', bare = '', taken = '', ours = ''] = fresh(5);
    telnyx.control.list(gone, { notPortable: 'lrn_data_not_found' });
    telnyx.control.list(bare, { notPortable: 'no_coverage' });
    await draft(who, { phone_numbers: [taken] });
    telnyx.control.setStatus(await draft(who, { phone_numbers: [ours] }), 'ported');
    const odd = '+15550100100';
    const numbers = [fine, gone, bare, taken, ours, odd, '+442079460000'];
    const reply = await who('POST', '/portability_checks', { json: { phone_numbers: numbers } });
    expect(reply.status).toBe(201);
    const told = results(reply);
    expect(told[fine]).toMatchObject({ portable: true, not_portable_reason: '', phone_number_type: 'local' });
    expect(told[fine].carrier_name).toMatch(/\w/);
    expect(numbers.slice(1).map((each) => [told[each].portable, told[each].not_portable_reason])).toEqual([
      [false, 'lrn_data_not_found'],
      [false, 'no_coverage'],
      [false, 'already_being_ported'],
      [false, 'telnyx_number'],
      [false, 'invalid_phone_number'],
      [false, 'no_coverage'],
    ]);
    telnyx.control.set({ spelling: 'guide' });
    const again = await who('POST', '/portability_checks', { json: { phone_numbers: [fine] } });
    expect(again.data[0].not_portable_reason).toBeNull();
  });

  it('takes numbers in +E.164 only, and names each that is not', async () => {
    const who = v2(await site());
    const phone_numbers = ['+12165550100', '2165550101', 2_165_550_102];
    for (const path of ['/portability_checks', '/porting_orders']) {
      const reply = await who('POST', path, { json: { phone_numbers } });
      expectErrors(reply, 422, ['10016', '/phone_numbers/1'], ['10016', '/phone_numbers/2']);
      expectErrors(await who('POST', path, { json: {} }), 422, ['10004', '/phone_numbers']);
    }
  });
});

describe('practice Telnyx: creating', () => {
  it('answers an array of drafts with what was sent, and keeps the reference', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const phone_numbers = fresh(3);
    const made = await who('POST', '/porting_orders', {
      json: { phone_numbers, customer_reference: 'ps1.a.b', customer_group_reference: 'g' },
    });
    expect([made.status, made.data.length]).toEqual([201, 1]);
    const [order] = made.data;
    expect(order).toMatchObject({
      record_type: 'porting_order',
      status: { value: 'draft', details: [] },
      customer_reference: 'ps1.a.b',
      customer_group_reference: 'g',
      support_key: null,
      parent_support_key: null,
      porting_phone_numbers_count: 3,
      created_at: '2026-06-15T17:00:00Z',
      requirements_met: false,
      documents: { loa: null, invoice: null },
    });
    expect(order.phone_numbers.map((each: Wire) => each.phone_number)).toEqual(phone_numbers);
    const read = await who('GET', `/porting_orders/${order.id}`);
    expect(read.data.phone_numbers).toBeUndefined();
    expect(read.meta.phone_numbers_url).toBe(
      `/v2/porting_phone_numbers?filter[porting_order_id]=${order.id}`,
    );
  });

  it('splits by type, by SPID and by FastPort, and every order has the same reference', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const [home = '', other = '', fast = ''] = fresh(3);
    const [free = ''] = fresh(1, '888');
    telnyx.control.list(other, { spid: '0001', carrier: 'Elsewhere Tel' });
    telnyx.control.list(fast, { fastPortable: true });
    // Toll-free numbers go alone even where one carrier holds both kinds.
    telnyx.control.list(home, { spid: '0002' });
    telnyx.control.list(free, { spid: '0002' });
    const json = { phone_numbers: [home, other, fast, free], customer_reference: 'ps1.split' };
    const made = await who('POST', '/porting_orders', { json });
    expect(made.data.map((each: Wire) => each.phone_numbers.map((one: Wire) => one.phone_number))).toEqual([
      [home],
      [other],
      [fast],
      [free],
    ]);
    expect(made.data.map((each: Wire) => each.customer_reference)).toEqual(Array(4).fill('ps1.split'));
    expect(made.data.map((each: Wire) => each.activation_settings.fast_port_eligible)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(made.data[1].old_service_provider_ocn).toBe('Elsewhere Tel');
    expect(made.data[3].phone_number_type).toBe('toll_free');
  });

  it('refuses the whole create for one number that cannot come, and 80003 for one that is on its way', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const [fine = '', gone = '', taken = ''] = fresh(3);
    telnyx.control.list(gone, { notPortable: 'no_coverage' });
    await draft(who, { phone_numbers: [taken] });
    const reply = await who('POST', '/porting_orders', { json: { phone_numbers: [fine, gone, taken] } });
    expectErrors(reply, 422, ['10015', '/phone_numbers/1'], ['80003', '/phone_numbers/2']);
    expect(telnyx.control.orders()).toHaveLength(1);
  });

  it('deletes drafts only, tells the feed, and frees their numbers', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const phone_numbers = fresh(1);
    const id = await draft(who, { phone_numbers, customer_reference: 'mine' });
    expect((await who('DELETE', `/porting_orders/${id}`)).status).toBe(204);
    expectErrors(await who('GET', `/porting_orders/${id}`), 404, ['10005']);
    expect(telnyx.control.events().at(-1)).toMatchObject({
      type: 'porting_order.deleted',
      orderId: id,
      payload: { id, customer_reference: 'mine', deleted_at: '2026-06-15T17:00:00Z' },
    });
    const again = await draft(who, { phone_numbers });
    telnyx.control.setStatus(again, 'in-process');
    expectErrors(await who('DELETE', `/porting_orders/${again}`), 422, ['10015']);
  });
});
