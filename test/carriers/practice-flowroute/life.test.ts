import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, ordered, practise, shown, sign } from './kit.ts';

describe('practice Flowroute: time', () => {
  it('cancels a pending order after 45 days and abandons a rejected one', async () => {
    const here = await practise();
    const pending = await ordered(here);
    const rejected = await ordered(here);
    here.site.control.reject(rejected, 'Account number is invalid.');
    here.site.control.advance(45 * DAY_MS - 1000);
    expect([(await shown(here, pending)).status, (await shown(here, rejected)).status]).toEqual([
      'pending',
      'rejected',
    ]);
    here.site.control.advance(1000);
    expect(await shown(here, pending)).toMatchObject({
      status: 'canceled',
      status_updated_at: '2026-07-30T17:00:00Z',
    });
    expect((await shown(here, rejected)).status).toBe('abandoned');
  });

  it('counts the 45 days of a rejection from the rejection', async () => {
    const here = await practise();
    const id = await ordered(here);
    here.site.control.advance(30 * DAY_MS);
    here.site.control.reject(id, 'Name does not match.');
    here.site.control.advance(30 * DAY_MS);
    expect((await shown(here, id)).status).toBe('rejected');
  });

  it('walks a submitted order to its end by itself where orders live', async () => {
    const here = await practise({ lives: true });
    const id = await ordered(here);
    await sign(here, id);
    here.site.control.advance(11 * 60_000);
    expect(await shown(here, id)).toMatchObject({ status: 'submitted', completion_date: null });
    here.site.control.advance(HOUR_MS);
    // Five business days after Monday the 15th.
    expect(await shown(here, id)).toMatchObject({ status: 'accepted', completion_date: '2026-06-22' });
    here.site.control.advance(6 * DAY_MS);
    expect((await shown(here, id)).status).toBe('accepted');
    here.site.control.advance(DAY_MS);
    expect(await shown(here, id)).toMatchObject({
      status: 'completed',
      completion_date: '2026-06-22',
      status_updated_at: '2026-06-22T16:00:00Z',
    });
  });

  it('completes on the wished date where that is still ahead', async () => {
    const here = await practise();
    const id = await ordered(here, { desired_completion_date: '2026-07-01' });
    here.site.control.setStatus(id, 'accepted');
    expect((await shown(here, id)).completion_date).toBe('2026-07-01');
  });

  it('leaves orders alone where they do not live, and seeded ones everywhere', async () => {
    const here = await practise();
    const id = await ordered(here);
    await sign(here, id);
    here.site.control.advance(20 * DAY_MS);
    expect((await shown(here, id)).status).toBe('processing');
    const demo = await practise({ lives: true, seed: 'demo' });
    const before = demo.site.control.orders();
    demo.site.control.advance(DAY_MS);
    await demo.ask('GET', '/portorders');
    expect(demo.site.control.orders()).toEqual(before);
  });

  it('tells its own time', async () => {
    const here = await practise();
    here.site.control.advance(DAY_MS);
    const { headers } = await here.ask('GET', '/portorders');
    expect(headers.get('date')).toBe('Tue, 16 Jun 2026 17:00:00 GMT');
  });
});
