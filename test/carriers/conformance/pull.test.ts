import { expect, it } from 'vitest';
import { after, conforms, pull } from './kit.ts';
import { onTheWire } from './subjects.ts';
import { wireOf } from './wire.ts';

const DAY = 86_400_000;

conforms(
  'a pull',
  (subject, carrier) => {
    it('brings every order once or in the same words, and says when it is complete', async () => {
      const { pages, orders } = await pull(carrier().session);
      expect(orders.size).toBeGreaterThanOrEqual(300);
      expect(pages.map(({ cursor }) => cursor.complete)).toEqual(pages.map((_, n) => n === pages.length - 1));
      for (const order of orders.values()) {
        expect(order.remoteId).not.toBe('');
        expect(order.status).not.toBe('');
        expect(order.state).toBeDefined();
        expect(Date.parse(order.createdAt)).toBeGreaterThan(0);
        expect(Date.parse(order.updatedAt)).toBeGreaterThanOrEqual(0);
      }
    });

    it('says the same of everything that has not changed, so that no row is written for nothing', async () => {
      const { session } = carrier();
      const first = await pull(session);
      carrier().wait(60_000);
      const second = await pull(session, { full: true });
      expect(second.orders.size).toBe(first.orders.size);
      const changed = [...second.orders].filter(
        ([id, order]) => JSON.stringify(order) !== JSON.stringify(first.orders.get(id)),
      );
      expect(changed).toEqual([]);
    });

    it('goes on where it was left, in a new session, and misses nothing', async () => {
      const whole = await pull(carrier().session);
      const begun = await pull(carrier().again(), { full: false }, 1);
      const rest = await pull(carrier().again(), after(begun));
      const ids = new Set([...begun.orders.keys(), ...rest.orders.keys()]);
      expect(ids.size).toBe(whole.orders.size);
      expect(rest.pages.at(-1)?.cursor.complete).toBe(true);
    });

    it('after a complete one brings what is new and what has changed', async () => {
      const { session, orderIn } = carrier();
      const old = await orderIn('unconfirmed');
      const whole = await pull(session);
      carrier().wait(600_000);
      await session.update(old, {
        changes: { billingName: 'Cedar Grove Bakery' },
        addNumbers: [],
        removeNumbers: [],
      });
      const fresh = await orderIn('submitted');
      const { orders, pages } = await pull(carrier().again(), after(whole));
      expect(pages.at(-1)?.cursor.complete).toBe(true);
      expect([...orders.keys()]).toEqual(expect.arrayContaining([fresh.remoteId]));
      expect(orders.get(fresh.remoteId)?.state).toBe('submitted');
      expect(orders.size < whole.orders.size).toBe(subject.delta);
      const full = await pull(carrier().again(), { ...after(whole), full: true });
      expect(full.orders.get(old.remoteId)?.fields.billingName).toBe('Cedar Grove Bakery');
      expect(full.orders.size).toBe(whole.orders.size + 1);
    });

    it.each([
      ['ahead', DAY],
      ['behind', -DAY],
    ])('misses nothing although our clock is a day %s', async (_how, clockAhead) => {
      const whole = await pull(carrier().again({ clockAhead }));
      carrier().wait(600_000);
      const fresh = await carrier().orderIn('submitted');
      const { orders } = await pull(carrier().again({ clockAhead }), after(whole));
      expect([...orders.keys()]).toContain(fresh.remoteId);
    });

    it('asks for everything again after a cursor that is none', async () => {
      const cursor = { scope: 'full', position: 'garbage', complete: true };
      const { orders } = await pull(carrier().session, { full: false, cursor });
      expect(orders.size).toBeGreaterThanOrEqual(300);
    });

    it('tells of one order what a reading of it tells', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('pending');
      const listed = (await pull(session)).orders.get(address.remoteId);
      const read = await session.order(address);
      const { state, status, numbers, fields, ours } = read;
      expect(listed).toMatchObject({ state, status, numbers, ours });
      expect(fields).toMatchObject(listed?.fields ?? {});
    });
  },
  { holding: 'many' },
);

conforms(
  'a pull that breaks',
  (_subject, carrier) => {
    it('keeps what it brought, and the next one needs only the rest', async () => {
      const { session } = carrier();
      const whole = await pull(session);
      const begun = await pull(carrier().again(), { full: false }, 1);
      wireOf(carrier()).fault({
        times: Number.POSITIVE_INFINITY,
        action: { kind: 'html', status: 502 },
      });
      await expect(pull(carrier().again(), after(begun))).rejects.toMatchObject({
        problem: { code: 'carrier-down' },
      });
      carrier().calm();
      const rest = await pull(carrier().again(), after(begun));
      expect(new Set([...begun.orders.keys(), ...rest.orders.keys()]).size).toBe(whole.orders.size);
    });
  },
  { of: onTheWire, holding: 'many' },
);
