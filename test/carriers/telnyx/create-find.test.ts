import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { failureOf } from '../carried.ts';
import { ACCOUNT_NUMBER, draft, FIELDS, newOrder, PIN, sessionAt } from './harness.ts';

let telnyx: PracticeTelnyx;
let session: CarrierSession;

beforeEach(async () => {
  telnyx = await startPracticeTelnyx();
  session = sessionAt(telnyx.url);
});
afterEach(() => telnyx.close());

const creates = () =>
  telnyx.control.log().filter(({ method, path }) => method === 'POST' && path === '/v2/porting_orders');

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
    for (const order of orders) {
      expect(order).toMatchObject({
        state: 'unconfirmed',
        status: 'draft',
        ours: { mutationId: wanted.mutationId, portRequestId: wanted.portRequestId },
      });
      expect(order.fields).toMatchObject({ billingName: 'Juniper Street Dental', city: 'Louisville' });
    }
  });

  it('leaves the name and the reference of the port with us', async () => {
    const order = await newOrder(session);
    expect(order.fields).not.toHaveProperty('name');
    expect(order.fields).not.toHaveProperty('reference');
  });

  it('carries more numbers than an order shows', async () => {
    const numbers = Array.from({ length: 120 }, (_, n) => `+1502555${String(2000 + n)}`);
    const order = await newOrder(session, { numbers });
    expect(order.numbers.toSorted()).toEqual(numbers);
  });

  it('opens nothing when Telnyx takes a number for none, and says which', async () => {
    telnyx.control.list('+15025550103', { notPortable: 'no_coverage' });
    const failure = await failureOf(session.create(draft({ numbers: ['+15025550103', '+15025550104'] })));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.fields?.numbers).toBeTruthy();
    expect(telnyx.control.orders()).toEqual([]);
  });

  it('takes every draft back when a field is refused, so that a corrected create is one', async () => {
    const fields = { ...FIELDS, btn: 'not a number' };
    const numbers = ['+15025550105', '+14055550105'];
    const failure = await failureOf(session.create(draft({ fields, numbers })));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.fields?.btn).toContain('E.164');
    expect(telnyx.control.orders()).toEqual([]);
  });

  it('never repeats a secret, even when Telnyx does', async () => {
    const detail = `${PIN} and ${ACCOUNT_NUMBER} do not fit KEY-practice-only-harborline-voice`;
    const body = JSON.stringify({ errors: [{ code: '80005', title: 'Invalid PIN', detail }] });
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'answer', status: 422, body } });
    const { problem } = await failureOf(session.create(draft()));
    expect(problem.fields?.pin).toContain('do not fit');
    for (const secret of [PIN, ACCOUNT_NUMBER, 'KEY-practice']) {
      expect(JSON.stringify(problem)).not.toContain(secret);
    }
    expect(JSON.stringify(telnyx.control.log())).not.toContain(ACCOUNT_NUMBER);
  });
});

describe('a create whose answer was lost', () => {
  it.each([
    ['the answer never came', { kind: 'lost-answer' }],
    ['the answer was cut', { kind: 'truncated-json' }],
    ['a gateway answered', { kind: 'html', status: 502, executed: true }],
  ] as const)('is found and finished: %s', async (_what, action) => {
    const wanted = draft({ numbers: ['+15025550106', '+14055550106'] });
    telnyx.control.fault({ method: 'POST', path: /porting_orders$/, action });
    expect((await failureOf(session.create(wanted))).reached).toBe('maybe');
    expect(telnyx.control.orders()).toHaveLength(2);
    const found = await session.find(wanted);
    expect(found).toHaveLength(2);
    for (const order of found) expect(order.fields.billingName).toBe('Juniper Street Dental');
    expect(creates()).toHaveLength(1);
  });

  it('is found and finished when only its fields did not arrive', async () => {
    const wanted = draft();
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'drop' } });
    expect((await failureOf(session.create(wanted))).reached).toBe('maybe');
    const [order] = await session.find(wanted);
    expect(order?.fields).toMatchObject({ signee: 'Ines Okafor', street: 'Mill' });
  });

  it('leaves alone what somebody has filled in meanwhile', async () => {
    const wanted = draft();
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'drop' } });
    await failureOf(session.create(wanted));
    const [there] = telnyx.control.orders();
    await session.update({ remoteId: there?.id ?? '' }, edit({ billingName: 'Typed in the portal' }));
    const [order] = await session.find(wanted);
    expect(order?.fields).toMatchObject({ billingName: 'Typed in the portal', signee: 'Ines Okafor' });
  });

  it('stands when somebody has submitted it before its fields arrived', async () => {
    const wanted = draft();
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'drop' } });
    await failureOf(session.create(wanted));
    const [there] = telnyx.control.orders();
    telnyx.control.setStatus(there?.id ?? '', 'submitted');
    const [order] = await session.find(wanted);
    expect(order).toMatchObject({ remoteId: there?.id, status: 'submitted', fields: {} });
    const failure = await failureOf(session.update({ remoteId: there?.id ?? '' }, edit({ pin: PIN })));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(telnyx.control.orders()).toHaveLength(1);
  });

  it('is certainly absent when the request never arrived', async () => {
    const wanted = draft();
    telnyx.control.fault({ method: 'POST', path: /porting_orders$/, action: { kind: 'drop' } });
    await failureOf(session.create(wanted));
    await newOrder(session);
    expect(await session.find(wanted)).toEqual([]);
  });

  it('is absent again when what it still lacked is refused', async () => {
    const wanted = draft({ fields: { ...FIELDS, btn: 'not a number' } });
    telnyx.control.fault({ method: 'POST', path: /porting_orders$/, action: { kind: 'lost-answer' } });
    await failureOf(session.create(wanted));
    expect(await session.find(wanted)).toEqual([]);
    expect(telnyx.control.orders()).toEqual([]);
  });
});

