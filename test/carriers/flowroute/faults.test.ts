import { describe, expect, it } from 'vitest';
import type { FaultAction } from '../../../main/practice/http/faults.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { failureOf } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import type { Practice } from './harness.ts';
import { closeLater, draft, newOrder, pdf, practise, sessionAt } from './harness.ts';

const answer = (status: number, body: string, headers?: Record<string, string>): FaultAction => ({
  kind: 'answer',
  status,
  body,
  ...(headers && { headers }),
});
const errors = (status: number) =>
  JSON.stringify({ errors: [{ id: 'e-1', status, title: 'No', detail: 'Not like this.' }] });

describe('every refusal of Flowroute', () => {
  it.each<[number, ProblemCode, 'no' | 'maybe' | 'yes']>([
    [400, 'rejected', 'yes'],
    [401, 'unauthorized', 'no'],
    [403, 'forbidden', 'yes'],
    [404, 'not-found', 'yes'],
    [405, 'rejected', 'yes'],
    [409, 'rejected', 'yes'],
    [415, 'rejected', 'yes'],
    [422, 'rejected', 'yes'],
    [429, 'rate-limited', 'no'],
    [500, 'carrier-down', 'maybe'],
    [502, 'carrier-down', 'maybe'],
    [503, 'carrier-down', 'maybe'],
  ])('of a create with %i is %s, and reached it: %s', async (status, code, reached) => {
    const { flowroute, session } = await practise();
    flowroute.control.fault({ method: 'POST', path: /portorders$/, action: answer(status, errors(status)) });
    const failure = await failureOf(session.create(draft()));
    expect(failure).toMatchObject({ reached, problem: { code } });
    const silent = code === 'unauthorized' || code === 'rate-limited';
    expect(failure.problem.said).toBe(silent ? undefined : 'Not like this.');
    expect(failure.problem.next).not.toBe('');
  });

  it.each([301, 307, 400, 403, 404, 422])(
    'that is a web page (%i) came from something else',
    async (status) => {
      const { flowroute, session } = await practise();
      flowroute.control.fault({ path: /portorders$/, action: answer(status, '<html>Sign in</html>') });
      const failure = await failureOf(session.create(draft()));
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'protocol' } });
    },
  );

  it('is Flowroute’s own though it holds no error objects', async () => {
    const { flowroute, session } = await practise();
    flowroute.control.fault({ path: /portorders\/77$/, action: answer(404, '{"message":"Not found"}') });
    expect((await failureOf(session.order({ remoteId: '77' }))).problem.code).toBe('not-found');
  });

  it('waits as long as it is told, or a while', async () => {
    const { flowroute, session } = await practise();
    const told = { path: /limit=1/, action: answer(429, errors(429), { 'retry-after': '120' }) };
    flowroute.control.fault(told);
    flowroute.control.fault({ ...told, action: { kind: 'rate-limited' } });
    const wait = async () =>
      Date.parse((await failureOf(session.verify())).problem.retryAt ?? '') - Date.now();
    expect(await wait()).toBeGreaterThan(110_000);
    expect(await wait()).toBeGreaterThan(10_000);
  });

  it('of a 503 with a time to come back has done nothing', async () => {
    const { flowroute, session } = await practise();
    const action = answer(503, errors(503), { 'retry-after': '30' });
    flowroute.control.fault({ method: 'POST', path: /portorders$/, action });
    expect((await failureOf(session.create(draft()))).reached).toBe('no');
  });

  it('for want of funds is told in Flowroute’s words, and the order stays a draft', async () => {
    const { flowroute, session } = await practise({ insufficientFunds: true });
    const address = await newOrder(session);
    const failure = await failureOf(session.move(address, { to: 'submitted', acceptCharges: false }));
    expect(failure.problem.said).toContain('Insufficient funds');
    expect(flowroute.control.order(address.remoteId)?.status).toBe('pending');
  });

  it('points at the field that a pointer names', async () => {
    const { flowroute, session } = await practise();
    const fault = {
      title: 'Invalid',
      detail: 'No such place.',
      source: { pointer: '/data/attributes/billing_address/zip' },
    };
    flowroute.control.fault({ method: 'POST', action: answer(422, JSON.stringify([fault])) });
    const failure = await failureOf(session.create(draft()));
    expect(failure.problem.fields).toEqual({ postalCode: 'No such place.' });
  });

  it('never repeats a key, a PIN, an account number or an address of the storage', async () => {
    for (const status of [400, 401, 403, 404, 422, 429, 500, 503]) {
      const server = await littleServer((request, response, body) => {
        const address = 'https://porting-uploads.s3.amazonaws.com/4/bill.pdf?Signature=abc';
        const detail = `'pin' is PIN-4410-CANARY at ${address} for practice-only-harborline-voice: ${body} ${request.headers.authorization}`;
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ errors: [{ status, title: detail, detail }] }));
      });
      closeLater(server.close);
      const failure = await failureOf(sessionAt(server.url).create(draft()));
      const told = JSON.stringify([failure, failure.problem, failure.message, failure.stack]);
      for (const secret of ['PIN-4410-CANARY', 'ACCT-7781-CANARY', 'practice-only', 'Signature=abc'])
        expect(told, `${status}`).not.toContain(secret);
    }
  });
});

