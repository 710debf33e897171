import { describe, expect, it } from 'vitest';
import type { Status } from '../../../main/practice/flowroute/world/model.ts';
import {
  attributes,
  DETAILS,
  expectErrors,
  ordered,
  type Practised,
  practise,
  shown,
  type Wire,
} from './kit.ts';

const cancelBody = { data: { attributes: { status: 'cancelled' } } };

const IN_FLIGHT: readonly Status[] = ['processing', 'submitted', 'accepted', 'review'];

async function orderIn(here: Practised, status: Status): Promise<string> {
  const id = await ordered(here);
  here.site.control.setStatus(id, status);
  return id;
}

describe('practice Flowroute: editing details', () => {
  it.each(['pending', 'rejected'] as const)('changes only what was sent while %s', async (status) => {
    const here = await practise();
    const id = await orderIn(here, status);
    const edited = await here.ask(
      'PATCH',
      `/portorders/${id}`,
      attributes({ zip: '98104', street2: 'Suite 5' }),
    );
    expect(edited.status).toBe(200);
    expect(edited.data.attributes).toMatchObject({
      billing_name: 'Rosa Delgado',
      status,
      billing_address: { street: '1218 3rd Ave', street2: 'Suite 5', zip: '98104' },
    });
    expect((await shown(here, id)).billing_address.zip).toBe('98104');
  });

  it('takes null back to nothing, but never a required field', async () => {
    const here = await practise();
    const id = await ordered(here, { company: 'Leather', pin: '4321' });
    const cleared = await here.ask('PATCH', `/portorders/${id}`, attributes({ company: null, pin: null }));
    expect(cleared.data.attributes).toMatchObject({ company: null, pin: '' });
    expectErrors(
      await here.ask('PATCH', `/portorders/${id}`, attributes({ city: null })),
      422,
      "'city' is required.",
    );
  });

  it.each(IN_FLIGHT)('refuses while %s', async (status) => {
    const here = await practise();
    const id = await orderIn(here, status);
    expectErrors(
      await here.ask('PATCH', `/portorders/${id}`, attributes({ zip: '98104' })),
      422,
      `Updating details is not possible while the port order is in status '${status}'.`,
    );
  });

  it('refuses numbers, a missing type, bad values and nothing at all', async () => {
    const here = await practise();
    const id = await ordered(here);
    const patch = (body: unknown) => here.ask('PATCH', `/portorders/${id}`, body);
    expectErrors(await patch(attributes({ numbers: ['+12065550102'] })), 422, /'numbers' cannot be changed/);
    expectErrors(await patch({ data: { attributes: { zip: '1' } } }), 400, /'data.type' must be 'portorder'/);
    expectErrors(await patch(attributes({ country: 'MX' })), 422, /'country'/);
    expectErrors(await patch(attributes({})), 422, /At least one attribute/);
    expect((await shown(here, id)).numbers).toEqual(['12065550101']);
  });
});

describe('practice Flowroute: numbers of an order', () => {
  it('adds and removes while pending', async () => {
    const here = await practise();
    const id = await ordered(here, {}, ['+12065550101', '+12065550102']);
    const path = `/portorders/${id}/relationships/numbers`;
    const changed = await here.ask('PATCH', path, { add: ['+12065550103'], remove: ['+12065550101'] });
    expect(changed.status).toBe(200);
    expect(changed.data.attributes).toMatchObject({ numbers: ['12065550102', '12065550103'], cost: '15' });
    const listed = await here.ask('PATCH', path, { add: '+12065550104,+12065550105' });
    expect(listed.data.attributes.numbers).toHaveLength(4);
  });

  it('refuses another carrier’s numbers, unknown ones, the last one, and any other status', async () => {
    const here = await practise();
    const id = await ordered(here);
    const change = (body: unknown) => here.ask('PATCH', `/portorders/${id}/relationships/numbers`, body);
    expectErrors(await change({ add: ['+12065550185'] }), 422, /not held by the carrier/);
    expectErrors(await change({ remove: ['+12065550105'] }), 422, /not part of this port order/);
    expectErrors(await change({ remove: ['+12065550101'] }), 422, /keep at least one/);
    expectErrors(await change({}), 400, /'add' or 'remove'/);
    here.site.control.setStatus(id, 'rejected');
    expectErrors(await change({ add: ['+12065550102'] }), 422, /in status 'rejected'/);
    expect((await shown(here, id)).numbers).toEqual(['12065550101']);
  });

  it('adds to a group: to the carrier’s pending order, or to a new one', async () => {
    const here = await practise();
    const id = await ordered(here, { alias: 'Front desk' });
    const { group_id: group } = await shown(here, id);
    const same = await here.ask('POST', `/portorders/${group}/numbers`, { add: ['+12065550102'] });
    expect([same.status, same.data.id, same.data.attributes.numbers.length]).toEqual([200, id, 2]);
    const other = await here.ask('POST', `/portorders/${group}/numbers`, { add: ['+18885550160'] });
    expect([other.data.type, other.data.id]).toEqual(['portorder_group', group]);
    const orders = other.data.attributes.orders.data;
    expect(orders.map((order: Wire) => [order.attributes.numbers, order.attributes.alias])).toEqual([
      [['12065550101', '12065550102'], 'Front desk'],
      [['18885550160'], 'Front desk'],
    ]);
    here.site.control.setStatus(id, 'processing');
    const late = await here.ask('POST', `/portorders/${group}/numbers`, { add: ['+12065550103'] });
    expect(late.data.attributes.orders.data).toHaveLength(3);
    expectErrors(
      await here.ask('POST', '/portorders/1/numbers', { add: ['+12065550103'] }),
      404,
      /not found/,
    );
  });
});

