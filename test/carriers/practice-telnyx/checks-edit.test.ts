import { describe, expect, it } from 'vitest';
import {
  complete,
  DAY,
  draft,
  END_USER,
  expectErrors,
  HOUR,
  NOON,
  site,
  submitted,
  v2,
  type Wire,
} from './kit.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

describe('practice Telnyx: PATCH (carriers/telnyx-flowroute-s3.md §B)', () => {
  it('leaves what is absent, clears what is null, sets the rest', async () => {
    const who = v2(await site());
    const id = await draft(who, { customer_reference: 'ps1.x' });
    const patch = (json: unknown) => who('PATCH', `/porting_orders/${id}`, { json });
    await patch({ end_user: END_USER, misc: { type: 'full' }, webhook_url: 'https://desk.example/hook' });
    const after = await patch({
      end_user: { admin: { pin_passcode: null, entity_name: 'Sandpiper Clinic LLC' } },
      webhook_url: null,
    });
    expect(after.status).toBe(200);
    expect(after.data.end_user).toEqual({
      admin: {
        ...END_USER.admin,
        entity_name: 'Sandpiper Clinic LLC',
        pin_passcode: null,
        tax_identifier: null,
        business_identifier: null,
      },
      location: { ...END_USER.location, extended_address: null },
    });
    expect(after.data).toMatchObject({
      webhook_url: null,
      customer_reference: 'ps1.x',
      misc: { type: 'full' },
    });
    expect((await who('GET', `/porting_orders/${id}`)).data).toEqual(after.data);
    const cleared = await patch({ misc: null, customer_reference: null });
    expect(cleared.data).toMatchObject({ misc: { type: null }, customer_reference: null });
  });

  it('names each wrong field with its code and pointer, and changes nothing', async () => {
    const who = v2(await site());
    const id = await draft(who);
    const reply = await who('PATCH', `/porting_orders/${id}`, {
      json: {
        end_user: {
          admin: { entity_name: 7, billing_phone_number: '2165550100', pin_passcode: '12 34' },
          location: { country_code: 'USA', locality: 'Cleveland' },
        },
        documents: { loa: '3a5b98a0-5049-47c3-96e1-aa6c8d119117' },
      },
    });
    expectErrors(
      reply,
      422,
      ['10015', '/end_user/admin/entity_name'],
      ['10016', '/end_user/admin/billing_phone_number'],
      ['80005', '/end_user/admin/pin_passcode'],
      ['10015', '/end_user/location/country_code'],
      ['10015', '/documents/loa'],
    );
    expect((await who('GET', `/porting_orders/${id}`)).data.end_user.location.locality).toBeNull();
  });

  it('takes no other misc with full, and wants a new billing number with keep', async () => {
    const who = v2(await site());
    const id = await draft(who);
    const patch = (misc: unknown) => who('PATCH', `/porting_orders/${id}`, { json: { misc } });
    expectErrors(await patch({ type: 'full', remaining_numbers_action: 'keep' }), 422, ['10015', '/misc']);
    expectErrors(await patch({ type: 'partial', remaining_numbers_action: 'keep' }), 422, [
      '10015',
      '/misc/new_billing_phone_number',
    ]);
    expectErrors(await patch({ type: 'some' }), 422, ['10015', '/misc/type']);
    const fine = await patch({
      type: 'partial',
      remaining_numbers_action: 'keep',
      new_billing_phone_number: '+12165550177',
    });
    expect(fine.data.misc).toEqual({
      type: 'partial',
      remaining_numbers_action: 'keep',
      new_billing_phone_number: '+12165550177',
    });
    const whole = { type: 'full', remaining_numbers_action: null, new_billing_phone_number: null };
    expect((await patch({ type: 'full' })).data.misc).toEqual(whole);
    expectErrors(await patch({ remaining_numbers_action: 'keep' }), 422, ['10015', '/misc']);
  });

  it('refuses a requirement group beside documents or requirements', async () => {
    const who = v2(await site());
    const id = await draft(who);
    const json = { requirement_group_id: 'a', documents: { loa: null } };
    expectErrors(await who('PATCH', `/porting_orders/${id}`, { json }), 422, [
      '10015',
      '/requirement_group_id',
    ]);
  });

  it('takes everything in draft and exception, little once it is under way, nothing of substance at the end', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    const patch = (json: unknown) => who('PATCH', `/porting_orders/${id}`, { json });
    expectErrors(await patch({ end_user: END_USER }), 422, ['10015']);
    expect((await patch({ messaging: { enable_messaging: true } })).data.messaging.enable_messaging).toBe(
      true,
    );
    expect((await patch({})).data.messaging.messaging_port_status).toBe('pending');
    telnyx.control.reject(id, ['ENTITY_NAME_MISMATCH']);
    expect((await patch({ end_user: { admin: { entity_name: 'Right Name' } } })).status).toBe(200);
    telnyx.control.setStatus(id, 'ported');
    expectErrors(await patch({ activation_settings: { foc_datetime_requested: null } }), 422, ['10015']);
    expect((await patch({ user_feedback: { user_rating: 5 } })).data.user_feedback.user_rating).toBe(5);
  });

  it('refuses writes as being processed while it is locked, and reads on', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    telnyx.control.lock(id, HOUR);
    expectErrors(await who('PATCH', `/porting_orders/${id}`, { json: { misc: null } }), 409, ['10036']);
    expectErrors(await who('POST', `/porting_orders/${id}/comments`, { json: { body: 'a' } }), 409, [
      '10036',
    ]);
    expect((await who('GET', `/porting_orders/${id}`)).status).toBe(200);
    telnyx.control.advance(HOUR);
    expect((await who('PATCH', `/porting_orders/${id}`, { json: { misc: null } })).status).toBe(200);
  });
});

