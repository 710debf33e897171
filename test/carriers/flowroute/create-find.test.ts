import { describe, expect, it } from 'vitest';
import type { NewOrder } from '../../../main/core/interfaces/carrier.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import { failureOf } from '../carried.ts';
import type { LittleServer } from '../http/little-server.ts';
import { littleServer } from '../http/little-server.ts';
import { closeLater, draft, practise, sessionAt } from './harness.ts';

const CREATE = { method: 'POST', path: /\/portorders$/ } as const;

describe('a create', () => {
  it('of numbers of two losing carriers brings every order, with its own numbers, all ours', async () => {
    const { session } = await practise();
    const request = draft({ numbers: ['+12065550101', '+12065550186', '+18885550190', '+12065550102'] });
    const orders = await session.create(request);
    expect(orders.map(({ numbers }) => numbers)).toEqual([
      ['+12065550101', '+12065550102'],
      ['+12065550186'],
      ['+18885550190'],
    ]);
    expect(new Set(orders.map(({ remoteId }) => remoteId)).size).toBe(3);
    for (const { ours } of orders) expect(ours?.mutationId).toBe(request.mutationId);
    expect((await session.find(request)).map(({ remoteId }) => remoteId).toSorted()).toEqual(
      orders.map(({ remoteId }) => remoteId).toSorted(),
    );
  });

  it('writes what Flowroute calls things: a person, a company, one street line, a country', async () => {
    const { flowroute, session } = await practise();
    const fields = { ...draft().fields, region: 'bc', postalCode: 'V6B 1A1', requestedDate: soon() };
    const [order] = await session.create(draft({ fields, numbers: ['+16045550101'] }));
    expect(flowroute.control.order(order?.remoteId ?? '')?.details).toMatchObject({
      billing_name: 'Ines Okafor',
      company: 'Juniper Street Dental',
      street: '1218 3rd Ave',
      street2: 'Suite 4',
      state: 'BC',
      country: 'CA',
      provider_account: 'ACCT-7781-CANARY',
      billing_number: '+12065550120',
      desired_completion_date: soon(),
    });
  });

  it.each<[FieldName, string]>([
    ['signee', 'Juniper Dental LLC'],
    ['street', ''],
    ['city', ''],
    ['region', 'Washington'],
    ['postalCode', ''],
    ['usage', ''],
    ['losingCarrier', ''],
    ['requestedDate', '2020-01-02'],
  ])('that lacks a good %s is refused at that field, without a secret', async (field, value) => {
    const { session } = await practise();
    const { streetNumber: _number, streetType: _type, ...fields } = draft().fields;
    const failure = await failureOf(session.create(draft({ fields: { ...fields, [field]: value } })));
    expect(failure.reached).toBe('yes');
    expect(failure.problem.code).toBe('rejected');
    expect(Object.keys(failure.problem.fields ?? {})).toEqual([field]);
    expect(JSON.stringify(failure.problem)).not.toContain('CANARY');
  });

  it('names every fault at once', async () => {
    const { session } = await practise({ errors: 'bare' });
    const fields = { ...draft().fields, signee: 'Ines', postalCode: '' };
    const failure = await failureOf(session.create(draft({ fields })));
    expect(Object.keys(failure.problem.fields ?? {}).toSorted()).toEqual(['postalCode', 'signee']);
  });

  it.each([
    ['lists only the status of its orders', true],
    ['lists nothing', false],
  ])('takes a group that %s', async (_what, listed) => {
    const server = await groupServer(listed);
    closeLater(server.close);
    const orders = await sessionAt(server.url).create(draft());
    expect(orders.map(({ remoteId }) => remoteId)).toEqual(['51', '52']);
    for (const { numbers } of orders) expect(numbers).toEqual(['+12065550101']);
    expect(server.requests.some(({ path }) => path.includes('group_id=7'))).toBe(!listed);
  });

  it.each([
    ['the orders of its group', { orders: { data: [{ attributes: { id: '51', status: 'pending' } }] } }],
    ['its group', {}],
  ])('has doubt when it came through and reading %s fails', async (_what, attributes) => {
    const server = await littleServer((request, response) => {
      const created = request.method === 'POST';
      response.writeHead(created ? 201 : 429, { 'content-type': 'application/json' });
      const group = { data: { id: '7', type: 'portorder_group', attributes } };
      response.end(JSON.stringify(created ? group : { errors: [{}] }));
    });
    closeLater(server.close);
    expect((await failureOf(sessionAt(server.url).create(draft()))).reached).toBe('maybe');
  });
});

