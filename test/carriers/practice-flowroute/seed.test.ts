import { describe, expect, it } from 'vitest';
import { CASES, referenceOf } from '../../../main/practice/cases.ts';
import { demoWorld } from '../../../main/practice/flowroute/seed/demo.ts';
import { STATUSES } from '../../../main/practice/flowroute/world/model.ts';
import { demoWorld as kazooDemo } from '../../../main/practice/kazoo/seed/demo.ts';
import { NOON, practise, shown, type Wire } from './kit.ts';

const DAYS_OF_A_YEAR = [0, 45, 123, 200, 364];

describe('practice Flowroute: the demo account', () => {
  it('has every status, and some forty orders beside the shared cases', () => {
    const { orders } = demoWorld(NOON);
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(STATUSES));
    const own = orders.length - CASES.filter(({ flowroute }) => flowroute).length;
    expect(own).toBeGreaterThanOrEqual(40);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
  });

  it('holds each shared case as it is told, under our reference where that stands', async () => {
    const here = await practise({ seed: 'demo' });
    for (const port of CASES) {
      if (!port.flowroute) continue;
      const { status, referenced, comment } = port.flowroute;
      const numbers = port.numbers.map(encodeURIComponent).join(',');
      const found = await here.ask('GET', `/portorders?numbers=${numbers}`);
      expect(found.data.attributes.orders.data).toHaveLength(1);
      const [{ attributes }] = found.data.attributes.orders.data;
      expect(attributes).toMatchObject({
        status,
        alias: referenced ? referenceOf(port, 'flowroute') : port.name,
        billing_name: port.signee,
        company: port.billingName,
        numbers: port.numbers.map((number) => number.slice(1)),
      });
      expect(attributes.comments.map((said: Wire) => said.comment)).toEqual(comment ? [comment] : []);
      expect(attributes.completion_date === null).toBe(!['accepted', 'completed'].includes(status));
    }
  });

  it('has only 555-01xx numbers, each once, and none of the practice Kazoo’s own', () => {
    const numbers = demoWorld(NOON).orders.flatMap((order) => order.numbers);
    for (const number of numbers) expect(number).toMatch(/^\+1\d{3}55501\d{2}$/);
    expect(new Set(numbers).size).toBe(numbers.length);
    const shared = new Set(CASES.flatMap((port) => port.numbers));
    const kazoo = new Set(
      [...kazooDemo(NOON).ports].flatMap(({ fields }) => Object.keys(fields.numbers as object)),
    );
    expect(numbers.filter((number) => !shared.has(number) && kazoo.has(number))).toEqual([]);
  });

  it('stands the whole year round: nothing seeded has run out of time', async () => {
    for (const day of DAYS_OF_A_YEAR) {
      const clock = () => NOON + day * 86_400_000;
      const here = await practise({ seed: 'demo', clock });
      await here.ask('GET', '/portorders');
      expect(here.site.control.orders()).toEqual(demoWorld(clock()).orders);
      for (const { completionDate, status } of here.site.control.orders())
        if (status === 'accepted')
          expect(Date.parse(completionDate ?? '')).toBeGreaterThan(clock() - 86_400_000);
    }
  });

  it('draws a seeded paper when it is asked for', async () => {
    const here = await practise({ seed: 'demo' });
    const order = here.site.control.orders().find(({ status }) => status === 'submitted');
    const [{ data: papers }] = (await shown(here, order?.id ?? '')).business_documents;
    expect(papers.map((each: Wire) => each.attributes)).toEqual([
      { filename: 'bill.pdf', status: 'uploaded' },
      { filename: 'loa.pdf', status: 'uploaded' },
    ]);
    for (const { id } of papers) {
      const read = await here.ask('GET', `/portorders/${order?.id}/files/${id}`);
      const bytes = Buffer.from(await (await fetch(read.data.attributes.url)).arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('goes on from a world that was kept', async () => {
    const first = await practise({ seed: 'demo' });
    const orders = first.site.control.orders();
    const again = await practise({ seed: { orders } });
    expect(again.site.control.orders()).toEqual(orders);
    const highest = Math.max(...orders.map(({ id }) => Number(id)));
    const made = await again.ask('POST', '/portorders', {
      data: {
        attributes: {
          numbers: ['+12065550101'],
          billing_name: 'Rosa Delgado',
          city: 'Seattle',
          country: 'US',
          provider: 'Verizon',
          state: 'WA',
          street: '1 Pine St',
          usage_type: 'Business',
          zip: '98101',
        },
      },
    });
    expect(made.data.id).toBe(String(highest + 1));
  });
});
