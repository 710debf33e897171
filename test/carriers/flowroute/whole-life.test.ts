import { describe, expect, it } from 'vitest';
import { failureOf } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { closeLater, draft, newOrder, pdf, practise, SIGNER, sessionAt } from './harness.ts';

describe('an order from draft to completed', () => {
  it('goes through every column, is rejected, corrected and submitted again', async () => {
    const { flowroute, session } = await practise();
    const request = draft({ numbers: ['+12065550101', '+12065550102'] });
    const [created] = await session.create(request);
    expect(created).toMatchObject({
      status: 'pending',
      state: 'unconfirmed',
      numbers: ['+12065550101', '+12065550102'],
      ours: { mutationId: request.mutationId, portRequestId: request.portRequestId },
    });
    const { name: _name, reference: _reference, ...kept } = request.fields;
    expect(created?.fields).toEqual(kept);
    const address = { remoteId: created?.remoteId ?? '' };
    const bill = await session.deliver(address, jobOf(pdf('bill.pdf')));

    const submitted = await session.move(address, { to: 'submitted', acceptCharges: false });
    expect(submitted).toMatchObject({ status: 'processing', state: 'submitted' });
    expect(flowroute.control.order(address.remoteId)?.signature).toMatchObject({
      name: SIGNER.signerName,
      title: SIGNER.signerTitle,
    });
    expect(submitted.documents.map(({ name, kind }) => [name, kind])).toEqual([
      [bill, 'invoice'],
      ['loa.pdf', 'loa'],
    ]);

    flowroute.control.setStatus(address.remoteId, 'submitted');
    expect((await session.order(address)).state).toBe('pending');

    flowroute.control.reject(address.remoteId, 'The ZIP is not the one on record.');
    const rejected = await session.order(address);
    expect(rejected.state).toBe('rejected');
    expect(rejected.rejections).toMatchObject([
      { label: 'Rejected', said: 'The ZIP is not the one on record.' },
    ]);

    const edit = { changes: { postalCode: '98104' }, addNumbers: [], removeNumbers: [] };
    expect((await session.update(address, edit)).fields.postalCode).toBe('98104');
    const again = await session.move(address, { to: 'submitted', acceptCharges: false });
    expect(again).toMatchObject({ status: 'review', state: 'submitted' });
    expect(again.rejections).toBeUndefined();

    flowroute.control.setStatus(address.remoteId, 'accepted');
    const accepted = await session.order(address);
    expect(accepted.state).toBe('scheduled');
    const day = flowroute.control.order(address.remoteId)?.completionDate;
    expect(accepted.scheduledAt).toBe(`${day}T12:00:00.000Z`);
    flowroute.control.setStatus(address.remoteId, 'completed');
    expect((await session.order(address)).state).toBe('completed');
  });

  it('gives its e-LOA the name of whoever signed the LOA, also where the account names nobody', async () => {
    const { flowroute } = await practise();
    const session = sessionAt(flowroute.url, {}, { signerName: '', signerTitle: '' });
    const address = await newOrder(session);
    const signer = { name: 'Rosa Ibarra', title: 'Owner' };
    await session.move(address, { to: 'submitted', acceptCharges: false, signer });
    expect(flowroute.control.order(address.remoteId)?.signature).toMatchObject(signer);
  });

  it.each(['empty', 'order'] as const)('takes either answer to the signed e-LOA (%s)', async (loaAnswer) => {
    const { session } = await practise({ loaAnswer });
    const address = await newOrder(session);
    expect((await session.move(address, { to: 'submitted', acceptCharges: false })).state).toBe('submitted');
  });

  it('does not sign twice what is submitted already', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    await session.move(address, { to: 'submitted', acceptCharges: false });
    expect((await session.move(address, { to: 'submitted', acceptCharges: false })).state).toBe('submitted');
    const signed = flowroute.control
      .log()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/loa'));
    expect(signed).toHaveLength(1);
  });

  it('signs nothing while the account does not tell who signs', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    const failure = await failureOf(
      sessionAt(flowroute.url, {}, { signerTitle: ' ' }).move(address, {
        to: 'submitted',
        acceptCharges: false,
      }),
    );
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(flowroute.control.order(address.remoteId)?.status).toBe('pending');
  });

  it('says what Flowroute says when only its portal takes a rejected order again', async () => {
    const { flowroute, session } = await practise({ resubmit: 'portal' });
    const address = await newOrder(session);
    flowroute.control.setStatus(address.remoteId, 'rejected');
    const failure = await failureOf(session.move(address, { to: 'submitted', acceptCharges: false }));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.said).toContain('rejected');
  });
});

