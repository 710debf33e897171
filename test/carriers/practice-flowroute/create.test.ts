import { describe, expect, it } from 'vitest';
import {
  AUTHORIZATION,
  attributes,
  DETAILS,
  expectErrors,
  ordered,
  practise,
  STRANGER,
  shown,
  speak,
  type Wire,
} from './kit.ts';

describe('practice Flowroute: who may ask what', () => {
  it('takes the two keys by HTTP Basic and nothing else', async () => {
    const { site } = await practise();
    for (const headers of [
      {},
      { authorization: STRANGER },
      { authorization: 'Bearer practice-harborline' },
    ]) {
      const refused = await speak(`${site.url}/v2/portorders`, {
        headers: headers as Record<string, string>,
      });
      expectErrors(refused, 401, /key is missing or wrong/);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Basic/);
    }
    const taken = await speak(`${site.url}/v2/portorders`, { headers: { authorization: AUTHORIZATION } });
    expect(taken.status).toBe(200);
  });

  it('answers 404, 405, 415 and 400 with error objects', async () => {
    const { site, ask } = await practise();
    expectErrors(await ask('GET', '/portorders/99999'), 404, /not found/);
    expectErrors(await ask('GET', '/nothing'), 404, /not found/);
    expectErrors(await ask('DELETE', '/portorders'), 405, 'DELETE is not allowed here.');
    const send = (type: string, body: string) =>
      speak(`${site.url}/v2/portorders`, {
        method: 'POST',
        headers: { authorization: AUTHORIZATION, 'content-type': type },
        body,
      });
    expectErrors(await send('text/plain', '{}'), 415, /application\/json/);
    expectErrors(await send('application/json', '{"data"'), 400, /not a JSON object/);
    expectErrors(await send('application/json', '{}'), 400, /data.attributes/);
  });

  it('can send its error objects bare', async () => {
    const { ask } = await practise({ errors: 'bare' });
    const { status, body } = await ask('GET', '/portorders/99999');
    expect([status, body.length, body[0].status]).toEqual([404, 1, 404]);
  });
});

describe('practice Flowroute: portability', () => {
  it('sorts numbers into its lists, and demands the +', async () => {
    const { ask } = await practise();
    const numbers = ['+12065550101', '+12065550199', '+18005550160'];
    const checked = await ask('POST', '/portorders/portability', { numbers });
    expect([checked.status, checked.data]).toEqual([
      200,
      {
        portable: ['+12065550101', '+18005550160'],
        nonportable: ['+12065550199'],
        hypernetwork_enabled: ['+12065550101'],
      },
    ]);
    expectErrors(
      await ask('POST', '/portorders/portability', { numbers: ['12065550101'] }),
      422,
      /preceding \+/,
    );
    expectErrors(await ask('POST', '/portorders/portability', {}), 400, /'numbers'/);
  });
});