describe('a reading before a change that fails', () => {
  const noSubmit = { to: 'submitted', acceptCharges: false } as const;
  const edit = { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] };
  const spoilt: readonly FaultAction[] = [
    { kind: 'hang' },
    { kind: 'drop' },
    { kind: 'html', status: 502 },
    { kind: 'truncated-json' },
  ];
  const changes = [
    ['a move', (practice: Practice, remoteId: string) => practice.session.move({ remoteId }, noSubmit)],
    ['an edit', (practice: Practice, remoteId: string) => practice.session.update({ remoteId }, edit)],
  ] as const;

  it.each(
    changes.flatMap(([what, change]) => spoilt.map((action) => [what, action.kind, change, action] as const)),
  )('leaves no doubt about %s (%s)', async (_what, _kind, change, action) => {
    const practice = await practise({}, { timeouts: { answer: 1_500, bodyIdle: 1_500 } });
    const { remoteId } = await newOrder(practice.session);
    practice.flowroute.control.clearLog();
    practice.flowroute.control.fault({ method: 'GET', times: 3, action });
    expect((await failureOf(change(practice, remoteId))).reached).toBe('no');
    expect(practice.flowroute.control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('nor does an e-LOA that can’t be had', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.fault({ method: 'GET', path: /loa$/, action: answer(500, errors(500)) });
    expect((await failureOf(session.move(address, noSubmit))).reached).toBe('no');
    expect(flowroute.control.order(address.remoteId)?.status).toBe('pending');
  });

  it('nor does an e-LOA that is none', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    flowroute.control.fault({ method: 'GET', path: /loa$/, action: answer(200, '{"data":[]}') });
    expect((await failureOf(session.move(address, noSubmit))).reached).toBe('no');
    expect(flowroute.control.order(address.remoteId)?.status).toBe('pending');
  });
});

describe('a change whose answer was lost', () => {
  it.each(['lost-answer', 'truncated-json', 'cut-body'] as const)(
    'is in doubt, and was made once (%s)',
    async (kind) => {
      const { flowroute, session } = await practise({ loaAnswer: 'order' });
      const address = await newOrder(session);
      flowroute.control.fault({ method: 'POST', path: /loa$/, times: 3, action: { kind } });
      const failure = await failureOf(session.move(address, { to: 'submitted', acceptCharges: false }));
      expect(failure.reached).toBe('maybe');
      expect((await session.order(address)).state).toBe('submitted');
      const signed = flowroute.control
        .log()
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/loa'));
      expect(signed).toHaveLength(1);
    },
  );

  it('is in doubt too when only the reading after it fails', async () => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    const path = new RegExp(`portorders/${address.remoteId}$`);
    flowroute.control.fault({ method: 'GET', path, times: 3, action: { kind: 'html', status: 502 } });
    const failure = await failureOf(session.move(address, { to: 'canceled', acceptCharges: false }));
    expect(failure.reached).toBe('maybe');
  });
});

describe('an address for a file', () => {
  it.each([
    ['is not Flowroute’s storage', 'https://files.evil.example/x?Expires=9999999999'],
    ['is in clear', 'http://porting-uploads.s3.amazonaws.com/x?Expires=9999999999'],
    ['is another bucket’s', 'https://somebody.s3.amazonaws.com/x?Expires=9999999999'],
    ['is none', 'porting-uploads'],
  ])('that %s gets nothing', async (_what, url) => {
    const { flowroute, session } = await practise();
    const address = await newOrder(session);
    const body = JSON.stringify({
      data: { id: '5', type: 'portorder-file-url', attributes: { url, expires: '' } },
    });
    flowroute.control.fault({ path: /upload_file$/, action: answer(200, body) });
    const failure = await failureOf(session.deliver(address, jobOf(pdf('bill.pdf'))));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'protocol' } });
    expect(JSON.stringify(failure.problem)).not.toContain('Expires');
    const name = await session.deliver(address, jobOf(pdf('bill.pdf')));
    flowroute.control.fault({ path: /files\/\d+$/, action: answer(200, body) });
    expect((await failureOf(session.fetchDocument(address, name))).problem.code).toBe('protocol');
  });

  it('on this machine gets nothing from a live account', async () => {
    const { session } = await practise();
    const address = await newOrder(session);
    const { storageRules } = await import('../../../main/carriers/flowroute/storage.ts');
    expect(storageRules({ accountName: 'x', baseUrl: 'https://127.0.0.1.example.com' }).loopback).toBe(false);
    expect(await session.documents(address)).toEqual([]);
  });
});

describe('an id that is no name', () => {
  it.each(['..', '.', ''])('“%s” reaches nothing', async (remoteId) => {
    const { flowroute, session } = await practise();
    const failure = await failureOf(session.order({ remoteId }));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(flowroute.control.log()).toEqual([]);
  });
});
