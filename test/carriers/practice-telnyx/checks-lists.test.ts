import { describe, expect, it } from 'vitest';
import {
  draft,
  END_USER,
  expectErrors,
  fresh,
  HOUR,
  MINUTE,
  type Party,
  site,
  submitted,
  v2,
  type Wire,
} from './kit.ts';

const idsOf = async (who: Party, query: string): Promise<readonly string[]> =>
  (await who('GET', `/porting_orders?${query}`)).data.map((each: Wire) => each.id);

describe('practice Telnyx: lists (carriers/telnyx-flowroute-s3.md §B)', () => {
  it('pages from 1, 20 at a time unless told, 250 at most, newest first', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const ids: string[] = [];
    for (let index = 0; index < 23; index += 1) {
      ids.unshift(await draft(who));
      telnyx.control.advance(MINUTE);
    }
    const first = await who('GET', '/porting_orders');
    expect(first.meta).toEqual({ page_number: 1, page_size: 20, total_pages: 2, total_results: 23 });
    expect(first.data.map((each: Wire) => each.id)).toEqual(ids.slice(0, 20));
    expect(await idsOf(who, 'page[number]=2')).toEqual(ids.slice(20));
    expect(await idsOf(who, 'page%5Bnumber%5D=3&page%5Bsize%5D=10')).toEqual(ids.slice(20));
    expect(await idsOf(who, 'page[number]=9')).toEqual([]);
    expect(await idsOf(who, 'sort[value]=created_at&page[size]=2')).toEqual(ids.toReversed().slice(0, 2));
    for (const query of ['page[size]=251', 'page[size]=0', 'page[number]=0', 'page[number]=x', 'sort=name'])
      expectErrors(await who('GET', `/porting_orders?${query}`), 422, ['10015']);
    expect((await who('GET', '/porting_orders?page[size]=250')).meta.page_size).toBe(250);
  });

  it('filters by reference, key, number, names, type and dates', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const [a, b] = [
      await draft(who, { customer_reference: 'ps1.one', customer_group_reference: 'g1' }),
      await submitted(who, { customer_reference: 'ps1.two', phone_numbers: fresh(1, '217') }),
    ];
    await who('PATCH', `/porting_orders/${a}`, {
      json: {
        end_user: { admin: { entity_name: 'Depot Records' } },
        misc: { type: 'partial' },
        activation_settings: { foc_datetime_requested: '2026-06-19T15:00:00Z' },
      },
    });
    const two = (await who('GET', `/porting_orders/${b}?include_phone_numbers=true`)).data;
    const found = {
      'filter[customer_reference]=ps1.one': [a],
      'filter[customer_reference]=ps1': [],
      'filter[customer_group_reference]=g1': [a],
      [`filter[parent_support_key]=${two.parent_support_key}`]: [b],
      'filter[end_user.admin.entity_name]=depot records': [a],
      'filter[end_user][admin][auth_person_name]=Ines Okafor': [b],
      'filter[misc.type]=partial': [a],
      'filter[misc][type]=full': [b],
      'filter[status]=in-process': [b],
      [`filter[phone_numbers.carrier_name]=${two.old_service_provider_ocn}`]: [b],
      [`filter[phone_numbers.phone_number][contains]=${two.phone_numbers[0].phone_number.slice(1, 8)}`]: [b],
      'filter[activation_settings.foc_datetime_requested][gt]=2026-06-19T14:59:59Z': [a],
      'filter[activation_settings.foc_datetime_requested][lt]=2026-06-19T14:59:59Z': [],
    };
    for (const [query, ids] of Object.entries(found))
      expect([query, await idsOf(who, query)]).toEqual([query, ids]);
  });

  it('includes the first 50 numbers only; the rest is in the list of numbers', async () => {
    const who = v2(await site());
    const phone_numbers = fresh(73, '503');
    const [order] = (await who('POST', '/porting_orders', { json: { phone_numbers } })).data;
    expect([order.phone_numbers.length, order.porting_phone_numbers_count]).toEqual([50, 73]);
    const read = await who('GET', `/porting_orders/${order.id}?include_phone_numbers=true`);
    expect(read.data.phone_numbers).toHaveLength(50);
    const listed = await who('GET', '/porting_orders?include_phone_numbers=true');
    expect(listed.data[0].phone_numbers).toHaveLength(50);
    await draft(who);
    const rest = await who('GET', `${read.meta.phone_numbers_url.replace('/v2', '')}&page[size]=250`);
    expect(rest.data.map((each: Wire) => each.phone_number)).toEqual(phone_numbers);
    expect(rest.data[72]).toMatchObject({
      record_type: 'porting_phone_number',
      porting_order_id: order.id,
      porting_order_status: 'draft',
      portability_status: 'pending',
      requirements_status: 'requirement-info-pending',
      activation_status: null,
    });
    expect((await who('GET', '/porting_phone_numbers')).meta.total_results).toBe(74);
  });
});

