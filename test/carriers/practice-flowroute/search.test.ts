import { describe, expect, it } from 'vitest';
import {
  attributes,
  DAY_MS,
  DETAILS,
  expectErrors,
  HOUR_MS,
  ordered,
  type Practised,
  practise,
  type Reply,
  type Wire,
} from './kit.ts';

const idsOf = (reply: Reply): readonly string[] =>
  reply.data.attributes.orders.data.map((order: Wire) => order.id);

async function find({ ask }: Practised, query: string): Promise<readonly string[]> {
  const found = await ask('GET', `/portorders?${query}`);
  expect([found.status, found.data.type]).toEqual([200, 'portorder_list']);
  return idsOf(found);
}

/** Three orders a day apart, the second in process. */
async function three(here: Practised): Promise<readonly [string, string, string]> {
  const first = await ordered(here, { alias: 'one' }, ['+12065550101']);
  here.site.control.advance(DAY_MS);
  const second = await ordered(here, { alias: 'two' }, ['+12065550102', '+12065550103']);
  here.site.control.setStatus(second, 'processing');
  here.site.control.advance(DAY_MS);
  return [first, second, await ordered(here, { alias: 'two' }, ['+18005550110'])];
}

describe('practice Flowroute: search', () => {
  it('finds by numbers however written, status, alias', async () => {
    const here = await practise();
    const [one, two, other] = await three(here);
    expect(await find(here, '')).toEqual([other, two, one]);
    expect(await find(here, 'numbers=%2B12065550103')).toEqual([two]);
    expect(await find(here, 'numbers=+12065550103')).toEqual([two]);
    expect(await find(here, 'numbers=2065550101,18005550110')).toEqual([other, one]);
    expect(await find(here, 'numbers=12065550101&numbers=12065550102')).toEqual([two, one]);
    expect(await find(here, 'status=Pending')).toEqual([other, one]);
    expect(await find(here, 'alias=two')).toEqual([other, two]);
    expect(await find(here, 'alias=two&status=processing')).toEqual([two]);
    expect(await find(here, 'alias=tw')).toEqual([]);
    here.site.control.setStatus(one, 'canceled');
    for (const word of ['canceled', 'cancelled']) expect(await find(here, `status=${word}`)).toEqual([one]);
  });

  it('finds by when orders were made, changed and completed, both ends included', async () => {
    const here = await practise();
    const [one, two, other] = await three(here);
    expect(await find(here, 'created_after=2026-06-16T17:00:00Z')).toEqual([other, two]);
    expect(await find(here, 'created_before=2026-06-16T17:00:00Z')).toEqual([two, one]);
    expect(await find(here, 'created_after=2026-06-16')).toEqual([other, two]);
    here.site.control.advance(HOUR_MS);
    here.site.control.comment(one, 'Please send a newer bill.');
    expect(await find(here, 'modified_after=2026-06-17T18:00:00Z')).toEqual([one]);
    expect(await find(here, 'modified_after=2026-06-17T18:00:00%2B00:00')).toEqual([one]);
    here.site.control.setStatus(two, 'accepted');
    const date = here.site.control.order(two)?.completionDate;
    expect(await find(here, `completion_date=${date}`)).toEqual([two]);
    expect(await find(here, 'completed_after=2026-01-01')).toEqual([]);
    here.site.control.setStatus(two, 'completed');
    expect(await find(here, 'completed_after=2026-06-17')).toEqual([two]);
    expect(await find(here, 'completed_before=2026-06-17')).toEqual([]);
    expectErrors(
      await here.ask('GET', '/portorders?modified_after=soon'),
      422,
      "'modified_after' is no date.",
    );
  });

  it('pages by limit and offset: ten unless told, 200 at most', async () => {
    const here = await practise({ seed: 'demo' });
    const all = here.site.control
      .orders()
      .map(({ id }) => id)
      .reverse();
    expect(all.length).toBeGreaterThan(40);
    expect(await find(here, '')).toEqual(all.slice(0, 10));
    expect(await find(here, 'limit=15&offset=30')).toEqual(all.slice(30, 45));
    expect(await find(here, 'limit=1000')).toEqual(all.slice(0, 200));
    expect(await find(here, `offset=${all.length}`)).toEqual([]);
    for (const bad of ['limit=0', 'limit=ten', 'offset=-1'])
      expectErrors(await here.ask('GET', `/portorders?${bad}`), 422, /must be a whole number/);
  });

  it('never shows more than 200', async () => {
    const orders = Array.from({ length: 6 }, (_, round) => round);
    const here = await practise();
    for (const round of orders) {
      const numbers = Array.from(
        { length: 40 },
        (_, line) => `+1${206 + round}55501${String(line).padStart(2, '0')}`,
      );
      await Promise.all(numbers.map((number) => ordered(here, {}, [number])));
    }
    expect(await find(here, 'limit=500')).toHaveLength(200);
  });

  it('shows whole orders with their id among the attributes', async () => {
    const here = await practise();
    const id = await ordered(here);
    const [item] = (await here.ask('GET', '/portorders')).data.attributes.orders.data;
    expect(item).toMatchObject({
      id,
      type: 'portorder',
      attributes: { id, billing_name: 'Rosa Delgado', cost: '7.5' },
    });
  });
});

describe('practice Flowroute: groups', () => {
  it('shows a group’s orders, or with the flag only where they stand', async () => {
    const here = await practise();
    const numbers = ['+12065550101', '+18885550160'];
    const made = await here.ask('POST', '/portorders', attributes({ ...DETAILS, numbers }));
    const group = made.data.id;
    const whole = await here.ask('GET', `/portorders?group_id=${group}`);
    expect(whole.data).toMatchObject({ type: 'portorder_group', id: group });
    expect(idsOf(whole)).toEqual(idsOf(made));
    expect(whole.data.attributes.orders.data[0].attributes.billing_name).toBe('Rosa Delgado');
    const brief = await here.ask('GET', `/portorders?group_id=${group}&status`);
    expect(brief.data.attributes.orders.data[0]).toEqual({
      attributes: { status: 'pending', status_updated_at: null },
      id: idsOf(made)[0],
      type: 'portorder',
    });
    expectErrors(await here.ask('GET', '/portorders?group_id=1'), 404, /not found/);
  });

  it.each([
    ['pending', 'completed', 'Requires Action'],
    ['rejected', 'submitted', 'Requires Action'],
    ['processing', 'completed', 'In Progress'],
    ['review', 'accepted', 'In Progress'],
    ['completed', 'canceled', 'Completed'],
    ['completed', 'completed', 'Completed'],
    ['abandoned', 'hard_canceled', 'Canceled'],
  ] as const)('%s and %s together are %s', async (one, two, summary) => {
    const here = await practise();
    const numbers = ['+12065550101', '+18885550160'];
    const made = await here.ask('POST', '/portorders', attributes({ ...DETAILS, numbers }));
    const [first = '', second = ''] = idsOf(made);
    here.site.control.setStatus(first, one);
    here.site.control.setStatus(second, two);
    const read = await here.ask('GET', `/portorders?group_id=${made.data.id}&status`);
    expect(read.data.attributes.status).toBe(summary);
  });
});