describe('practice Flowroute: presets', () => {
  it('sets them until an order is over, and deletes by either spelling', async () => {
    const here = await practise();
    const id = await orderIn(here, 'accepted');
    const presets = { cnam_id: '3333', primary_route_id: '83834', alias: 'Lobby' };
    const set = await here.ask('PATCH', `/portorders/${id}`, attributes({ presets }));
    expect(set.data.attributes.presets).toEqual({ ...presets, e911_id: null, failover_route_id: null });
    for (const [path, type] of [
      ['preset', 'cnam_id'],
      ['presets', 'alias'],
    ] as const) {
      const gone = await here.ask('DELETE', `/portorders/${id}/${path}/${type}`);
      expect([gone.status, gone.text]).toEqual([204, '']);
    }
    expect((await shown(here, id)).presets).toMatchObject({
      cnam_id: null,
      alias: null,
      primary_route_id: '83834',
    });
    expectErrors(await here.ask('DELETE', `/portorders/${id}/preset/cnam_id`), 422, /not set/);
    expectErrors(
      await here.ask('PATCH', `/portorders/${id}`, attributes({ presets: { e911_id: '1' } })),
      422,
      /does not exist on this account/,
    );
    here.site.control.setStatus(id, 'completed');
    expectErrors(
      await here.ask('PATCH', `/portorders/${id}`, attributes({ presets })),
      422,
      /in status 'completed'/,
    );
  });
});

describe('practice Flowroute: canceling', () => {
  it.each(['/status', ''])('cancels a pending order at /portorders/{id}%s', async (below) => {
    const here = await practise();
    const id = await ordered(here);
    const canceled = await here.ask('PATCH', `/portorders/${id}${below}`, cancelBody);
    expect([canceled.status, canceled.data]).toEqual([
      200,
      {
        attributes: { status: 'cancelled', status_updated_at: '2026-06-15T17:00:00Z' },
        id,
        type: 'portorder',
      },
    ]);
    expect((await shown(here, id)).status).toBe('canceled');
    here.site.control.set({ canceled: 'cancelled' });
    expect((await here.ask('GET', `/portorders/${id}/status`)).data.attributes.status).toBe('cancelled');
  });

  it('abandons a rejected order', async () => {
    const here = await practise();
    const id = await orderIn(here, 'rejected');
    const abandoned = await here.ask('PATCH', `/portorders/${id}/status`, cancelBody);
    expect(abandoned.data.attributes.status).toBe('abandoned');
    expect((await shown(here, id)).status).toBe('abandoned');
  });

  it.each(IN_FLIGHT)('sends a %s order to support', async (status) => {
    const here = await practise();
    const id = await orderIn(here, status);
    expectErrors(
      await here.ask('PATCH', `/portorders/${id}/status`, cancelBody),
      422,
      /ticket with Flowroute support/,
    );
    expect((await shown(here, id)).status).toBe(status);
  });

  it('knows no other status to set, and cancels nothing twice', async () => {
    const here = await practise();
    const id = await ordered(here);
    const to = (status: string) => here.ask('PATCH', `/portorders/${id}`, attributes({ status }));
    expectErrors(await to('completed'), 422, "'status' must be 'cancelled'.");
    expect((await to('Canceled')).status).toBe(200);
    expectErrors(await to('cancelled'), 422, /in status 'canceled' cannot be cancelled/);
  });
});

it('keeps what an order was created with', async () => {
  const here = await practise();
  const id = await ordered(here);
  const { billing_address: address, ...rest } = await shown(here, id);
  expect({ ...rest, ...address, usage_type: 'Business' }).toMatchObject(DETAILS);
});
