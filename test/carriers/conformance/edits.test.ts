import { describe, expect, it } from 'vitest';
import type { OrderEdit } from '../../../main/core/interfaces/carrier.ts';
import type { FieldChanges, FieldName } from '../../../preload/contract/domain/fields.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';
import { newNumber } from './ids.ts';
import { conforms, failureOf, possibleDate } from './kit.ts';
import { OTHERS } from './sample.ts';

const REFUSALS = /^(rejected|conflict|forbidden)$/;
const edit = (changes: FieldChanges, more: Partial<OrderEdit> = {}): OrderEdit => ({
  changes,
  addNumbers: [],
  removeNumbers: [],
  ...more,
});

conforms('a change of fields', (subject, carrier) => {
  const { adapter, late, beside = {}, together = {}, neverBlank } = subject;
  const { fields, fieldsIn } = adapter.capabilities.edits;
  const textFor = async (field: FieldName, address: { readonly remoteId: string }) =>
    field === 'requestedDate' ? possibleDate(subject, carrier(), address) : OTHERS[field];

  it.each(fields)('saves %s, and nothing else changes', async (field) => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    const along = beside[field] ?? {};
    const before = await session.update(address, edit(along));
    const value = await textFor(field, address);
    const after = await session.update(address, edit({ [field]: value }));
    expect(after.fields).toEqual({ ...before.fields, [field]: value });
    expect((await carrier().again().order(address)).fields).toEqual(after.fields);
  });

  it.each(fields)('clears %s, or says that it is needed', async (field) => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    const value = await textFor(field, address);
    const before = await session.update(address, edit({ ...beside[field], [field]: value }));
    const cleared = together[field] ?? { [field]: null };
    const clear = session.update(address, edit(cleared));
    if (neverBlank.includes(field)) {
      const failure = await failureOf(clear, carrier());
      expect(failure.problem).toMatchObject({ code: 'rejected', fields: { [field]: /./ } });
      expect((await session.order(address)).fields).toEqual(before.fields);
      return;
    }
    const rest = Object.entries(before.fields).filter(([name]) => !(name in cleared));
    expect((await clear).fields).toEqual(Object.fromEntries(rest));
  });

  it('that is none sends nothing', async () => {
    const { session, orderIn, changes } = carrier();
    const address = await orderIn('unconfirmed');
    const made = changes().length;
    await session.update(address, edit({}));
    expect(changes()).toHaveLength(made);
  });

  it('keeps our ids on the order', async () => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    const { ours } = await session.order(address);
    expect((await session.update(address, edit({ billingName: OTHERS.billingName }))).ours).toEqual(ours);
  });

  it.each(fieldsIn)('is taken in %s', async (state) => {
    const { session, orderIn } = carrier();
    const address = await orderIn(state);
    const field = late?.in.includes(state) === true ? late.field : 'billingName';
    const value = await textFor(field, address);
    expect((await session.update(address, edit({ [field]: value }))).fields[field]).toBe(value);
  });

  it.each(STATES.filter((state) => !fieldsIn.includes(state)))('is refused in %s', async (state) => {
    const { session, orderIn } = carrier();
    const address = await orderIn(state);
    const before = await session.order(address);
    const failure = await failureOf(
      session.update(address, edit({ billingName: OTHERS.billingName })),
      carrier(),
    );
    expect(failure.problem.code).toMatch(REFUSALS);
    expect(failure.reached).not.toBe('maybe');
    expect((await session.order(address)).fields).toEqual(before.fields);
  });

  it('whose answer was lost is in doubt, and was made once', async () => {
    const { session, orderIn, loseAnswer, changes } = carrier();
    const address = await orderIn('unconfirmed');
    const made = changes().length;
    loseAnswer();
    const failure = await failureOf(
      session.update(address, edit({ billingName: OTHERS.billingName })),
      carrier(),
    );
    expect(failure.reached).toBe('maybe');
    expect(changes()).toHaveLength(made + 1);
    expect((await session.order(address)).fields.billingName).toBe(OTHERS.billingName);
  });

  it('laid over what no longer stands there sends nothing, however lately that was read', async () => {
    const { session, orderIn, changes, again } = carrier();
    const address = await orderIn('unconfirmed');
    const seen = (await session.order(address)).fields;
    await again().update(address, edit({ billingName: 'Typed in the portal' }));
    await session.order(address);
    const made = changes().length;
    const mine = session.update(address, edit({ billingName: OTHERS.billingName }, { seen }));
    expect(await failureOf(mine, carrier())).toMatchObject({ reached: 'no', problem: { code: 'conflict' } });
    expect(changes()).toHaveLength(made);
    const now = (await session.order(address)).fields;
    expect(now.billingName).toBe('Typed in the portal');
    const after = await session.update(address, edit({ billingName: OTHERS.billingName }, { seen: now }));
    expect(after.fields.billingName).toBe(OTHERS.billingName);
  });

  it('of an order that is gone says so', async () => {
    const work = carrier().session.update({ remoteId: GONE }, edit({ billingName: OTHERS.billingName }));
    expect((await failureOf(work, carrier())).problem.code).toBe('not-found');
  });
});

/** No order of any carrier: a UUID for those that use them, and a number too large for the others. */
const GONE = 'ffffffff-0000-4000-8000-000000000000';

conforms('a change of numbers', (subject, carrier) => {
  const { addNumbersIn, removeNumbersIn } = subject.adapter.capabilities.edits;
  const twoNumbers = async () => {
    const { session, draft } = carrier();
    const first = draft();
    const [number = ''] = first.numbers;
    const second = number.replace(/..$/, '80');
    const [order] = await session.create({ ...first, numbers: [number, second] });
    const address = {
      remoteId: order?.remoteId ?? '',
      ...(first.subAccountId !== undefined && { subAccountId: first.subAccountId }),
    };
    return { address, number, second };
  };

  it('adds one where the carrier takes more, and says no where it does not', async () => {
    const { session } = carrier();
    const { address, number, second } = await twoNumbers();
    const third = number.replace(/..$/, '81').replace('0181', '0182');
    const fitting = third === number ? newNumber(number.slice(2, 5)) : number.replace(/..$/, '79');
    const work = session.update(address, edit({}, { addNumbers: [fitting] }));
    if (addNumbersIn.includes('unconfirmed')) {
      expect((await work).numbers.toSorted()).toEqual([number, second, fitting].toSorted());
      return;
    }
    expect((await failureOf(work, carrier())).problem.code).toBe('rejected');
    expect((await session.order(address)).numbers).toHaveLength(2);
  });

  it('takes one out where the carrier lets it go, and says no where it does not', async () => {
    const { session } = carrier();
    const { address, number, second } = await twoNumbers();
    const work = session.update(address, edit({}, { removeNumbers: [second] }));
    if (removeNumbersIn.includes('unconfirmed')) {
      expect((await work).numbers).toEqual([number]);
      return;
    }
    expect((await failureOf(work, carrier())).problem.code).toBe('rejected');
    expect((await session.order(address)).numbers).toHaveLength(2);
  });

  describe('in other states', () => {
    it.each(STATES.filter((state) => !removeNumbersIn.includes(state) && state !== 'unconfirmed'))(
      'takes none out in %s',
      async (state) => {
        const { session, orderIn } = carrier();
        const address = await orderIn(state);
        const { numbers } = await session.order(address);
        const work = session.update(address, edit({}, { removeNumbers: numbers.slice(0, 1) }));
        expect((await failureOf(work, carrier())).problem.code).toMatch(REFUSALS);
        expect((await session.order(address)).numbers).toEqual(numbers);
      },
    );
  });
});