describe('a cancel', () => {
  it.each([
    ['pending', 'canceled'],
    ['rejected', 'abandoned'],
  ] as const)('of a %s order leaves it %s', async (before, after) => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.setStatus(address.remoteId, before);
    const order = await session.move(address, { to: 'canceled', acceptCharges: false });
    expect(order).toMatchObject({ state: 'canceled', status: after });
  });

  it.each([404, 405])('goes to the status where the order takes none (%i)', async (status) => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    const path = new RegExp(`/portorders/${address.remoteId}$`);
    flowroute.control.fault({
      method: 'PATCH',
      path,
      action: { kind: 'answer', status, body: '{"errors":[]}' },
    });
    expect((await session.move(address, { to: 'canceled', acceptCharges: false })).state).toBe('canceled');
  });

  it('of an order in work is refused in Flowroute’s words', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.setStatus(address.remoteId, 'submitted');
    const failure = await failureOf(session.move(address, { to: 'canceled', acceptCharges: false }));
    expect(failure.problem).toMatchObject({ code: 'rejected', said: expect.stringContaining('ticket') });
  });
});

describe('the timeline', () => {
  it('tells each step and comment once, under the same id on every reading', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    expect(await session.timeline(address)).toEqual([]);
    await session.move(address, { to: 'submitted', acceptCharges: false });
    flowroute.control.comment(address.remoteId, 'We have asked for the CSR.');
    flowroute.control.comment(address.remoteId, 'We have asked for the CSR.');
    const entries = await session.timeline(address);
    expect(entries).toEqual(await session.timeline(address));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
    expect(entries.filter(({ kind }) => kind === 'comment')).toMatchObject([
      {
        text: 'We have asked for the CSR.',
        by: 'Flowroute Porting',
        carrier: 'flowroute',
        accountId: 'account-9',
      },
      { text: 'We have asked for the CSR.' },
    ]);
    expect(entries.find(({ kind }) => kind === 'transition')).toMatchObject({
      to: 'submitted',
      status: 'processing',
    });
  });
});

it('asks for numbers before a port: which can come, which can’t', async () => {
  const { session } = await practise();
  const asked = await session.portability(['+12065550110', '+12065550198']);
  expect(asked).toEqual([
    { number: { e164: '+12065550110', display: '(206) 555-0110' }, portable: true },
    {
      number: { e164: '+12065550198', display: '(206) 555-0198' },
      portable: false,
      note: 'Flowroute can’t port it.',
    },
  ]);
});

it('counts a number of Flowroute’s own network as portable, and none that it is silent about', async () => {
  const data = { portable: [], nonportable: [], hypernetwork_enabled: ['12065550110'] };
  const server = await littleServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
  });
  closeLater(server.close);
  const asked = await sessionAt(server.url).portability(['+12065550110', '+12065550111']);
  expect(asked.map(({ portable, note }) => [portable, note])).toEqual([
    [true, undefined],
    [false, 'Flowroute said nothing about it.'],
  ]);
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ numbers: ['+12065550110', '+12065550111'] });
});

it('knows good keys from wrong ones, and one account from another', async () => {
  const { flowroute, session } = await practise();
  const { name, remoteAccountId } = await session.verify();
  expect(name).toBe('Harborline Flowroute');
  expect(remoteAccountId).toMatch(/^[0-9a-f]{32}$/);
  expect((await sessionAt(`${flowroute.url}/v2/`).verify()).remoteAccountId).toBe(remoteAccountId);
  const failure = await failureOf(sessionAt(flowroute.url, {}, { secretKey: 'SECRET-CANARY' }).verify());
  expect(failure).toMatchObject({ reached: 'no', problem: { code: 'unauthorized' } });
  expect(JSON.stringify(failure.problem)).not.toContain('CANARY');
});
