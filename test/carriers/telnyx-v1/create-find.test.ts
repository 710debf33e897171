import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import { failureOf } from '../carried.ts';
import {
  ACCOUNT_NUMBER,
  draft,
  FIELDS,
  newOrder,
  openSite,
  PIN,
  PORTING,
  papersFor,
  type Site,
  sessionAt,
  submission,
} from './harness.ts';

let site: Site;
let session: CarrierSession;

beforeEach(async () => {
  site = await openSite();
  session = sessionAt(site.telnyx.url);
});
afterEach(() => site.close());

const DRAFTS = `${PORTING}/draft_port_requests`;
const creates = () =>
  site.telnyx.control.log().filter(({ method, path }) => method === 'POST' && path === DRAFTS);
const lost = (path: RegExp, method: string, after = 0) =>
  site.telnyx.control.fault({ method, path, after, action: { kind: 'lost-answer' } });

describe('creating an order', () => {
  it('gives one order for each losing carrier, every one with its own numbers and all fields', async () => {
    const numbers = ['+15025550101', '+15025550102', '+14055550101', '+18885550101'];
    const wanted = draft({ numbers });
    const orders = await session.create(wanted);
    expect(orders.map((order) => order.numbers).toSorted()).toEqual([
      ['+14055550101'],
      ['+15025550101', '+15025550102'],
      ['+18885550101'],
    ]);
    const { name: _name, reference: _reference, ...kept } = FIELDS;
    for (const order of orders) {
      expect(order).toMatchObject({
        state: 'unconfirmed',
        ours: { mutationId: wanted.mutationId, portRequestId: wanted.portRequestId },
      });
      expect(order.fields).toEqual(kept);
    }
    expect(orders.filter(({ splitFrom }) => splitFrom !== undefined)).toHaveLength(2);
  });

  it('opens nothing when Telnyx takes a number for none', async () => {
    site.telnyx.control.list('+15025550103', { notPortable: 'no_coverage' });
    const failure = await failureOf(session.create(draft({ numbers: ['+15025550103', '+15025550104'] })));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.said).toContain('not portable');
    expect(site.telnyx.control.orders()).toEqual([]);
  });

  it('goes on with the draft it made when a field was refused and is corrected', async () => {
    const wanted = draft({
      fields: { ...FIELDS, btn: 'not a number' },
      numbers: ['+15025550105', '+14055550105'],
    });
    const failure = await failureOf(session.create(wanted));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.what).toContain('E.164');
    const corrected = { ...wanted, mutationId: draft().mutationId, fields: FIELDS };
    const orders = await session.create(corrected);
    expect([creates().length, orders.length]).toEqual([1, 2]);
    for (const order of orders) {
      expect(order.fields.btn).toBe('+15025550100');
      expect(order.ours?.mutationId).toBe(corrected.mutationId);
    }
  });

  it('never goes on with somebody else’s draft of the same numbers', async () => {
    const numbers = ['+15025550106'];
    const theirs = await newOrder(session, { numbers });
    const failure = await failureOf(session.create(draft({ numbers })));
    expect(failure.problem.code).toBe('rejected');
    expect((await session.order(theirs)).ours).toEqual(theirs.ours);
  });

  it('opens another draft for numbers that were submitted once and canceled', async () => {
    const wanted = draft();
    const [first] = await session.create(wanted);
    if (first === undefined) throw new Error('nothing was created');
    await papersFor(session, first);
    await session.move(first, submission);
    site.telnyx.control.setStatus(site.telnyx.control.orders()[0]?.id ?? '', 'cancelled');
    const [second] = await session.create({ ...wanted, mutationId: draft().mutationId });
    expect(second).toMatchObject({ state: 'unconfirmed', numbers: wanted.numbers });
    expect(second?.remoteId).not.toBe(first.remoteId);
    expect(await session.order(first)).toMatchObject({ state: 'canceled' });
  });

  it('never repeats a secret, even when Telnyx does', async () => {
    const message = `${PIN} and ${ACCOUNT_NUMBER} do not fit practice-only-harborline-south-token`;
    const body = JSON.stringify({ message, errors: { pin_passcode: [`${PIN} is wrong`] } });
    site.telnyx.control.fault({ method: 'PUT', after: 1, action: { kind: 'answer', status: 422, body } });
    const { problem } = await failureOf(session.create(draft()));
    expect(problem.fields?.pin).toBe('•••• is wrong');
    expect(problem.said).toBe('•••• and •••• do not fit ••••');
    for (const secret of [PIN, ACCOUNT_NUMBER, 'south-token']) {
      expect(JSON.stringify(problem)).not.toContain(secret);
    }
  });
});

