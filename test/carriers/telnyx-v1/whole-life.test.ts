import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import { failureOf, pulled } from '../carried.ts';
import {
  draft,
  newOrder,
  openSite,
  papersFor,
  type Site,
  sessionAt,
  submission,
  submittedOrder,
} from './harness.ts';

let site: Site;
let session: CarrierSession;

const open = async (v1Ids: 'new' | 'kept') => {
  site = await openSite({ v1Ids });
  session = sessionAt(site.telnyx.url);
};
beforeEach(() => open('new'));
afterEach(() => site.close());

const written = { text: 'Corrected the ZIP', private: false, actionRequired: false };
const at = new Date().toISOString();
const edit = (changes: object) => ({ changes, addNumbers: [], removeNumbers: [] });
const [idsChange, idsStay] = ['new', 'kept'] as const;

describe('an order over its life', () => {
  it.each([idsChange, idsStay])('keeps its name when it is submitted and its ids are %s', async (ids) => {
    await site.close();
    await open(ids);
    const order = await newOrder(session);
    await papersFor(session, order);
    const submitted = await session.move(order, submission);
    expect(submitted).toMatchObject({
      remoteId: order.remoteId,
      state: 'submitted',
      status: 'unassigned',
      ours: order.ours,
    });
    const [first] = site.telnyx.control.orders();
    const id = first?.id ?? '';
    const steps = [
      ['submitted', 'pending'],
      ['foc-date-confirmed', 'scheduled'],
      ['ported', 'completed'],
    ] as const;
    for (const [status, state] of steps) {
      site.telnyx.control.setStatus(id, status);
      // Whoever starts anew knows nothing of what the draft became.
      for (const who of [session, sessionAt(site.telnyx.url)]) {
        expect(await who.order(order)).toMatchObject({ remoteId: order.remoteId, state, status });
        const { orders, failure } = await pulled(who);
        expect(failure).toBeUndefined();
        expect([...orders.keys()]).toEqual([order.remoteId]);
        expect(orders.get(order.remoteId)?.state).toBe(state);
      }
    }
  });

  it('is still known by its name when Telnyx clears its drafts away', async () => {
    const order = await submittedOrder(session);
    const gone = { kind: 'answer', status: 404, body: '{"message":"Not found"}' } as const;
    site.telnyx.control.fault({ path: /draft_port_requests\//, times: 9, action: gone });
    expect(await session.order(order)).toMatchObject({ remoteId: order.remoteId, state: 'submitted' });
  });

  it('tells the committed date', async () => {
    const order = await submittedOrder(session);
    const [first] = site.telnyx.control.orders();
    site.telnyx.control.confirmFoc(first?.id ?? '', Date.UTC(2027, 0, 12, 15));
    expect((await session.order(order)).scheduledAt).toBe('2027-01-12T15:00:00.000Z');
  });

  it('is submitted with all the others of its draft, each under its name', async () => {
    const numbers = ['+15025550190', '+14055550190'];
    const [one, other] = await session.create(draft({ numbers }));
    if (one === undefined || other === undefined) throw new Error('not split');
    await papersFor(session, one);
    const incomplete = await failureOf(session.move(one, submission));
    expect(incomplete).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(incomplete.problem.said).toMatch(/incomplete/);
    await papersFor(session, other);
    await session.move(one, submission);
    expect(await session.order(other)).toMatchObject({ remoteId: other.remoteId, state: 'submitted' });
    // The move of the other one is done without another request.
    const before = site.telnyx.control.log().length;
    expect(await session.move(other, submission)).toMatchObject({ state: 'submitted' });
    const writes = site.telnyx.control.log().slice(before);
    expect(writes.filter(({ method }) => method !== 'GET')).toEqual([]);
    const { orders } = await pulled(sessionAt(site.telnyx.url));
    expect([...orders.keys()].toSorted()).toEqual([one.remoteId, other.remoteId].toSorted());
  });

  it('takes corrections after it was turned down, and says why it was', async () => {
    const order = await submittedOrder(session);
    const [first] = site.telnyx.control.orders();
    site.telnyx.control.reject(first?.id ?? '', ['POSTAL_CODE_MISMATCH']);
    expect(await session.order(order)).toMatchObject({ state: 'rejected', status: 'exception' });
    const after = await session.update(order, edit({ postalCode: '40203', unit: null }));
    expect(after.fields.postalCode).toBe('40203');
    expect(after.fields.unit).toBeUndefined();
    expect(site.telnyx.control.orders()[0]?.location.postal_code).toBe('40203');
  });

  it('takes comments once it is submitted, and shows them with what happened', async () => {
    const order = await newOrder(session);
    const early = await failureOf(session.comment(order, { ...written, at }));
    expect(early).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    await papersFor(session, order);
    await session.move(order, submission);
    await session.comment(order, { ...written, at });
    const [first] = site.telnyx.control.orders();
    site.telnyx.control.comment(first?.id ?? '', 'Thank you', 'admin');
    site.telnyx.control.setStatus(first?.id ?? '', 'submitted');
    const timeline = await session.timeline(order);
    expect(timeline.map((entry) => ('text' in entry ? [entry.by, entry.text] : entry.to))).toEqual(
      expect.arrayContaining([
        'submitted',
        'pending',
        ['Harborline South', 'Corrected the ZIP'],
        ['Telnyx', 'Thank you'],
      ]),
    );
    expect(
      timeline.every(({ carrier, accountId }) => carrier === 'telnyx-v1' && accountId === 'account-7'),
    ).toBe(true);
    expect((await session.timeline(order)).map(({ id }) => id)).toEqual(timeline.map(({ id }) => id));
  });

  it('stays one port when Telnyx moves some of its numbers to another order', async () => {
    const numbers = ['+15025550191', '+15025550192'];
    const order = await newOrder(session, { numbers });
    await papersFor(session, order);
    await session.move(order, submission);
    await pulled(session);
    site.telnyx.control.advance(60_000);
    const [first] = site.telnyx.control.orders();
    site.telnyx.control.split(first?.id ?? '', ['+15025550192']);
    const names: string[][] = [];
    for (const who of [session, sessionAt(site.telnyx.url)]) {
      const { orders } = await pulled(who, { full: true });
      expect(orders.get(order.remoteId)?.numbers).toEqual(['+15025550191']);
      const rest = [...orders.values()].find(({ remoteId }) => remoteId !== order.remoteId);
      expect(rest).toMatchObject({ numbers: ['+15025550192'], splitFrom: order.remoteId });
      names.push([...orders.keys()].toSorted());
    }
    expect(names[0]).toEqual(names[1]);
  });
});

describe('dates', () => {
  it('offers the days that Telnyx allows, and asks for one of them', async () => {
    const order = await newOrder(session);
    const windows = await session.windows(order);
    expect(windows.length).toBeGreaterThan(1);
    const day = windows[1]?.from.slice(0, 10) ?? '';
    const after = await session.update(order, edit({ requestedDate: day }));
    expect(after.fields.requestedDate).toBe(day);
    const refused = await failureOf(session.update(order, edit({ requestedDate: '2031-01-04' })));
    expect(refused).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(refused.problem.fields?.requestedDate).toContain(windows[0]?.from.slice(0, 10));
    const cleared = await session.update(order, edit({ requestedDate: null }));
    expect(cleared.fields.requestedDate).toBeUndefined();
  });
});

describe('what Telnyx v1 has no call for', () => {
  it('is said before anything is sent', async () => {
    const order = await newOrder(session);
    const before = site.telnyx.control.log().length;
    const asked = [
      session.remove(order),
      session.serverLoa(order),
      session.removeDocument(order, 'x'),
      session.update(order, { ...edit({}), addNumbers: ['+15025550193'] }),
    ];
    for (const one of asked) {
      expect(await failureOf(one)).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    }
    expect(site.telnyx.control.log()).toHaveLength(before);
    const cancel = await failureOf(session.move(order, { to: 'canceled', acceptCharges: false }));
    expect(cancel.problem.what).toContain('delete it in the Telnyx portal');
  });
});
