import { expect, it } from 'vitest';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import { newIds } from './ids.ts';
import { after, conforms, failureOf, kept, outcomeOf, pull } from './kit.ts';
import { subjects } from './subjects.ts';
import { telnyxSubject } from './telnyx.subject.ts';

const idsOf = (orders: readonly CarrierOrder[]) => orders.map(({ remoteId }) => remoteId).toSorted();
const oursOf = ({ mutationId, portRequestId }: CarrierOrder['ours'] & object) => ({
  mutationId,
  portRequestId,
});

conforms('a new order', (subject, carrier) => {
  it('holds what was typed, in every field that this carrier keeps', async () => {
    const draft = carrier().draft();
    const [order, ...others] = await carrier().session.create(draft);
    expect(others).toEqual([]);
    const { newBtn: _apart, ...fields } = kept(subject);
    expect(order?.fields).toMatchObject(subject.beside?.newBtn ? fields : kept(subject));
    expect(subject.adapter.capabilities.edits.fields).toEqual(
      expect.arrayContaining(Object.keys(order?.fields ?? {})),
    );
    expect(order).toMatchObject({ state: 'unconfirmed', numbers: draft.numbers, documents: [] });
    expect(order?.status).not.toBe('');
  });

  it('carries our ids, by which it is found again, also from a new session', async () => {
    const { session, draft: open, again } = carrier();
    const draft = open();
    expect(await session.find(draft)).toEqual([]);
    const created = await session.create(draft);
    expect(created[0]?.ours).toEqual(oursOf(draft));
    const found = await again().find(draft);
    expect(idsOf(found)).toEqual(idsOf(created));
    expect(found[0]?.ours).toEqual(oursOf(draft));
    expect(await again().find({ ...draft, ...newIds() })).toEqual([]);
  });

  it('is read as it was created', async () => {
    const { session, draft } = carrier();
    const [order] = await session.create(draft());
    const address = { remoteId: order?.remoteId ?? '', ...subOf(order) };
    const read = await session.order(address);
    const { remoteId, numbers, fields, state, ours } = read;
    expect({ remoteId, numbers, fields, state, ours }).toEqual({
      remoteId: order?.remoteId,
      numbers: order?.numbers,
      fields: order?.fields,
      state: order?.state,
      ours: order?.ours,
    });
  });

  it('is found by its number, and by no other one', async () => {
    const { session, draft } = carrier();
    const created = await session.create(draft());
    await session.create(draft());
    const [number = ''] = created[0]?.numbers ?? [];
    expect(idsOf(await session.withNumber(number))).toEqual(idsOf(created));
    expect(await session.withNumber('+13035550177')).toEqual([]);
  });

  it('whose answer was lost is in doubt, was made once, and is adopted', async () => {
    const { session, draft: open, loseAnswer, calm, changes, again } = carrier();
    await session.ready();
    const draft = open();
    loseAnswer();
    const failure = await failureOf(session.create(draft), carrier());
    expect(failure.reached).toBe('maybe');
    expect(changes()).toHaveLength(1);
    calm();
    const found = await again().find(draft);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ ours: oursOf(draft), numbers: draft.numbers });
    expect(found[0]?.fields.accountNumber).toBe(draft.fields.accountNumber);
  });

  it('is one of two when somebody has placed the same numbers there already', async () => {
    const { session, draft: open } = carrier();
    const theirs = open();
    const first = await session.create(theirs);
    const draft = open({ numbers: theirs.numbers });
    const outcome = await outcomeOf(session.create(draft), carrier());
    const mine = await session.find(draft);
    if (outcome === 'done') expect(mine).toHaveLength(1);
    else expect([outcome.problem.code, mine]).toEqual(['rejected', []]);
    expect(idsOf(await session.find(theirs))).toEqual(idsOf(first));
  });

  it('that was asked for twice under our id is found as often as it is there', async () => {
    const { session, draft: open } = carrier();
    const draft = open();
    const first = await session.create(draft);
    const second: readonly CarrierOrder[] = await session.create(draft).catch(() => []);
    const there = new Set([...idsOf(first), ...idsOf(second)]);
    expect(idsOf(await session.find(draft))).toEqual([...there].toSorted());
  });
});

conforms(
  'a split request',
  (_subject, carrier) => {
    const numbers = () => carrier().apart ?? [];

    it('is an order for each part, each with our ids and all of them found', async () => {
      const draft = carrier().draft({ numbers: numbers() });
      const orders = await carrier().session.create(draft);
      expect(orders).toHaveLength(2);
      expect(orders.flatMap((order) => order.numbers).toSorted()).toEqual(numbers().toSorted());
      for (const order of orders) expect(order.ours).toEqual(oursOf(draft));
      expect(idsOf(await carrier().again().find(draft))).toEqual(idsOf(orders));
    });

    it('has every field in each of its orders', async () => {
      const draft = carrier().draft({ numbers: numbers() });
      const [one, other] = await carrier().session.create(draft);
      expect(one?.fields).toEqual(other?.fields);
      expect(one?.fields.accountNumber).toBe(draft.fields.accountNumber);
    });

    it('is adopted whole after a lost answer', async () => {
      const { session, draft: open, loseAnswer, calm, again } = carrier();
      const draft = open({ numbers: numbers() });
      loseAnswer();
      expect((await failureOf(session.create(draft), carrier())).reached).toBe('maybe');
      calm();
      const found = await again().find(draft);
      expect(found.flatMap((order) => order.numbers).toSorted()).toEqual(numbers().toSorted());
      for (const { fields } of found) expect(fields.accountNumber).toBe(draft.fields.accountNumber);
    });
  },
  { of: subjects.filter(({ splits }) => splits) },
);

function subOf(order: CarrierOrder | undefined): { readonly subAccountId?: string } {
  return order?.subAccount ? { subAccountId: order.subAccount.id } : {};
}

conforms(
  'an order that is split later by the carrier',
  (_subject, carrier) => {
    it('is two orders, whatever numbers nobody knows the split names', async () => {
      const { session, draft: open, splitLater, again } = carrier();
      const draft = open();
      const [number = ''] = draft.numbers;
      const second = number.replace(/..$/, '81');
      const [order] = await session.create({ ...draft, numbers: [number, second] });
      const begun = await pull(session);
      carrier().wait(600_000);
      splitLater?.({ remoteId: order?.remoteId ?? '' }, 3);
      const { orders } = await pull(again(), after(begun));
      expect([...orders.values()].map(({ numbers }) => numbers).toSorted()).toEqual([[number], [second]]);
      const split = [...orders.values()].find(({ numbers }) => numbers.includes(second));
      expect(split?.splitFrom).toBe(order?.remoteId);
      expect((await session.timeline({ remoteId: order?.remoteId ?? '' })).length).toBeGreaterThan(0);
    });
  },
  { of: [telnyxSubject] },
);