describe('practice Flowroute: creating', () => {
  it('makes a pending order that shows what was given, at $7.50 a number', async () => {
    const here = await practise();
    const id = await ordered(
      here,
      { company: 'Leather Inc.', pin: '0042', alias: 'Front desk', provider_account: '00123' },
      ['12065550101', '+12065550102', '+12065550101'],
    );
    expect(await shown(here, id)).toEqual({
      alias: 'Front desk',
      billing_address: {
        city: 'Seattle',
        country: 'US',
        state: 'WA',
        street: '1218 3rd Ave',
        street2: null,
        zip: '98101',
      },
      billing_name: 'Rosa Delgado',
      billing_number: '',
      business_documents: [],
      comments: [],
      company: 'Leather Inc.',
      completion_date: null,
      cost: '15',
      desired_completion_date: null,
      enable_cnam_lookups: false,
      group_id: '38697',
      last_4_ssn: '',
      loa_details: null,
      numbers: ['12065550101', '12065550102'],
      pin: '0042',
      presets: {
        cnam_id: null,
        e911_id: null,
        primary_route_id: null,
        failover_route_id: null,
        alias: null,
      },
      provider: 'Verizon',
      provider_account: '00123',
      status: 'pending',
      status_updated_at: null,
      status_url: null,
      usage_type: 'business',
    });
    const read = await here.ask('GET', `/portorders/${id}`);
    expect(read.data).toMatchObject({
      id,
      type: 'portorder',
      links: { self: `${here.site.url}/v2/portorders/${id}` },
    });
  });

  it('writes numbers in E.164 where it is told to', async () => {
    const here = await practise({ numbers: 'e164' });
    expect((await shown(here, await ordered(here))).numbers).toEqual(['+12065550101']);
  });

  it('splits by kind, country and losing carrier into one group', async () => {
    const here = await practise();
    const numbers = ['+12065550101', '+12065550185', '+18885550160', '+14165550101', '+12065550102'];
    const made = await here.ask('POST', '/portorders', attributes({ ...DETAILS, numbers }));
    expect([made.status, made.data.type, made.data.attributes.status]).toEqual([
      201,
      'portorder_group',
      'Requires Action',
    ]);
    const orders = made.data.attributes.orders.data;
    expect(orders.map((order: Wire) => order.attributes.numbers)).toEqual([
      ['12065550101', '12065550102'],
      ['12065550185'],
      ['18885550160'],
      ['14165550101'],
    ]);
    expect(new Set(orders.map((order: Wire) => order.attributes.group_id))).toEqual(new Set([made.data.id]));
    expect(new Set(orders.map((order: Wire) => order.id)).size).toBe(4);
    expect(orders.every((order: Wire) => order.attributes.billing_name === 'Rosa Delgado')).toBe(true);
  });

  it('names every required field that is missing, and makes nothing', async () => {
    const { site, ask } = await practise();
    const refused = await ask('POST', '/portorders', attributes({ numbers: ['+12065550101'] }));
    expectErrors(
      refused,
      422,
      "'billing_name' is required.",
      "'city' is required.",
      "'country' must be US or CA.",
      "'provider' is required.",
      "'state' must be a two-character state or province.",
      "'street' is required.",
      "'usage_type' must be Business or Residential.",
      "'zip' is required.",
    );
    expect(site.control.orders()).toEqual([]);
  });

  it.each([
    [{ billing_name: 'Leather Works Inc' }, /'billing_name' must be the first and last name of a person/],
    [{ billing_name: 'Rosa' }, /'billing_name' must be the first and last name/],
    [{ street: 'P.O. Box 12' }, /'street' must be a service address, not a PO box/],
    [{ country: 'MX' }, /'country'/],
    [{ usage_type: 'Both' }, /'usage_type'/],
    [{ last_4_ssn: '12' }, /'last_4_ssn' must be four digits/],
    [{ desired_completion_date: '12/07/2026' }, /YYYY-MM-DD/],
    [{ desired_completion_date: '2026-07-16' }, /within the next 30 calendar days/],
    [{ desired_completion_date: '2026-06-14' }, /within the next 30 calendar days/],
    [{ pin: 4321 }, /'pin' must be a text/],
    [{ presets: { cnam_id: '1' } }, /'presets.cnam_id' does not exist/],
    [{ numbers: [] }, /'numbers' must hold/],
    [{ numbers: [12065550101] }, /E\.164/],
    [{ numbers: ['2065550101'] }, /E\.164/],
    [{ numbers: ['+12065550101', '+12065550199'] }, '+12065550199'],
  ])('refuses %j', async (more, detail) => {
    const { site, ask } = await practise();
    const refused = await ask(
      'POST',
      '/portorders',
      attributes({ ...DETAILS, numbers: ['+12065550101'], ...more }),
    );
    expectErrors(refused, 422, typeof detail === 'string' ? new RegExp(detail.replace('+', '\\+')) : detail);
    expect(site.control.orders()).toEqual([]);
  });

  it('takes a wished date up to thirty days ahead', async () => {
    const here = await practise();
    const id = await ordered(here, { desired_completion_date: '2026-07-15' });
    expect((await shown(here, id)).desired_completion_date).toBe('2026-07-15');
  });

  it('makes a second order for a repeated creation: nothing tells one from the other', async () => {
    const here = await practise();
    const first = await ordered(here, { alias: 'same' });
    expect(await ordered(here, { alias: 'same' })).not.toBe(first);
  });
});
