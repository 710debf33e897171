import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_CUSTOMER, PRACTICE_MASTER } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { failureOf, pulled } from '../carried.ts';
import { jobOf } from '../job.ts';
import { byKey, draft, pdf, sessionAt } from './harness.ts';

let kazoo: PracticeKazoo;
let agent: CarrierSession;
let customer: CarrierSession;
let subAccountId = '';

beforeEach(async () => {
  kazoo = await startPracticeKazoo({ seed: 'empty', rateLimit: false });
  agent = sessionAt(kazoo.url);
  customer = sessionAt(kazoo.url, byKey(PRACTICE_CUSTOMER));
  subAccountId = (await customer.verify()).remoteAccountId;
});
afterEach(() => kazoo.close());

async function newPort(): Promise<OrderAddress> {
  const [order] = await agent.create({ ...draft(), subAccountId });
  return { remoteId: order?.remoteId ?? '', subAccountId };
}
const now = (ahead = 0) => new Date(kazoo.control.now() + ahead).toISOString();
const note = (text: string, ahead = 0) => ({ text, private: false, actionRequired: false, at: now(ahead) });

describe('comments', () => {
  it('in the same second are both kept, the later one a second later', async () => {
    const port = await newPort();
    const at = now();
    const first = await agent.comment(port, { ...note('one'), at });
    const second = await agent.comment(port, { ...note('two'), at });
    expect(Date.parse(second) - Date.parse(first)).toBe(1000);
    expect(kazoo.control.port(port.remoteId)?.comments.map(({ content }) => content)).toEqual(['one', 'two']);
    expect(
      kazoo.control.log().filter(({ method, path }) => method === 'PUT' && path.endsWith('comments')),
    ).toHaveLength(2);
  });

  it('are kept although a hidden one from a clock that runs ahead stands behind them', async () => {
    const port = await newPort();
    await agent.comment(port, { ...note('hidden', 60_000), private: true });
    const stored = await customer.comment({ remoteId: port.remoteId }, note('visible'));
    expect(kazoo.control.port(port.remoteId)?.comments.map(({ content }) => content)).toEqual([
      'hidden',
      'visible',
    ]);
    expect(Date.parse(stored)).toBeGreaterThan(kazoo.control.now());
  });

  it('that the carrier drops all the same are not called saved', async () => {
    const port = await newPort();
    await agent.comment(port, { ...note('hidden', 3_600_000), private: true });
    const failure = await failureOf(customer.comment({ remoteId: port.remoteId }, note('visible')));
    expect(failure.problem).toMatchObject({ code: 'rejected' });
    expect(failure.problem.what).toContain('did not keep the comment');
  });

  it('private and action-required arrive as such; both at once are refused in the words of the carrier', async () => {
    const port = await newPort();
    await agent.comment(port, { ...note('inside'), private: true });
    await agent.comment(port, { ...note('act'), actionRequired: true });
    expect((await agent.timeline(port)).filter(({ kind }) => kind === 'comment')).toMatchObject([
      { private: true, actionRequired: false },
      { private: false, actionRequired: true },
    ]);
    const failure = await failureOf(
      agent.comment(port, { ...note('both'), private: true, actionRequired: true }),
    );
    expect(failure.problem.what).toContain('setting action_required on private comment is not allowed');
  });
});