const edit = (changes: Parameters<CarrierSession['update']>[1]['changes']) => ({
  changes,
  addNumbers: [],
  removeNumbers: [],
});

describe('changing an order', () => {
  it('changes what was changed and clears what was cleared', async () => {
    const order = await newOrder(session);
    const after = await session.update(
      order,
      edit({ city: 'Lexington', unit: null, streetNumber: '1300', btn: '502-555-0199', pin: null }),
    );
    const { unit: _unit, pin: _pin, ...rest } = order.fields;
    expect(after.fields).toEqual({ ...rest, city: 'Lexington', streetNumber: '1300', btn: '+15025550199' });
    expect(telnyx.control.order(order.remoteId)?.location.street_address).toBe('1300 N Mill Street');
  });

  it('sends a partial port with its new BTN, and forgets it when the port is full again', async () => {
    const order = await newOrder(session);
    const partial = await session.update(order, edit({ portType: 'Partial', newBtn: '5025550188' }));
    expect(partial.fields).toMatchObject({ portType: 'Partial', newBtn: '+15025550188' });
    expect(telnyx.control.order(order.remoteId)?.misc).toMatchObject({ remaining_numbers_action: 'keep' });
    const full = await session.update(order, edit({ portType: 'Full' }));
    expect(full.fields.portType).toBe('Full');
    expect(full.fields).not.toHaveProperty('newBtn');
  });

  it('asks for nothing when nothing of it is Telnyx’s', async () => {
    const order = await newOrder(session);
    telnyx.control.clearLog();
    await session.update(order, edit({ name: 'Another name', notify: 'ines@example.com' }));
    expect(telnyx.control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('neither adds nor removes numbers', async () => {
    const order = await newOrder(session);
    const failure = await failureOf(
      session.update(order, { changes: {}, addNumbers: ['+15025550107'], removeNumbers: [] }),
    );
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(failure.problem.fields?.numbers).toBeTruthy();
  });

  it('waits while Telnyx is busy with the order', async () => {
    const order = await newOrder(session);
    telnyx.control.lock(order.remoteId, 60_000);
    const failure = await failureOf(session.update(order, edit({ city: 'Lexington' })));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'conflict' } });
  });
});

describe.each(['sdk', 'guide'] as const)('a requested date, windows spelled as in the %s', (spelling) => {
  beforeEach(() => telnyx.control.set({ spelling }));

  it('becomes the beginning of a window of that day', async () => {
    const order = await newOrder(session);
    const windows = await session.windows(order);
    expect(windows.length).toBeGreaterThan(3);
    const from = windows[2]?.from ?? '';
    const day = from.slice(0, 10);
    const after = await session.update(order, edit({ requestedDate: day }));
    expect(after.fields.requestedDate).toBe(day);
    expect(telnyx.control.order(order.remoteId)?.focRequested).toBe(Date.parse(from));
    const cleared = await session.update(order, edit({ requestedDate: null }));
    expect(cleared.fields).not.toHaveProperty('requestedDate');
  });

  it('is refused with the next windows when that day has none', async () => {
    const order = await newOrder(session);
    const [first] = await session.windows(order);
    const failure = await failureOf(session.update(order, edit({ requestedDate: '2020-02-29' })));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(failure.problem.fields?.requestedDate).toContain(first?.from.slice(0, 10));
    expect(failure.problem.fields?.requestedDate).toContain('10:00 to 17:00');
  });

  it('goes along with a new order', async () => {
    const [window] = await session.windows(await newOrder(session));
    const requestedDate = window?.from.slice(0, 10) ?? '';
    const order = await newOrder(session, { fields: { ...FIELDS, requestedDate } });
    expect(order.fields.requestedDate).toBe(requestedDate);
  });
});