describe('looking for an order whose answer was lost', () => {
  it.each([
    ['the draft', 'POST', /draft_port_requests$/, 0],
    ['the reference', 'PUT', /sub_requests/, 0],
    ['the fields', 'PUT', /sub_requests/, 1],
    ['the fields of the second one', 'PUT', /sub_requests/, 3],
  ] as const)('finds and finishes it: %s', async (_what, method, path, after) => {
    const wanted = draft({ numbers: ['+15025550107', '+14055550107'] });
    lost(path, method, after);
    expect((await failureOf(session.create(wanted))).reached).toBe('maybe');
    const orders = await sessionAt(site.telnyx.url).find(wanted);
    expect([creates().length, orders.length]).toEqual([1, 2]);
    for (const order of orders) {
      expect(order).toMatchObject({ ours: { mutationId: wanted.mutationId } });
      expect(order.fields).toMatchObject({
        billingName: 'Juniper Street Dental',
        accountNumber: ACCOUNT_NUMBER,
      });
    }
  });

  it('finds nothing when nothing arrived', async () => {
    const wanted = draft();
    site.telnyx.control.fault({ method: 'POST', path: /draft_port_requests$/, action: { kind: 'drop' } });
    expect((await failureOf(session.create(wanted))).reached).toBe('maybe');
    expect(await session.find(wanted)).toEqual([]);
  });

  it('takes no draft for its own that somebody has written in, or that has other numbers', async () => {
    const theirs = await newOrder(session, { numbers: ['+15025550108', '+15025550109'] });
    expect(await session.find(draft({ numbers: theirs.numbers }))).toEqual([]);
    expect(await session.find(draft({ numbers: ['+15025550108'] }))).toEqual([]);
    expect((await session.order(theirs)).fields).toEqual(theirs.fields);
  });

  it('finds it when it was submitted meanwhile, and leaves it alone', async () => {
    const wanted = draft();
    const [order] = await session.create(wanted);
    if (order === undefined) throw new Error('nothing was created');
    await papersFor(session, order);
    await session.move(order, submission);
    site.telnyx.control.clearLog();
    const found = await sessionAt(site.telnyx.url).find(wanted);
    expect(found).toMatchObject([{ remoteId: order.remoteId, state: 'submitted' }]);
    expect(site.telnyx.control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('leaves it to the create to bring a refusal', async () => {
    const wanted = draft({ fields: { ...FIELDS, btn: 'not a number' } });
    lost(/draft_port_requests$/, 'POST');
    await failureOf(session.create(wanted));
    expect(await session.find(wanted)).toEqual([]);
    expect(await failureOf(session.create(wanted))).toMatchObject({ problem: { code: 'rejected' } });
    expect(creates()).toHaveLength(1);
  });
});

describe('numbers', () => {
  it('are looked up among drafts and submitted orders', async () => {
    const order = await newOrder(session, { numbers: ['+15025550110'] });
    expect(await session.withNumber('+15025550110')).toMatchObject([{ remoteId: order.remoteId }]);
    await papersFor(session, order);
    await session.move(order, submission);
    const found = await sessionAt(site.telnyx.url).withNumber('+15025550110');
    expect(found).toMatchObject([{ remoteId: order.remoteId, state: 'submitted' }]);
    expect(await session.withNumber('+15025550199')).toEqual([]);
  });

  it('are in no doubt when the check itself fails', async () => {
    site.telnyx.control.fault({ path: /portability/, action: { kind: 'html', status: 502 } });
    const failure = await failureOf(session.portability(['+15025550112']));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'carrier-down' } });
  });

  it('are checked before a port, each with what Telnyx says of it', async () => {
    site.telnyx.control.list('+15025550111', { notPortable: 'lrn_data_not_found' });
    const answers = await session.portability(['+15025550112', '+15025550111', '+442079460000']);
    expect(answers.map(({ portable, note }) => [portable, note])).toEqual([
      [true, expect.stringMatching(/^From /)],
      [false, 'Telnyx does not find who has it now.'],
      [false, 'Telnyx does not serve this area.'],
    ]);
    expect(answers[0]?.number).toEqual({ e164: '+15025550112', display: '(502) 555-0112' });
  });
});
