import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_USER_ID } from '../../../main/practice/telnyx/seed/credentials.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { failureOf } from '../carried.ts';
import { jobOf } from '../job.ts';
import { ACCOUNT_NUMBER, draft, newOrder, PIN, pdf, sessionAt } from './harness.ts';

let telnyx: PracticeTelnyx;
let session: CarrierSession;

beforeEach(async () => {
  telnyx = await startPracticeTelnyx({ scanMs: 0 });
  session = sessionAt(telnyx.url);
});
afterEach(() => telnyx.close());

/** A draft with all that Telnyx wants before it takes it on. */
async function complete() {
  const order = await newOrder(session);
  await session.deliver(order, jobOf(pdf('loa.pdf', 'loa')));
  await session.deliver(order, jobOf(pdf('bill.pdf', 'invoice')));
  return order;
}

const move = (remoteId: string, to: 'submitted' | 'canceled' | 'completed') =>
  session.move({ remoteId }, { to, acceptCharges: true });

describe('the life of an order', () => {
  it('goes from a draft to a completed port', async () => {
    const { remoteId } = await complete();
    expect((await move(remoteId, 'submitted')).state).toBe('submitted');
    telnyx.control.setStatus(remoteId, 'submitted');
    expect(await session.order({ remoteId })).toMatchObject({ state: 'pending', status: 'submitted' });
    const foc = Date.parse('2031-03-04T15:00:00Z');
    telnyx.control.confirmFoc(remoteId, foc);
    expect(await session.order({ remoteId })).toMatchObject({
      state: 'scheduled',
      status: 'foc-date-confirmed',
      scheduledAt: '2031-03-04T15:00:00.000Z',
    });
    telnyx.control.setStatus(remoteId, 'ported');
    expect(await session.order({ remoteId })).toMatchObject({ state: 'completed', status: 'ported' });
    const timeline = await session.timeline({ remoteId });
    expect(
      timeline.flatMap((entry) => (entry.kind === 'transition' ? [[entry.from, entry.to]] : [])),
    ).toEqual([
      [undefined, 'unconfirmed'],
      ['unconfirmed', 'submitted'],
      ['submitted', 'pending'],
      ['pending', 'scheduled'],
      ['scheduled', 'completed'],
    ]);
    expect(timeline.every((entry) => entry.accountId === 'account-7' && entry.carrier === 'telnyx')).toBe(
      true,
    );
    const again = await session.timeline({ remoteId });
    expect(again.map(({ id }) => id)).toEqual(timeline.map(({ id }) => id));
  });

  it('reads back what was typed, to the letter', async () => {
    const order = await newOrder(session);
    expect(order.fields).toEqual({
      billingName: 'Juniper Street Dental',
      signee: 'Ines Okafor',
      accountNumber: ACCOUNT_NUMBER,
      pin: PIN,
      btn: '+15025550100',
      portType: 'Full',
      streetNumber: '1200',
      streetPreDirection: 'N',
      street: 'Mill',
      streetType: 'Street',
      unit: 'Suite 4',
      city: 'Louisville',
      region: 'KY',
      postalCode: '40202',
    });
    const there = telnyx.control.order(order.remoteId);
    expect(there?.location).toMatchObject({ street_address: '1200 N Mill Street', country_code: 'US' });
    expect(there?.admin).toMatchObject({ pin_passcode: PIN, billing_phone_number: '+15025550100' });
  });

  it('names every reason of an exception, and keeps words that it does not know', async () => {
    const { remoteId } = await complete();
    await move(remoteId, 'submitted');
    telnyx.control.reject(remoteId, ['ENTITY_NAME_MISMATCH', 'PASSCODE_PIN_INVALID', 'MOON_PHASE_WRONG']);
    const order = await session.order({ remoteId });
    expect(order.state).toBe('rejected');
    expect(order.rejections?.map(({ code, label }) => [code, label])).toEqual([
      ['ENTITY_NAME_MISMATCH', 'Name does not match'],
      ['PASSCODE_PIN_INVALID', 'PIN is missing or wrong'],
      ['MOON_PHASE_WRONG', 'Rejected'],
    ]);
    expect(order.rejections?.[1]?.fields).toEqual(['pin']);
    expect(order.rejections?.[2]?.said).toBe('moon phase wrong');
    const timeline = await session.timeline({ remoteId });
    const last = timeline.findLast((entry) => entry.kind === 'transition');
    expect(last).toMatchObject({ to: 'rejected', rejections: [{ code: 'ENTITY_NAME_MISMATCH' }, {}, {}] });
  });

  it('asks for a cancellation and waits for the desk of Telnyx', async () => {
    const { remoteId } = await complete();
    await move(remoteId, 'submitted');
    const asked = await move(remoteId, 'canceled');
    expect(asked).toMatchObject({ status: 'cancel-pending', awaiting: 'canceled' });
    expect(asked.state).toBeUndefined();
    const requests = telnyx.control.log().filter(({ path }) => path.includes('/actions/cancel')).length;
    expect(await move(remoteId, 'canceled')).toMatchObject({ awaiting: 'canceled' });
    expect(telnyx.control.log().filter(({ path }) => path.includes('/actions/cancel'))).toHaveLength(
      requests,
    );
    telnyx.control.setStatus(remoteId, 'cancelled');
    expect(await session.order({ remoteId })).toMatchObject({ state: 'canceled', status: 'cancelled' });
  });

  it('reads either spelling of canceled', async () => {
    telnyx.control.set({ cancelledWord: 'canceled' });
    const { remoteId } = await complete();
    telnyx.control.setStatus(remoteId, 'cancelled');
    expect(await session.order({ remoteId })).toMatchObject({ state: 'canceled', status: 'canceled' });
  });

  it('says in the words of Telnyx why it is too late to cancel', async () => {
    const { remoteId } = await complete();
    await move(remoteId, 'submitted');
    telnyx.control.confirmFoc(remoteId, telnyx.control.now() + 3_600_000);
    const failure = await failureOf(move(remoteId, 'canceled'));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.said).toContain('48 hours');
  });

  it('names the fields that a draft lacks when it is submitted', async () => {
    const [order] = await session.create(draft({ fields: { name: 'Bare', city: 'Louisville' } }));
    const failure = await failureOf(move(order?.remoteId ?? '', 'submitted'));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(Object.keys(failure.problem.fields ?? {}).toSorted()).toEqual([
      'billingName',
      'postalCode',
      'region',
      'signee',
      'street',
    ]);
    expect(failure.problem.said).toContain('LOA is missing');
  });

  it('deletes a draft, and takes one that is gone for deleted', async () => {
    const { remoteId } = await newOrder(session);
    await session.remove({ remoteId });
    expect(telnyx.control.order(remoteId)).toBeUndefined();
    await session.remove({ remoteId });
    expect((await failureOf(session.order({ remoteId }))).problem.code).toBe('not-found');
  });

  it('does not move what Telnyx moves by itself', async () => {
    const { remoteId } = await newOrder(session);
    const failure = await failureOf(session.move({ remoteId }, { to: 'scheduled', acceptCharges: true }));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(failure.problem.what).toBe('Telnyx schedules by itself once the losing carrier agrees.');
  });

  it('starts the cutover of an on-demand order, once', async () => {
    const numbers = ['+15025550177'];
    telnyx.control.list(numbers[0] ?? '', { fastPortable: true });
    const { remoteId } = await newOrder(session, { numbers });
    await session.deliver({ remoteId }, jobOf(pdf('loa.pdf', 'loa')));
    await session.deliver({ remoteId }, jobOf(pdf('bill.pdf', 'invoice')));
    await move(remoteId, 'submitted');
    // The switch for on-demand is Telnyx's portal, or a PATCH that Portside does not send.
    const key = {
      authorization: 'Bearer KEY-practice-only-harborline-voice',
      'content-type': 'application/json',
    };
    await fetch(`${telnyx.url}/v2/porting_orders/${remoteId}`, {
      method: 'PATCH',
      headers: key,
      body: JSON.stringify({ activation_settings: { activation_type: 'on-demand' } }),
    });
    const noon = new Date(telnyx.control.now());
    noon.setUTCHours(18, 0, 0, 0);
    telnyx.control.advance(noon.getTime() + 86_400_000 - telnyx.control.now());
    telnyx.control.confirmFoc(remoteId, telnyx.control.now());
    expect(await session.order({ remoteId })).toMatchObject({ state: 'scheduled', onDemand: true });
    const started = await move(remoteId, 'completed');
    expect(started).toMatchObject({ state: 'scheduled', awaiting: 'completed' });
    expect(started.onDemand).toBeUndefined();
    await move(remoteId, 'completed');
    expect(telnyx.control.log().filter(({ path }) => path.includes('/actions/activate'))).toHaveLength(1);
  });
});