describe('edits', () => {
  it('keep all comments, also in the one state where the whole document is replaced', async () => {
    const port = await newPort();
    await agent.comment(port, { ...note('inside'), private: true });
    await agent.comment(port, note('outside', 5_000));
    await agent.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] });
    expect(
      kazoo.control.log().some(({ method, path }) => method === 'POST' && path.endsWith(port.remoteId)),
    ).toBe(true);
    await customer.update(
      { remoteId: port.remoteId },
      { changes: { region: 'WA' }, addNumbers: [], removeNumbers: [] },
    );
    expect(
      kazoo.control.log().some(({ method, path }) => method === 'PATCH' && path.endsWith(port.remoteId)),
    ).toBe(true);
    expect(kazoo.control.port(port.remoteId)?.comments.map(({ content }) => content)).toEqual([
      'inside',
      'outside',
    ]);
  });

  it('of somebody else in between are a conflict, not a loss', async () => {
    const port = await newPort();
    kazoo.control.fault({
      method: 'GET',
      path: new RegExp(`${port.remoteId}$`),
      action: { kind: 'slow', ms: 150 },
    });
    const slow = agent.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] });
    const other = sessionAt(kazoo.url);
    await other.update(port, { changes: { city: 'Everett' }, addNumbers: [], removeNumbers: [] });
    const failure = await failureOf(slow);
    expect(failure).toMatchObject({ problem: { code: 'conflict' }, reached: 'yes' });
    expect(await agent.order(port)).toMatchObject({ fields: { city: 'Everett' } });
  });

  it('right after a reading ask nothing again, and still notice somebody else in between', async () => {
    const port = await newPort();
    await agent.order(port);
    kazoo.control.clearLog();
    await agent.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] });
    expect(kazoo.control.log().map(({ method }) => method)).toEqual(['POST']);
    await agent.order(port);
    await sessionAt(kazoo.url).update(port, {
      changes: { city: 'Everett' },
      addNumbers: [],
      removeNumbers: [],
    });
    const late = agent.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] });
    expect(await failureOf(late)).toMatchObject({ problem: { code: 'conflict' }, reached: 'yes' });
    expect(await agent.order(port)).toMatchObject({ fields: { city: 'Everett' } });
  });

  it('send nothing when nothing changes', async () => {
    const port = await newPort();
    kazoo.control.clearLog();
    await agent.update(port, { changes: {}, addNumbers: [], removeNumbers: ['+12065550100'] });
    expect(kazoo.control.log().map(({ method }) => method)).toEqual(['GET']);
  });

  it('put the complaint of the carrier on its field', async () => {
    const port = await newPort();
    const failure = await failureOf(
      agent.update(port, { changes: { notify: 'nobody' }, addNumbers: [], removeNumbers: [] }),
    );
    expect(Object.keys(failure.problem.fields ?? {})).toEqual(['notify']);
    const nameless = await failureOf(agent.create({ ...draft(), fields: {} }));
    expect(nameless.problem.fields?.name).toBeDefined();
  });

  it('say which number is taken', async () => {
    const order = draft();
    const [first] = await agent.create({ ...order, subAccountId });
    await agent.move(
      { remoteId: first?.remoteId ?? '', subAccountId },
      { to: 'submitted', acceptCharges: false },
    );
    const failure = await failureOf(agent.create({ ...draft(), numbers: order.numbers, subAccountId }));
    expect(failure.problem.fields?.numbers).toContain(
      `${order.numbers[0]}: Number is on a port request already`,
    );
  });
});

describe('moves', () => {
  it('show charges, and go through once they are accepted', async () => {
    const port = await newPort();
    kazoo.control.set({ billedPlan: ['submitted'] });
    const failure = await failureOf(agent.move(port, { to: 'submitted', acceptCharges: false }));
    expect(failure).toMatchObject({ problem: { code: 'needs-consent' }, reached: 'yes' });
    expect(failure.problem.charges?.today).toBeGreaterThan(0);
    expect((await agent.order(port)).state).toBe('unconfirmed');
    expect((await agent.move(port, { to: 'submitted', acceptCharges: true })).state).toBe('submitted');
    expect(JSON.stringify(kazoo.control.port(port.remoteId)?.fields)).not.toContain('accept_charges');
  });

  it('show charges of a create too', async () => {
    kazoo.control.set({ billedPlan: ['unconfirmed'] });
    const order = { ...draft(), subAccountId };
    expect((await failureOf(agent.create(order))).problem.code).toBe('needs-consent');
    expect(await agent.find(order)).toEqual([]);
    expect(await agent.create({ ...order, acceptCharges: true })).toHaveLength(1);
  });

  it('say that the account can not be billed', async () => {
    const port = await newPort();
    kazoo.control.set({ billedPlan: ['submitted'], billingRefuses: 'no_credit' });
    const failure = await failureOf(agent.move(port, { to: 'submitted', acceptCharges: true }));
    expect(failure.problem).toMatchObject({ code: 'rejected' });
    expect(failure.problem.what).toContain('could not be billed');
  });

  it('take the state that a phonebook gives', async () => {
    kazoo.control.set({ phonebook: 'rejects' });
    const [own] = await agent.create(draft());
    const moved = await agent.move(
      { remoteId: own?.remoteId ?? '' },
      { to: 'submitted', acceptCharges: false },
    );
    expect(moved).toMatchObject({ state: 'rejected', status: 'rejected' });
  });

  it('that the server took back are in doubt', async () => {
    const port = await newPort();
    kazoo.control.set({ notifyFails: true });
    const failure = await failureOf(agent.move(port, { to: 'submitted', acceptCharges: false }));
    expect(failure).toMatchObject({ problem: { code: 'carrier-down' }, reached: 'maybe' });
    expect((await agent.order(port)).state).toBe('unconfirmed');
  });

  it('that are not legal come back in the words of the carrier', async () => {
    const port = await newPort();
    const failure = await failureOf(agent.move(port, { to: 'completed', acceptCharges: false }));
    expect(failure.problem.what).toBe(
      'Harborline Kazoo refused to move the port request to Completed: Cannot move to new state from current state.',
    );
  });

  it('fail when a number can not be put into service', async () => {
    const order = { ...draft(), subAccountId };
    const [created] = await agent.create(order);
    const port = { remoteId: created?.remoteId ?? '', subAccountId };
    await agent.move(port, { to: 'submitted', acceptCharges: false });
    await agent.move(port, { to: 'pending', acceptCharges: false });
    kazoo.control.set({ failingNumber: order.numbers[0] ?? '' });
    const failure = await failureOf(agent.move(port, { to: 'completed', acceptCharges: false }));
    expect(failure).toMatchObject({ problem: { code: 'rejected' }, reached: 'yes' });
    expect((await agent.order(port)).state).toBe('pending');
  });

  it('are those of a master account too', async () => {
    const master = sessionAt(kazoo.url, byKey(PRACTICE_MASTER));
    const port = await newPort();
    expect(await master.order(port)).toMatchObject({ authority: true });
  });
});