describe('practice Telnyx: FOC', () => {
  it('allows windows on business days from the fourth on, spelled either way', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    const windows = (await who('GET', `/porting_orders/${id}/allowed_foc_windows`)).data;
    // Four business days after Monday 15 June is Friday 19 June; 09:00 to 16:00 in Chicago.
    expect(windows[0]).toMatchObject({
      started_at: '2026-06-19T14:00:00Z',
      ended_at: '2026-06-19T21:00:00Z',
    });
    expect(windows[1].started_at).toBe('2026-06-22T14:00:00Z');
    expect(windows.every((each: Wire) => ![0, 6].includes(new Date(each.started_at).getUTCDay()))).toBe(true);
    telnyx.control.set({ spelling: 'guide' });
    const [guide] = (await who('GET', `/porting_orders/${id}/allowed_foc_windows`)).data;
    expect(guide).toMatchObject({ start_time: '2026-06-19T14:00:00Z', end_time: '2026-06-19T21:00:00Z' });
    expect(guide.started_at).toBeUndefined();
  });

  it('refuses a date outside them with 80004 and one in the past with 80007', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    const ask = (foc_datetime_requested: string | null) =>
      who('PATCH', `/porting_orders/${id}`, { json: { activation_settings: { foc_datetime_requested } } });
    const pointer = '/activation_settings/foc_datetime_requested';
    expectErrors(await ask('2026-06-20T15:00:00Z'), 422, ['80004', pointer]);
    expectErrors(await ask('2026-06-19T21:00:01Z'), 422, ['80004', pointer]);
    expectErrors(await ask(iso(NOON - DAY)), 422, ['80007', pointer]);
    expectErrors(await ask('next week'), 422, ['10015', pointer]);
    const fine = await ask('2026-06-19T10:30:00-05:00');
    expect(fine.data.activation_settings.foc_datetime_requested).toBe('2026-06-19T15:30:00Z');
    expect((await ask(null)).data.activation_settings.foc_datetime_requested).toBeNull();
  });

  it('will not submit a draft whose date has passed meanwhile', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await complete(who);
    const foc_datetime_requested = '2026-06-19T15:00:00Z';
    await who('PATCH', `/porting_orders/${id}`, {
      json: { activation_settings: { foc_datetime_requested } },
    });
    telnyx.control.advance(5 * DAY);
    expectErrors(await who('POST', `/porting_orders/${id}/actions/confirm`), 422, [
      '80007',
      '/activation_settings/foc_datetime_requested',
    ]);
  });
});