describe('a create whose answer was lost', () => {
  const lost = ['lost-answer', 'truncated-json', 'cut-body'] as const;

  it.each(lost)('is found by our reference (%s), once', async (kind) => {
    const { flowroute, session } = await practise({ seed: 'demo' });
    flowroute.control.fault({ ...CREATE, action: { kind } });
    const request = draft({ numbers: ['+12065550101', '+12065550186'] });
    expect((await failureOf(session.create(request))).reached).toBe('maybe');
    const found = await session.find(request);
    expect(found.map(({ numbers }) => numbers).toSorted()).toEqual([['+12065550101'], ['+12065550186']]);
  });

  it('is certainly absent when it never came, though others hold the same numbers', async () => {
    const { flowroute, session } = await practise();
    const request = draft({ numbers: ['+12065550101'] });
    await session.create(draft({ numbers: ['+12065550101'] }));
    flowroute.control.fault({ ...CREATE, action: { kind: 'drop' } });
    await failureOf(session.create(request));
    expect(await session.find(request)).toEqual([]);
    expect(flowroute.control.orders()).toHaveLength(1);
  });

  it('is found although the search is blind for the alias', async () => {
    const { flowroute, session } = await practise();
    const request: NewOrder = draft();
    await session.create(request);
    const nothing = JSON.stringify({
      data: { attributes: { orders: { data: [] } }, type: 'portorder_list' },
    });
    flowroute.control.fault({ path: /alias=/, action: { kind: 'answer', status: 200, body: nothing } });
    flowroute.control.fault({ path: /numbers=/, action: { kind: 'answer', status: 200, body: nothing } });
    expect(await session.find(request)).toHaveLength(1);
  });

  it('is never repeated by the adapter itself', async () => {
    const { flowroute, session } = await practise();
    flowroute.control.fault({ ...CREATE, times: 9, action: { kind: 'lost-answer' } });
    await failureOf(session.create(draft()));
    expect(flowroute.control.orders()).toHaveLength(1);
  });
});

it('finds the orders that hold a number', async () => {
  const { session } = await practise();
  await session.create(draft({ numbers: ['+12065550101', '+12065550103'] }));
  await session.create(draft({ numbers: ['+12065550102'] }));
  const found = await session.withNumber('+12065550103');
  expect(found.map(({ numbers }) => numbers)).toEqual([['+12065550101', '+12065550103']]);
});

function soon(): string {
  return new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
}

/** Answers a create with a group, whose orders have to be asked for. */
function groupServer(listed: boolean): Promise<LittleServer> {
  const item = (id: number) => ({ attributes: { id, status: 'pending' } });
  const orders = { data: [item(51), item(52)] };
  const group = { id: 7, type: 'portorder_group', attributes: listed ? { orders } : {} };
  const answerTo = (method: string, path: string) => {
    if (method === 'POST') return { data: group };
    const id = /portorders\/(\d+)$/.exec(path)?.[1];
    if (id === undefined) return { data: { attributes: { orders } } };
    return { data: { id, type: 'portorder', attributes: { status: 'pending', numbers: ['12065550101'] } } };
  };
  return littleServer((request, response) => {
    const { method = '', url = '' } = request;
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answerTo(method, url)));
  });
}