describe('documents', () => {
  it('go to one port one after another', async () => {
    const port = await newPort();
    kazoo.control.set({ storeDelayMs: 40 });
    const names = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => agent.deliver(port, jobOf(pdf(`${text} bill.pdf`, text)))),
    );
    expect((await agent.documents(port)).map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(kazoo.control.log().filter(({ status }) => status === 409)).toEqual([]);
  });

  it('that are no PDF are refused with what to do', async () => {
    const port = await newPort();
    const failure = await failureOf(agent.deliver(port, jobOf({ ...pdf('x.png'), mediaType: 'image/png' })));
    expect(failure.problem).toMatchObject({ code: 'file-refused', next: 'Attach a PDF.' });
  });

  it('that can not be read from this computer are no fault of the carrier', async () => {
    const port = await newPort();
    const vanishing = {
      ...pdf('bill.pdf'),
      open: async function* () {
        yield Buffer.from('%PDF-');
        throw Object.assign(new Error('ENOENT: /home/maya/vault/secret'), { code: 'ENOENT' });
      },
    };
    const failure = await failureOf(agent.deliver(port, jobOf(vanishing)));
    expect(failure.reached).toBe('no');
    expect(failure.problem).toMatchObject({
      code: 'storage',
      what: "The file bill.pdf can't be read from this computer.",
    });
    expect((await agent.order(port)).documents).toEqual([]);
  });

  it('can not be replaced or fetched when they are not there', async () => {
    const port = await newPort();
    expect((await failureOf(agent.fetchDocument(port, 'none.pdf'))).problem.code).toBe('not-found');
    expect((await failureOf(agent.replaceDocument(port, 'none.pdf', jobOf(pdf('x.pdf'))))).problem.code).toBe(
      'not-found',
    );
  });

  it('stay in a port that has been submitted', async () => {
    const port = await newPort();
    const name = await agent.deliver(port, jobOf(pdf('bill.pdf')));
    await agent.move(port, { to: 'submitted', acceptCharges: false });
    expect((await failureOf(agent.removeDocument(port, name))).problem.code).toBe('rejected');
  });

  it('that were stored as the text of a data URL are read as what they are', async () => {
    await kazoo.close();
    kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
    const session = sessionAt(kazoo.url);
    const { orders } = await pulled(session);
    let seen = 0;
    for (const record of kazoo.control.ports()) {
      for (const [name, { bytes }] of record.attachments) {
        if (!Buffer.from(bytes).subarray(0, 5).equals(Buffer.from('data:'))) continue;
        const owner = orders.get(record.id)?.subAccount?.id;
        const file = await session.fetchDocument(
          { remoteId: record.id, ...(owner !== undefined && { subAccountId: owner }) },
          name,
        );
        expect(file.mediaType).toBe('application/pdf');
        expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});

describe('secrets', () => {
  it('appear in no sentence, whatever the carrier says', async () => {
    const canaries = ['PIN-4410-CANARY', 'ACCT-7781-CANARY', 'practice-only-harborline-voice'];
    const port = await newPort();
    const echo = (status: number) =>
      JSON.stringify({
        status: 'error',
        error: String(status),
        message: `bad ${canaries.join(' ')}`,
        data: {
          'bill.pin': {
            enum: { message: `not ${canaries.join(', ')}`, value: canaries[0], cause: canaries[1] },
          },
          message: canaries.join(' '),
        },
      });
    const secret = {
      ...draft(),
      fields: { name: 'x', pin: canaries[0] ?? '', accountNumber: canaries[1] ?? '' },
      subAccountId,
    };
    for (const status of [400, 402, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 502, 503]) {
      for (const attempt of [
        () => agent.create(secret),
        () =>
          agent.update(port, {
            changes: { pin: canaries[0] ?? '', accountNumber: canaries[1] ?? '' },
            addNumbers: [],
            removeNumbers: [],
          }),
        () => agent.move(port, { to: 'submitted', acceptCharges: false }),
      ]) {
        kazoo.control.fault({ method: 'PUT', action: { kind: 'answer', status, body: echo(status) } });
        kazoo.control.fault({ method: 'POST', action: { kind: 'answer', status, body: echo(status) } });
        kazoo.control.fault({ method: 'PATCH', action: { kind: 'answer', status, body: echo(status) } });
        const failure = await failureOf(attempt());
        const told = JSON.stringify({
          ...failure,
          problem: failure.problem,
          message: failure.message,
          stack: failure.stack,
          cause: failure.cause,
        });
        for (const canary of canaries.slice(0, 2)) expect(told, `${status}`).not.toContain(canary);
        kazoo.control.clearFaults();
      }
    }
  });
});
