import { describe, expect, it } from 'vitest';
import {
  complete,
  DAY,
  draft,
  END_USER,
  expectErrors,
  fresh,
  HOUR,
  MINUTE,
  NOON,
  type Party,
  site,
  statusOf,
  submitted,
  upload,
  v2,
  type Wire,
} from './kit.ts';

const act = (who: Party, id: string, action: string) =>
  who('POST', `/porting_orders/${id}/actions/${action}`);

describe('practice Telnyx: submitting (carriers/telnyx-flowroute-s3.md §B)', () => {
  it('refuses an incomplete draft and names what is missing', async () => {
    const who = v2(await site());
    const id = await draft(who);
    expectErrors(
      await act(who, id, 'confirm'),
      422,
      ['10004', '/end_user/admin/entity_name'],
      ['10004', '/end_user/admin/auth_person_name'],
      ['10004', '/end_user/location/street_address'],
      ['10004', '/end_user/location/locality'],
      ['10004', '/end_user/location/administrative_area'],
      ['10004', '/end_user/location/postal_code'],
      ['80008', '/documents/loa'],
      ['10004', '/documents/invoice'],
    );
    await who('PATCH', `/porting_orders/${id}`, {
      json: { end_user: END_USER, documents: { invoice: await upload(who) } },
    });
    expectErrors(await act(who, id, 'confirm'), 422, ['80008', '/documents/loa']);
    expect(await statusOf(who, id)).toBe('draft');
  });

  it('makes a complete draft in-process, once, with keys that orders of one create share in part', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const phone_numbers = [...fresh(1), ...fresh(1, '888')];
    const made = await who('POST', '/porting_orders', { json: { phone_numbers } });
    const ids: readonly string[] = made.data.map((each: Wire) => each.id);
    const keys: Wire[] = [];
    for (const id of ids) {
      const documents = { loa: await upload(who), invoice: await upload(who) };
      await who('PATCH', `/porting_orders/${id}`, { json: { end_user: END_USER, documents } });
      const confirmed = await act(who, id, 'confirm');
      expect([confirmed.status, confirmed.data.status.value]).toEqual([200, 'in-process']);
      keys.push([confirmed.data.support_key, confirmed.data.parent_support_key]);
    }
    expect(keys.flat().map((each: string) => each.slice(0, 3))).toEqual(['sr_', 'pr_', 'sr_', 'pr_']);
    expect(keys[0][0]).not.toBe(keys[1][0]);
    expect(keys[0][1]).toBe(keys[1][1]);
    expectErrors(await act(who, ids[0] ?? '', 'confirm'), 422, ['10015']);
  });

  it('shows exceptions with codes, open ones among them, and goes back to submitted when confirmed again', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    telnyx.control.reject(id, ['POSTAL_CODE_MISMATCH', 'LOA_ILLEGIBLE']);
    const { status } = (await who('GET', `/porting_orders/${id}`)).data;
    expect(status.value).toBe('exception');
    expect(status.details.map((each: Wire) => each.code)).toEqual(['POSTAL_CODE_MISMATCH', 'LOA_ILLEGIBLE']);
    expect(status.details.every((each: Wire) => /\w+ \w+/.test(each.description))).toBe(true);
    const again = await act(who, id, 'confirm');
    expect(again.data.status).toEqual({ value: 'submitted', details: [] });
    const types = (await who('GET', '/porting_orders/exception_types')).data;
    expect(types).toHaveLength(21);
    expect(types.map((each: Wire) => each.code)).toContain('MAIN_BTN_PORTING');
  });
});

describe('practice Telnyx: cancelling', () => {
  it('asks for it, waits for Telnyx, and spells the end either way', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    expect((await act(who, id, 'cancel')).data.status.value).toBe('cancel-pending');
    expectErrors(await act(who, id, 'cancel'), 422, ['10015']);
    telnyx.control.setStatus(id, 'cancelled');
    expect(await statusOf(who, id)).toBe('cancelled');
    telnyx.control.set({ cancelledWord: 'canceled' });
    expect(await statusOf(who, id)).toBe('canceled');
    expect((await who('GET', '/porting_orders?filter[status]=canceled')).meta.total_results).toBe(1);
  });

  it('refuses for drafts, for ported orders, and within 48 hours of the FOC', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    expectErrors(await act(who, await draft(who), 'cancel'), 422, ['10015']);
    const id = await submitted(who);
    telnyx.control.confirmFoc(id, NOON + 3 * DAY);
    telnyx.control.advance(DAY + MINUTE);
    const late = await act(who, id, 'cancel');
    expectErrors(late, 422, ['10015']);
    expect(late.errors[0].detail).toContain('48 hours');
    const early = await submitted(who);
    telnyx.control.confirmFoc(early, NOON + 4 * DAY);
    expect((await act(who, early, 'cancel')).status).toBe(200);
    telnyx.control.setStatus(id, 'ported');
    expectErrors(await act(who, id, 'cancel'), 422, ['10015']);
  });
});

