import { describe, expect, it } from 'vitest';
import { failureOf } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { closeLater, newOrder, practise, sessionAt } from './harness.ts';

const NOTHING = { changes: {}, addNumbers: [], removeNumbers: [] };

describe('an edit', () => {
  it('sends what changed and no more, and clears what was cleared', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    const order = await session.update(address, {
      ...NOTHING,
      changes: { city: 'Tacoma', unit: null, btn: null, billingName: 'Juniper Dental Group' },
    });
    expect(order.fields).toMatchObject({
      city: 'Tacoma',
      billingName: 'Juniper Dental Group',
      signee: 'Ines Okafor',
    });
    expect(order.fields).not.toHaveProperty('unit');
    expect(order.fields).not.toHaveProperty('btn');
    expect(flowroute.control.order(address.remoteId)?.details).toMatchObject({
      street2: null,
      billing_number: '',
      pin: 'PIN-4410-CANARY',
    });
  });

  it.each([
    [{ streetNumber: '88' }, '88 3rd Ave'],
    [{ streetPreDirection: 'N', streetType: 'St' }, '1218 N 3rd St'],
    [{ street: 'Oak Boulevard' }, '1218 Oak Boulevard'],
    [{ streetType: null }, '1218 3rd'],
  ])('of a part of the street keeps the rest of the line: %j', async (changes, line) => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    await session.update(address, { ...NOTHING, changes });
    expect(flowroute.control.order(address.remoteId)?.details.street).toBe(line);
  });

  it('moves the country with the province', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    await session.update(address, { ...NOTHING, changes: { region: 'on' } });
    expect(flowroute.control.order(address.remoteId)?.details).toMatchObject({ state: 'ON', country: 'CA' });
  });

  it('adds and removes numbers while it is pending', async () => {
    const { session } = await practise();
    const address = await newOrder(session, { numbers: ['+12065550101', '+12065550102'] });
    const order = await session.update(address, {
      changes: { city: 'Tacoma' },
      addNumbers: ['+12065550103', '+12065550101'],
      removeNumbers: ['+12065550102', '+12065550177'],
    });
    expect(order.numbers).toEqual(['+12065550101', '+12065550103']);
    expect(order.fields.city).toBe('Tacoma');
  });

  it.each([
    ['a 429', { kind: 'rate-limited' }, 'rate-limited'],
    [
      'a refusal',
      { kind: 'answer', status: 422, body: '{"errors":[{"detail":"no such state"}]}' },
      'rejected',
    ],
  ] as const)('whose numbers were saved says so when its fields meet %s', async (_what, action, code) => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.fault({ method: 'PATCH', path: new RegExp(`${address.remoteId}$`), action });
    const edit = { changes: { city: 'Tacoma' }, addNumbers: ['+12065550103'], removeNumbers: [] };
    const failure = await failureOf(session.update(address, edit));
    expect([failure.problem.code, failure.reached]).toEqual([code, 'partly']);
    expect((await session.order(address)).numbers).toContain('+12065550103');
    expect((await session.update(address, edit)).fields.city).toBe('Tacoma');
  });

  it('of a number of another carrier is refused and saves nothing', async () => {
    const { session } = await practise();
    const address = await newOrder(session);
    const failure = await failureOf(
      session.update(address, {
        changes: { city: 'Tacoma' },
        addNumbers: ['+12065550186'],
        removeNumbers: [],
      }),
    );
    expect(failure.problem).toMatchObject({
      code: 'rejected',
      said: expect.stringContaining('+12065550186'),
    });
    expect((await session.order(address)).fields.city).toBe('Seattle');
  });

  it('of an order in work is refused in Flowroute’s words', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.setStatus(address.remoteId, 'submitted');
    const failure = await failureOf(session.update(address, { ...NOTHING, changes: { city: 'Tacoma' } }));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.said).toContain('submitted');
  });

  it('without a change writes nothing', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.clearLog();
    await session.update(address, NOTHING);
    const { numbers } = await session.order(address);
    await session.update(address, { changes: {}, addNumbers: numbers, removeNumbers: ['+12065550177'] });
    expect(flowroute.control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

it('clears a text with a blank and everything else with null, as samples show them', async () => {
  const attributes = {
    status: 'pending',
    numbers: ['12065550101'],
    billing_number: '12065550120',
    street2: 'x',
  };
  const server = await littleServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data: { id: '51', type: 'portorder', attributes } }));
  });
  closeLater(server.close);
  const changes = { btn: null, pin: null, unit: null, accountNumber: null, requestedDate: null };
  await sessionAt(server.url).update({ remoteId: '51' }, { ...NOTHING, changes });
  const sent = server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
  expect(sent).toEqual([
    {
      data: {
        type: 'portorder',
        attributes: {
          billing_number: '',
          pin: '',
          street2: null,
          provider_account: null,
          desired_completion_date: null,
        },
      },
    },
  ]);
});

describe('what Flowroute has no call for', () => {
  it('is refused in one sentence, and nothing is sent', async () => {
    const { flowroute, session } = await practise();
    const address = { remoteId: '41352' };
    const comment = { text: 'hello', private: false, actionRequired: false, at: '2026-06-15T17:00:00.000Z' };
    const tries = [
      session.comment(address, comment),
      session.removeDocument(address, 'bill.pdf'),
      session.serverLoa(address),
      session.remove(address),
      session.windows(address),
      session.move(address, { to: 'scheduled', acceptCharges: false }),
    ];
    for (const work of tries) {
      expect(await failureOf(work)).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    }
    expect(flowroute.control.log()).toEqual([]);
  });
});
