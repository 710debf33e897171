import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_CREDENTIALS, PRACTICE_CUSTOMER } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { failureOf, pulled } from '../carried.ts';
import { jobOf } from '../job.ts';
import { byKey, byPassword, draft, pdf, sessionAt } from './harness.ts';

const WAYS = [
  ['4.3', 'API key', byKey],
  ['4.3', 'user and password', byPassword],
  ['5', 'API key', byKey],
  ['5', 'user and password', byPassword],
] as const;

/** An agent's day at Kazoo over HTTP, as port authority of a sub-account whose own user is there too. */
describe.each(WAYS)('a whole day at Kazoo %s, signed in by %s', (answers, _way, credentials) => {
  let kazoo: PracticeKazoo;
  let agent: CarrierSession;
  let customer: CarrierSession;
  let subAccountId = '';
  let port: OrderAddress = { remoteId: '' };
  const order = draft();

  beforeAll(async () => {
    kazoo = await startPracticeKazoo({ seed: 'empty', answers, rateLimit: false });
    agent = sessionAt(kazoo.url, credentials(PRACTICE_CREDENTIALS));
    customer = sessionAt(`${kazoo.url}/v2/`, credentials(PRACTICE_CUSTOMER));
  });
  afterAll(() => kazoo.close());

  it('tells who it is and what it may do', async () => {
    expect(await agent.verify()).toMatchObject({ name: 'Harborline Voice', portAuthority: true });
    const them = await customer.verify();
    expect(them).toMatchObject({ name: 'Juniper Street Dental', portAuthority: false });
    subAccountId = them.remoteAccountId;
    expect(await agent.subAccounts()).toContainEqual({ id: subAccountId, name: 'Juniper Street Dental' });
    expect(await customer.subAccounts()).toEqual([]);
  });

  it('creates a port for the sub-account, once, and finds it again', async () => {
    expect(await agent.find({ ...order, subAccountId })).toEqual([]);
    const [created, ...others] = await agent.create({ ...order, subAccountId });
    expect(others).toEqual([]);
    expect(created).toMatchObject({
      state: 'unconfirmed',
      fields: order.fields,
      numbers: order.numbers,
      authority: true,
      subAccount: { id: subAccountId },
      ours: { mutationId: order.mutationId, portRequestId: order.portRequestId },
    });
    port = { remoteId: created?.remoteId ?? '', subAccountId };
    expect((await agent.find({ ...order, subAccountId })).map(({ remoteId }) => remoteId)).toEqual([
      port.remoteId,
    ]);
    expect((await agent.withNumber(order.numbers[0] ?? '')).map(({ remoteId }) => remoteId)).toEqual([
      port.remoteId,
    ]);
  });

  it('shows the same port to its owner, who is not its authority', async () => {
    const [mine] = [...(await pulled(customer)).orders.values()];
    expect(mine).toMatchObject({
      remoteId: port.remoteId,
      authority: false,
      fields: { pin: 'PIN-4410-CANARY' },
    });
    expect(mine?.subAccount).toBeUndefined();
  });

  it('edits fields and numbers without losing comments or unknown keys', async () => {
    await agent.comment(port, {
      text: 'Only for us.',
      private: true,
      actionRequired: false,
      at: new Date(kazoo.control.now()).toISOString(),
    });
    await agent.comment(port, {
      text: 'Please send the bill.',
      private: false,
      actionRequired: true,
      at: new Date(kazoo.control.now()).toISOString(),
    });
    const edited = await agent.update(port, {
      changes: { btn: '+12065550199', pin: null, requestedDate: '2026-12-07', city: 'Seattle' },
      addNumbers: ['+12065550177'],
      removeNumbers: order.numbers,
    });
    expect(edited.fields).toMatchObject({
      btn: '+12065550199',
      requestedDate: '2026-12-07',
      city: 'Seattle',
      unit: 'Suite 4',
    });
    expect(edited.fields.pin).toBeUndefined();
    expect(edited.numbers).toEqual(['+12065550177']);
    expect(edited.ours?.mutationId).toBe(order.mutationId);
    // The owner sees one comment; its edit must not erase the other.
    await customer.update(
      { remoteId: port.remoteId },
      { changes: { streetNumber: '12' }, addNumbers: [], removeNumbers: [] },
    );
    const texts = (await agent.timeline(port)).flatMap((entry) =>
      entry.kind === 'comment' ? [entry.text] : [],
    );
    expect(texts).toEqual(['Only for us.', 'Please send the bill.']);
    expect(await agent.order(port)).toMatchObject({ actionRequired: true, fields: { streetNumber: '12' } });
  });

  it('hides private comments from the owner and refuses them from it', async () => {
    const texts = (await customer.timeline({ remoteId: port.remoteId })).flatMap((entry) =>
      entry.kind === 'comment' ? [entry.text] : [],
    );
    expect(texts).toEqual(['Please send the bill.']);
    const at = new Date(kazoo.control.now()).toISOString();
    const failure = await failureOf(
      customer.comment(
        { remoteId: port.remoteId },
        { text: 'psst', private: true, actionRequired: false, at },
      ),
    );
    expect(failure.problem.code).toBe('forbidden');
  });

  it('delivers, lists, fetches, replaces and removes a document', async () => {
    const payload = pdf('Année Bill (May).pdf', 'the bill');
    const progress: number[] = [];
    const name = await agent.deliver(port, jobOf(payload, { progress: (sent) => progress.push(sent) }));
    const hash = createHash('sha256').update('%PDF-1.4\n% the bill\n%%EOF\n').digest('hex').slice(0, 8);
    expect(name).toBe(`Annee-Bill-May-${hash}.pdf`);
    expect(progress.at(-1)).toBe(payload.size);
    expect(await agent.delivered(port, jobOf(payload))).toBe(name);
    expect(await agent.delivered(port, jobOf(pdf('Année Bill (May).pdf', 'another')))).toBeUndefined();
    expect(await agent.documents(port)).toEqual([
      { name, kind: 'invoice', mediaType: 'application/pdf', size: payload.size },
    ]);
    expect(Buffer.from((await agent.fetchDocument(port, name)).bytes).toString()).toContain('the bill');
    expect(await agent.replaceDocument(port, name, jobOf(pdf('x.pdf', 'a better scan')))).toBe(name);
    expect(Buffer.from((await agent.fetchDocument(port, name)).bytes).toString()).toContain('a better scan');
    await agent.removeDocument(port, name);
    await agent.removeDocument(port, name);
    expect(await agent.documents(port)).toEqual([]);
  });

  it('moves through its states, each with what it needs', async () => {
    expect(
      await customer.move({ remoteId: port.remoteId }, { to: 'submitted', acceptCharges: false }),
    ).toMatchObject({ state: 'submitted', authority: false });
    expect(await agent.move(port, { to: 'submitted', acceptCharges: false })).toMatchObject({
      state: 'submitted',
      authority: true,
    });
    expect(await agent.move(port, { to: 'pending', acceptCharges: false })).toMatchObject({
      state: 'pending',
    });
    const schedule = { dateTime: '2027-06-24 12:00', timeZone: 'America/Los_Angeles' };
    expect(await agent.move(port, { to: 'scheduled', schedule, acceptCharges: false })).toMatchObject({
      state: 'scheduled',
      schedule,
      scheduledAt: '2027-06-24T19:00:00.000Z',
    });
    expect(
      await agent.move(port, { to: 'rejected', reason: 'The PIN is not valid.', acceptCharges: false }),
    ).toMatchObject({ state: 'rejected' });
    expect(await agent.move(port, { to: 'completed', acceptCharges: false })).toMatchObject({
      state: 'completed',
      numbers: ['+12065550177'],
    });
    const moves = (await agent.timeline(port)).flatMap((entry) =>
      entry.kind === 'transition' ? [entry] : [],
    );
    expect(moves.map(({ to }) => to)).toEqual([
      'unconfirmed',
      'submitted',
      'pending',
      'scheduled',
      'rejected',
      'completed',
    ]);
    expect(moves.find(({ to }) => to === 'rejected')).toMatchObject({
      from: 'scheduled',
      reason: 'The PIN is not valid.',
    });
  });

  it('keeps the numbers of a completed port, takes comments on it and no edits', async () => {
    expect(await agent.order(port)).toMatchObject({ state: 'completed', numbers: ['+12065550177'] });
    await agent.comment(port, {
      text: 'Done.',
      private: false,
      actionRequired: false,
      at: new Date(kazoo.control.now()).toISOString(),
    });
    const failure = await failureOf(
      agent.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] }),
    );
    expect(failure.problem).toMatchObject({
      code: 'rejected',
      what: 'Harborline Kazoo does not change a port request that is completed.',
    });
    expect((await pulled(agent)).orders.get(port.remoteId)).toMatchObject({
      state: 'completed',
      authority: true,
      numbers: ['+12065550177'],
    });
  });

  it('shows the LOA that the server draws', async () => {
    const file = await agent.serverLoa(port);
    expect(file.mediaType).toBe('application/pdf');
    expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('deletes what may be deleted, and says when it may not', async () => {
    const [created] = await agent.create({ ...draft(), subAccountId });
    const address = { remoteId: created?.remoteId ?? '', subAccountId };
    await agent.remove(address);
    await agent.remove(address);
    expect((await failureOf(agent.order(address))).problem.code).toBe('not-found');
    const failure = await failureOf(agent.remove(port));
    expect(failure.problem).toMatchObject({
      code: 'rejected',
      what: 'Harborline Kazoo refused to delete the port request: not possible in its current state.',
    });
  });

  it('knows the clock of the carrier', () => {
    expect(Math.abs(agent.clockOffset())).toBeLessThan(60_000);
  });
});
