import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draft, expectErrors, fresh, HOUR, site, upload, v2 } from './kit.ts';

const create = () => ({ json: { phone_numbers: fresh() } });

describe('practice Telnyx: faults and the log', () => {
  it('answers HTML, 429 with its headers, 401 and anything else it is given, without executing', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    telnyx.control.fault({ method: 'POST', path: /porting_orders$/, action: { kind: 'html', status: 502 } });
    const page = await who('POST', '/porting_orders', create());
    expect([page.status, page.headers.get('content-type'), page.body]).toEqual([502, 'text/html', null]);
    telnyx.control.fault({ action: { kind: 'rate-limited' } });
    const limited = await who('GET', '/porting_orders');
    expectErrors(limited, 429, ['10011']);
    expect([limited.headers.get('x-ratelimit-remaining'), limited.headers.get('x-ratelimit-reset')]).toEqual([
      '0',
      '2',
    ]);
    telnyx.control.fault({ action: { kind: 'unauthorized' } });
    expectErrors(await who('GET', '/porting_orders'), 401, ['10009']);
    telnyx.control.fault({ action: { kind: 'answer', status: 503, body: 'later' } });
    const own = await who('GET', '/porting_orders');
    expect([own.status, own.text]).toEqual([503, 'later']);
    expect(telnyx.control.orders()).toEqual([]);
  });

  it('executes and then loses, cuts or truncates the answer', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    for (const kind of ['lost-answer', 'cut-body'] as const) {
      const before = telnyx.control.orders().length;
      telnyx.control.fault({ method: 'POST', action: { kind } });
      await expect(who('POST', '/porting_orders', create())).rejects.toThrow();
      expect(telnyx.control.orders()).toHaveLength(before + 1);
    }
    telnyx.control.fault({ method: 'POST', action: { kind: 'truncated-json' } });
    const cut = await who('POST', '/porting_orders', create());
    expect([cut.status, cut.body]).toEqual([201, null]);
    expect(cut.text).toMatch(/^\{"data":\[\{"record_type":"porting_order"/);
    expect(telnyx.control.orders()).toHaveLength(3);
  });

  it('drops or hangs without executing; slow answers are right', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    telnyx.control.fault({ action: { kind: 'drop' } });
    await expect(who('POST', '/porting_orders', create())).rejects.toThrow();
    telnyx.control.fault({ action: { kind: 'slow', ms: 60 } });
    const since = performance.now();
    expect((await who('GET', '/porting_orders')).meta.total_results).toBe(0);
    expect(performance.now() - since).toBeGreaterThan(55);
    telnyx.control.fault({ action: { kind: 'hang' } });
    const hanging = who('POST', '/porting_orders', create()).then(
      () => 'answered',
      () => 'broken',
    );
    await expect.poll(() => telnyx.control.log().at(-1)?.fault).toBe('hang');
    expect(telnyx.control.orders()).toEqual([]);
    await telnyx.close();
    expect(await hanging).toBe('broken');
  });

  it('counts requests where a limit is set, and tells how many are left', async () => {
    const telnyx = await site({ rateLimit: { limit: 2, seconds: 60 } });
    const who = v2(telnyx);
    const first = await who('GET', '/porting_orders');
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual([
      '2',
      '1',
    ]);
    telnyx.control.advance(20_000);
    expect((await who('GET', '/porting_orders')).status).toBe(200);
    const third = await who('POST', '/porting_orders', create());
    expectErrors(third, 429, ['10011']);
    expect(third.headers.get('x-ratelimit-reset')).toBe('40');
    expect(telnyx.control.orders()).toEqual([]);
    telnyx.control.advance(40_000);
    expect((await who('GET', '/porting_orders')).status).toBe(200);
  });

  it('sends its own clock as the date, and logs what came and whether it was done, without secrets', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    telnyx.control.advance(HOUR);
    telnyx.control.clearLog();
    const json = { end_user: { admin: { pin_passcode: '90210777' } } };
    const patched = await who('PATCH', `/porting_orders/${id}`, { json });
    expect(patched.headers.get('date')).toBe('Mon, 15 Jun 2026 18:00:00 GMT');
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'html', status: 504, executed: true } });
    await who('PATCH', `/porting_orders/${id}`, { json: { customer_reference: 'done' } });
    await who('PATCH', `/porting_orders/${id}`, { json: { misc: { type: 'odd' } } });
    const log = telnyx.control.log();
    expect(log.map(({ status, executed, fault }) => [status, executed, fault])).toEqual([
      [200, true, null],
      [200, true, 'html'],
      [422, false, null],
    ]);
    expect(log[0]?.bodyHash).toBe(createHash('sha256').update(JSON.stringify(json)).digest('hex'));
    expect(telnyx.control.order(id)?.customerReference).toBe('done');
    expect(JSON.stringify(log)).not.toContain('90210777');
  });

  it('does not answer with a PIN when it is told not to', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    await upload(who);
    const json = { end_user: { admin: { pin_passcode: '4120' } } };
    const shown = await who('PATCH', `/porting_orders/${id}`, { json });
    expect(shown.data.end_user.admin.pin_passcode).toBe('4120');
    telnyx.control.set({ showsSecrets: false });
    expect((await who('GET', `/porting_orders/${id}`)).data.end_user.admin.pin_passcode).toBeNull();
    expect(telnyx.control.order(id)?.admin.pin_passcode).toBe('4120');
  });
});