describe('practice Telnyx: FastPort', () => {
  async function fastOrder(telnyx: Awaited<ReturnType<typeof site>>) {
    const who = v2(telnyx);
    const phone_numbers = fresh(2);
    for (const each of phone_numbers) telnyx.control.list(each, { fastPortable: true });
    const id = await submitted(who, { phone_numbers });
    telnyx.control.confirmFoc(id, Date.parse('2026-06-18T15:00:00Z'));
    return { who, id };
  }

  it('activates on demand within its window, 202, and is ported a little later', async () => {
    const telnyx = await site();
    const { who, id } = await fastOrder(telnyx);
    expectErrors(await act(who, id, 'activate'), 422, ['10015']);
    const [job] = (await who('GET', `/porting_orders/${id}/activation_jobs`)).data;
    expect(job).toMatchObject({
      status: 'created',
      activation_type: 'on-demand',
      activation_windows: [{ start_at: '2026-06-18T11:00:00Z', end_at: '2026-06-19T01:00:00Z' }],
    });
    telnyx.control.advance(Date.parse('2026-06-18T16:00:00Z') - NOON);
    const started = await act(who, id, 'activate');
    expect([started.status, started.data.status, started.data.id]).toEqual([202, 'in-process', job.id]);
    expect(await statusOf(who, id)).toBe('foc-date-confirmed');
    expectErrors(await act(who, id, 'activate'), 422, ['10015']);
    telnyx.control.advance(15 * MINUTE);
    expect(await statusOf(who, id)).toBe('ported');
    const read = await who('GET', `/porting_orders/${id}/activation_jobs/${job.id}`);
    expect(read.data.status).toBe('completed');
    const order = (await who('GET', `/porting_orders/${id}?include_phone_numbers=true`)).data;
    expect(order.phone_numbers.map((each: Wire) => each.activation_status)).toEqual(['Active', 'Active']);
  });

  it('takes another time within the window only', async () => {
    const telnyx = await site({ lives: true });
    const { who, id } = await fastOrder(telnyx);
    const [job] = (await who('GET', `/porting_orders/${id}/activation_jobs`)).data;
    const path = `/porting_orders/${id}/activation_jobs/${job.id}`;
    const late = await who('PATCH', path, { json: { activate_at: '2026-06-19T01:00:01Z' } });
    expectErrors(late, 422, ['80004', '/activate_at']);
    const fine = await who('PATCH', path, { json: { activate_at: '2026-06-18T20:00:00Z' } });
    expect(fine.data.activate_at).toBe('2026-06-18T20:00:00Z');
    telnyx.control.advance(Date.parse('2026-06-18T20:00:00Z') - NOON);
    expect(await statusOf(who, id)).toBe('ported');
  });

  it('fires by itself at the end of the window when nobody starts it', async () => {
    const telnyx = await site({ lives: true });
    const { who, id } = await fastOrder(telnyx);
    telnyx.control.advance(Date.parse('2026-06-19T00:59:00Z') - NOON);
    expect(await statusOf(who, id)).toBe('foc-date-confirmed');
    telnyx.control.advance(MINUTE);
    expect(await statusOf(who, id)).toBe('ported');
  });

  it('is not for other orders', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    telnyx.control.confirmFoc(id, NOON);
    expectErrors(await act(who, id, 'activate'), 422, ['10015']);
    expect((await who('GET', `/porting_orders/${id}/activation_jobs`)).data).toEqual([]);
  });
});