describe('beside the life of an order', () => {
  it('knows whose account it is, and that it is no port authority', async () => {
    const empty = await session.verify();
    expect(empty).toMatchObject({ name: 'Harborline Telnyx', portAuthority: false });
    expect(empty.remoteAccountId).toMatch(/^key-[0-9a-f]{32}$/);
    await newOrder(session);
    expect((await session.verify()).remoteAccountId).toBe(PRACTICE_USER_ID);
  });

  it('writes comments and reads those of Telnyx', async () => {
    const { remoteId } = await newOrder(session);
    const at = new Date(telnyx.control.now()).toISOString();
    const comment = { text: 'The bill follows.', private: false, actionRequired: false, at };
    const stored = await session.comment({ remoteId }, comment);
    expect(Math.abs(Date.parse(stored) - telnyx.control.now())).toBeLessThan(5_000);
    telnyx.control.comment(remoteId, 'Please send all pages.', 'admin');
    const comments = (await session.timeline({ remoteId })).filter(({ kind }) => kind === 'comment');
    expect(comments.map((entry) => [entry.by, 'text' in entry && entry.text])).toEqual([
      ['Harborline Telnyx', 'The bill follows.'],
      ['Telnyx', 'Please send all pages.'],
    ]);
  });

  it('asks which numbers can be ported, and says of each why not', async () => {
    telnyx.control.list('+15025550121', { notPortable: 'no_coverage' });
    telnyx.control.list('+15025550122', { fastPortable: true });
    const answers = await session.portability(['+15025550121', '+15025550122']);
    expect(answers.map(({ number, portable }) => [number.display, portable])).toEqual([
      ['(502) 555-0121', false],
      ['(502) 555-0122', true],
    ]);
    expect(answers[0]?.note).toBe('no_coverage');
    expect(answers[1]?.note).toContain('FastPort');
  });

  it('draws the LOA of Telnyx', async () => {
    const { remoteId } = await newOrder(session);
    const loa = await session.serverLoa({ remoteId });
    expect(loa.mediaType).toBe('application/pdf');
    expect(Buffer.from(loa.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('finds the orders that hold a number, and only those', async () => {
    const mine = await newOrder(session, { numbers: ['+15025550131', '+15025550132'] });
    const other = await newOrder(session, { numbers: ['+15025550133'] });
    const found = await session.withNumber('+15025550132');
    expect(found.map(({ remoteId }) => remoteId)).toEqual([mine.remoteId]);
    // "Contains" may find a number inside a longer one.
    const data = [{ id: other.remoteId, phone_numbers: ['+4415025550132'], porting_phone_numbers_count: 1 }];
    const body = JSON.stringify({ data });
    telnyx.control.fault({ path: /contains/, action: { kind: 'answer', status: 200, body } });
    expect(await session.withNumber('+15025550132')).toEqual([]);
  });
});