describe('practice Telnyx: comments, papers and the bridge to v1', () => {
  it('keeps comments of the user and of Telnyx, and tells the feed', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    const path = `/porting_orders/${id}/comments`;
    const said = await who('POST', path, { json: { body: 'Customer asks for a morning date' } });
    expect([said.status, said.data.user_type, said.data.porting_order_id]).toEqual([201, 'user', id]);
    telnyx.control.comment(id, 'We need a newer invoice');
    const listed = await who('GET', path);
    expect(listed.data.map((each: Wire) => [each.user_type, each.body])).toEqual([
      ['user', 'Customer asks for a morning date'],
      ['admin', 'We need a newer invoice'],
    ]);
    const events = (await who('GET', '/porting/events?filter[type]=porting_order.new_comment')).data;
    expect(events.map((each: Wire) => each.payload.comment.user_type).sort()).toEqual(['admin', 'user']);
    for (const body of [undefined, '', '  '])
      expectErrors(await who('POST', path, { json: { body } }), 422, ['10004', '/body']);
  });

  it('draws a letter that lists the numbers, with the RespOrg for toll-free ones', async () => {
    const who = v2(await site());
    const [number = ''] = fresh(1, '888');
    const id = await draft(who, { phone_numbers: [number] });
    await who('PATCH', `/porting_orders/${id}`, { json: { end_user: END_USER } });
    const letter = await who('GET', `/porting_orders/${id}/loa_template?loa_configuration_id=x`);
    expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(letter.text.startsWith('%PDF-1.4')).toBe(true);
    for (const text of ['Sandpiper Clinic', 'QIT02', `555-${number.slice(-4)}`])
      expect(letter.text).toContain(text);
  });

  it('lists the two requirements, and the ids that v1 knows the order by', async () => {
    const who = v2(await site());
    const id = await submitted(who);
    const requirements = (await who('GET', `/porting_orders/${id}/requirements`)).data;
    expect(requirements.map((each: Wire) => [each.requirement_status, each.field_type])).toEqual([
      ['approved', 'document'],
      ['approved', 'document'],
    ]);
    const bridge = (await who('GET', `/porting_orders/${id}/sub_request`)).data;
    expect(bridge.sub_request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(bridge.port_request_id).toMatch(/^[0-9a-f-]{36}$/);
    const shared = await who('POST', `/porting_orders/${id}/actions/share`, {
      json: { expires_in_seconds: 60 },
    });
    expect(shared.data).toMatchObject({ porting_order_id: id, expires_at: '2026-06-15T17:01:00Z' });
  });
});

describe('practice Telnyx: the events feed', () => {
  it('lists newest first, by time, order and type, in pages', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    telnyx.control.advance(HOUR);
    telnyx.control.setStatus(id, 'submitted');
    telnyx.control.advance(HOUR);
    telnyx.control.reject(id, ['OTHER']);
    const other = await submitted(who);
    const values = async (query: string) =>
      (await who('GET', `/porting/events?${query}`)).data.map((each: Wire) => each.payload.status.value);
    expect(await values(`filter[porting_order_id]=${id}`)).toEqual(['exception', 'submitted', 'in-process']);
    expect(
      await values(
        'filter[created_at][gte]=2026-06-15T18:00:00Z&filter[created_at][lte]=2026-06-15T18:30:00Z',
      ),
    ).toEqual(['submitted']);
    expect(await values('filter[created_at][gte]=2026-06-15T18:00:01Z&page[size]=1&page[number]=2')).toEqual([
      'exception',
    ]);
    const [event] = (await who('GET', `/porting/events?filter[porting_order_id]=${other}`)).data;
    expect(event).toMatchObject({
      event_type: 'porting_order.status_changed',
      porting_order_id: other,
      payload_status: 'completed',
      created_at: '2026-06-15T19:00:00Z',
      payload: { id: other, status: { value: 'in-process', details: [] } },
    });
    expect((await who('GET', `/porting/events/${event.id}`)).data).toEqual(event);
    expect((await who('POST', `/porting/events/${event.id}/republish`)).status).toBe(204);
    expectErrors(await who('GET', '/porting/events?filter[created_at][gte]=yesterday'), 422, ['10015']);
  });

  it('tells a later split once for each number, strangers too', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const phone_numbers = fresh(4, '614');
    const id = await submitted(who, { phone_numbers, customer_reference: 'ps1.split' });
    const made = telnyx.control.split(id, phone_numbers.slice(2), 1);
    const events = (await who('GET', '/porting/events?filter[type]=porting_order.split')).data;
    expect(events).toHaveLength(3);
    for (const { payload } of events) {
      expect([payload.from.id, payload.to.id]).toEqual([id, made.id]);
      expect(payload.porting_phone_numbers).toHaveLength(1);
    }
    const numbersOf = async (order: string) =>
      (await who('GET', `/porting_orders/${order}?include_phone_numbers=true`)).data.phone_numbers.map(
        (each: Wire) => each.phone_number,
      );
    expect(await numbersOf(id)).toEqual(phone_numbers.slice(0, 2));
    expect(await numbersOf(made.id)).toEqual(phone_numbers.slice(2));
    expect(await idsOf(who, 'filter[customer_reference]=ps1.split')).toHaveLength(2);
    const { data } = await who('GET', `/porting_orders/${made.id}`);
    expect(data.end_user.admin.entity_name).toBe('Sandpiper Clinic');
    expect(() => telnyx.control.split(id, phone_numbers)).toThrow('leaves some');
  });
});