describe('practice Telnyx: an order’s life', () => {
  it('walks by itself when it lives: in-process, submitted, FOC as asked for, ported, then messages', async () => {
    const telnyx = await site({ lives: true });
    const who = v2(telnyx);
    const id = await complete(who);
    await who('PATCH', `/porting_orders/${id}`, {
      json: {
        activation_settings: { foc_datetime_requested: '2026-06-22T15:00:00Z' },
        messaging: { enable_messaging: true },
      },
    });
    telnyx.control.advance(DAY);
    expect(await statusOf(who, id)).toBe('draft');
    await act(who, id, 'confirm');
    telnyx.control.advance(4 * HOUR - 1);
    expect(await statusOf(who, id)).toBe('in-process');
    telnyx.control.advance(1);
    expect(await statusOf(who, id)).toBe('submitted');
    telnyx.control.advance(DAY);
    const confirmed = (await who('GET', `/porting_orders/${id}`)).data;
    expect(confirmed.status.value).toBe('foc-date-confirmed');
    expect(confirmed.activation_settings.foc_datetime_actual).toBe('2026-06-22T15:00:00Z');
    telnyx.control.advance(Date.parse('2026-06-22T15:00:00Z') - telnyx.control.now());
    const ported = (await who('GET', `/porting_orders/${id}`)).data;
    expect([ported.status.value, ported.messaging.messaging_port_status]).toEqual(['ported', 'activating']);
    telnyx.control.advance(4 * HOUR);
    const later = (await who('GET', `/porting_orders/${id}`)).data.messaging;
    expect([later.messaging_port_status, later.messaging_port_completed]).toEqual(['ported', true]);
  });

  it('tells the feed each step at its own time, even when time jumps', async () => {
    const telnyx = await site({ lives: true });
    const who = v2(telnyx);
    const id = await submitted(who);
    telnyx.control.advance(HOUR);
    await submitted(who);
    telnyx.control.advance(30 * DAY);
    const events = telnyx.control.events().filter((each) => each.orderId === id);
    expect(events.map(({ payload }) => (payload.status as Wire).value)).toEqual([
      'in-process',
      'submitted',
      'foc-date-confirmed',
      'ported',
    ]);
    expect(events.map(({ at }) => at - NOON).slice(0, 3)).toEqual([0, 4 * HOUR, 28 * HOUR]);
    const times = telnyx.control.events().map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await statusOf(who, id)).toBe('ported');
  });

  it('stands still when it does not live, but drafts end after 30 days all the same', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const [id, idle] = [await submitted(who), await draft(who)];
    telnyx.control.advance(30 * DAY - 1);
    expect([await statusOf(who, id), await statusOf(who, idle)]).toEqual(['in-process', 'draft']);
    telnyx.control.advance(1);
    expectErrors(await who('GET', `/porting_orders/${idle}`), 404, ['10005']);
    expect(telnyx.control.events().at(-1)).toMatchObject({ type: 'porting_order.deleted', orderId: idle });
  });

  it('reviews a cancellation in a day, and cancels an exception that nobody answers for 14', async () => {
    const telnyx = await site({ lives: true });
    const who = v2(telnyx);
    const [asked, silent] = [await submitted(who), await submitted(who)];
    await act(who, asked, 'cancel');
    telnyx.control.reject(silent, ['OTHER']);
    telnyx.control.advance(DAY);
    expect([await statusOf(who, asked), await statusOf(who, silent)]).toEqual(['cancelled', 'exception']);
    telnyx.control.advance(13 * DAY);
    expect(await statusOf(who, silent)).toBe('cancelled');
  });

  it('is sent back by the losing carrier for what it finds wrong, and confirmed once that is put right', async () => {
    const telnyx = await site({ lives: true });
    const who = v2(telnyx);
    const id = await complete(who);
    const patch = (json: unknown) => who('PATCH', `/porting_orders/${id}`, { json });
    await patch({
      end_user: { admin: { account_number: null, pin_passcode: '0000' } },
      activation_settings: { foc_datetime_requested: '2026-06-19T15:00:00Z' },
    });
    telnyx.control.advance(3 * DAY);
    await act(who, id, 'confirm');
    telnyx.control.advance(28 * HOUR);
    const { status } = (await who('GET', `/porting_orders/${id}`)).data;
    expect([status.value, status.details.map((each: Wire) => each.code)]).toEqual([
      'exception',
      ['ACCOUNT_NUMBER_REQUIRED', 'PASSCODE_PIN_INVALID', 'FOC_EXPIRED'],
    ]);
    await patch({
      end_user: { admin: { account_number: '40071500', pin_passcode: '4120' } },
      activation_settings: { foc_datetime_requested: null },
    });
    await act(who, id, 'confirm');
    telnyx.control.advance(DAY);
    expect(await statusOf(who, id)).toBe('foc-date-confirmed');
  });

  it('lets the messages of a ported order fail on their own', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await submitted(who);
    telnyx.control.setStatus(id, 'ported');
    telnyx.control.setMessaging(id, 'exception');
    const order = (await who('GET', `/porting_orders/${id}`)).data;
    expect([order.status.value, order.messaging.messaging_port_status]).toEqual(['ported', 'exception']);
    expect(telnyx.control.events().at(-1)).toMatchObject({
      type: 'porting_order.messaging_changed',
      payload: { id, messaging: { messaging_port_status: 'exception' } },
    });
  });
});
