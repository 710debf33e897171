import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { failureOf, pulled } from '../carried.ts';
import type { Handler } from '../http/little-server.ts';
import { littleServer } from '../http/little-server.ts';
import { ACCOUNT_NUMBER, draft, newOrder, PIN, sessionAt } from './harness.ts';

let telnyx: PracticeTelnyx;
let session: CarrierSession;

beforeEach(async () => {
  telnyx = await startPracticeTelnyx();
  session = sessionAt(telnyx.url);
});
afterEach(() => telnyx.close());

const edit = { changes: { city: 'Lexington' }, addNumbers: [], removeNumbers: [] };
const errors = (code: string, detail = 'what Telnyx says') =>
  JSON.stringify({ errors: [{ code, title: 'A title', detail }] });

describe('a refusal', () => {
  it.each<[number, string, ProblemCode, 'no' | 'maybe' | 'yes']>([
    [401, errors('10009'), 'unauthorized', 'no'],
    [401, '', 'unauthorized', 'no'],
    [402, errors('10015'), 'rejected', 'yes'],
    [403, errors('10010'), 'forbidden', 'yes'],
    [404, errors('10005'), 'not-found', 'yes'],
    [409, errors('10036'), 'conflict', 'no'],
    [422, errors('10035'), 'conflict', 'no'],
    [422, errors('80005'), 'rejected', 'yes'],
    [400, errors('10015'), 'rejected', 'yes'],
    [418, errors('99999'), 'rejected', 'yes'],
    [429, '', 'rate-limited', 'no'],
    [422, errors('10011'), 'rate-limited', 'no'],
    [307, '', 'protocol', 'no'],
    [404, '<html>no such site</html>', 'protocol', 'no'],
    [422, '<html>a firewall</html>', 'protocol', 'no'],
    [500, errors('10007'), 'carrier-down', 'maybe'],
    [502, '<html>Bad Gateway</html>', 'carrier-down', 'maybe'],
  ])('with %s %s is %s, reached: %s', async (status, body, code, reached) => {
    const order = await newOrder(session);
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'answer', status, body } });
    const failure = await failureOf(session.update(order, edit));
    expect([failure.problem.code, failure.reached]).toEqual([code, reached]);
    expect(failure.problem.what).toContain('Harborline Telnyx');
    expect(failure.problem.what).not.toContain('KEY-');
  });

  it('keeps the words of Telnyx apart, and names the field they are about', async () => {
    const order = await newOrder(session);
    const body = JSON.stringify({
      errors: [
        {
          code: '10015',
          title: 'Bad',
          detail: 'is too long',
          source: { pointer: '/end_user/location/locality' },
        },
        { code: '10015', title: 'Only a title', source: { parameter: 'end_user.admin.entity_name' } },
        { code: 80005, title: 'Invalid PIN', detail: `${PIN} is wrong for ${ACCOUNT_NUMBER}` },
      ],
    });
    telnyx.control.fault({ method: 'PATCH', action: { kind: 'answer', status: 422, body } });
    const { problem } = await failureOf(session.update(order, edit));
    expect(problem.fields).toEqual({
      city: 'is too long',
      billingName: 'Only a title',
      pin: '•••• is wrong for ••••',
    });
    expect(problem.said).toBe('is too long; Only a title; •••• is wrong for ••••');
    expect(problem.what).toContain('City: is too long');
  });

  it('waits for as long as Telnyx asks', async () => {
    const server = await scripted((_request, response) => {
      response
        .writeHead(429, { 'x-ratelimit-reset': '42', 'x-ratelimit-remaining': '0' })
        .end(errors('10011'));
    });
    const failure = await failureOf(sessionAt(server.url).verify());
    expect(failure.problem.code).toBe('rate-limited');
    const wait = Date.parse(failure.problem.retryAt ?? '') - Date.now();
    expect(wait).toBeGreaterThan(38_000);
    expect(wait).toBeLessThan(43_000);
  });

  it('is told apart from a 503 that says when to come back, which did nothing', async () => {
    const server = await scripted((_request, response) => {
      response.writeHead(503, { 'retry-after': '30' }).end('<html>Maintenance</html>');
    });
    const failure = await failureOf(sessionAt(server.url).create(draft()));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'carrier-down' } });
    expect(failure.problem.retryAt).toBeDefined();
  });

  it('comes from the limits of the practice Telnyx, too', async () => {
    telnyx.control.set({ rateLimit: { limit: 2, seconds: 60 } });
    await session.verify();
    await session.verify();
    expect((await failureOf(session.verify())).problem.code).toBe('rate-limited');
  });

  it('says what a key lacks that may not port', async () => {
    telnyx.control.set({ forbidden: true });
    expect((await failureOf(session.verify())).problem.code).toBe('forbidden');
  });

  it('says a wrong key is wrong, and never repeats it', async () => {
    const apiKey = 'KEY-of-somebody-else-CANARY';
    const failure = await failureOf(sessionAt(telnyx.url, { apiKey }).verify());
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'unauthorized' } });
    expect(JSON.stringify(failure.problem)).not.toContain('CANARY');
  });
});

describe('an answer that is none', () => {
  it.each([
    ['a web page', '<html>Sign in to the café network</html>'],
    ['half a document', '{"data": [{"id": "o'],
    ['no data', '{"meta": {}}'],
    ['an order without an id', '{"data": [{"status": {"value": "draft"}}]}'],
    ['nothing', ''],
  ])('is not believed while reading: %s', async (_what, body) => {
    telnyx.control.fault({ path: /porting_orders/, action: { kind: 'answer', status: 200, body } });
    const { failure } = await pulled(session);
    expect(failure).toMatchObject({ problem: { code: 'protocol' } });
  });

  it.each([
    ['a lost answer', { kind: 'lost-answer' }, 'maybe'],
    ['a body cut short', { kind: 'cut-body' }, 'maybe'],
    ['half a document', { kind: 'truncated-json' }, 'maybe'],
    ['a web page', { kind: 'html', status: 200 }, 'maybe'],
  ] as const)('leaves a create in doubt: %s', async (_what, action, reached) => {
    telnyx.control.fault({ method: 'POST', path: /porting_orders$/, action });
    expect((await failureOf(session.create(draft()))).reached).toBe(reached);
    const posts = telnyx.control.log().filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1);
  });

  it('leaves nothing in doubt when the reading before a change fails', async () => {
    const order = await newOrder(session);
    telnyx.control.fault({ method: 'GET', times: 9, action: { kind: 'html', status: 502 } });
    expect((await failureOf(session.update(order, edit))).reached).toBe('no');
    telnyx.control.clearFaults();
    telnyx.control.fault({ method: 'GET', times: 9, action: { kind: 'lost-answer' } });
    const move = session.move(order, { to: 'submitted', acceptCharges: true });
    expect((await failureOf(move)).reached).toBe('no');
  });

  it('leaves a change in doubt when only the look at its result fails', async () => {
    const order = await newOrder(session);
    telnyx.control.fault({
      method: 'GET',
      path: /porting_orders/,
      after: 1,
      times: 9,
      action: { kind: 'html', status: 502 },
    });
    expect((await failureOf(session.update(order, edit))).reached).toBe('maybe');
    expect(telnyx.control.order(order.remoteId)?.location.locality).toBe('Lexington');
  });

  it('repeats a reading whose connection broke, and no writing', async () => {
    const order = await newOrder(session);
    telnyx.control.fault({ method: 'GET', path: /porting_orders\//, action: { kind: 'drop' } });
    expect(await session.order(order)).toMatchObject({ remoteId: order.remoteId });
    telnyx.control.clearLog();
    telnyx.control.fault({ method: 'POST', path: /comments/, action: { kind: 'lost-answer' } });
    const comment = { text: 'Once.', private: false, actionRequired: false, at: new Date().toISOString() };
    expect((await failureOf(session.comment(order, comment))).reached).toBe('maybe');
    expect(telnyx.control.order(order.remoteId)?.comments).toHaveLength(1);
    // The outbox looks at the timeline before it does anything else.
    const timeline = await session.timeline(order);
    expect(timeline.filter(({ kind }) => kind === 'comment')).toHaveLength(1);
  });
});

describe('the address', () => {
  it.each(['', '/', '/v2', '/v2/'])('is found whether or not the agent typed %s', async (ending) => {
    expect(await sessionAt(`${telnyx.url}${ending}`).verify()).toMatchObject({ name: 'Harborline Telnyx' });
  });

  it('is never left by a name that leads elsewhere', async () => {
    for (const remoteId of ['..', '.', '']) {
      const failure = await failureOf(session.order({ remoteId }));
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    }
    await failureOf(session.order({ remoteId: '../porting_orders' }));
    expect(telnyx.control.log().map(({ path }) => path.split('?')[0])).toContain(
      '/v2/porting_orders/..%2Fporting_orders',
    );
  });

  it('says so when nothing answers', async () => {
    await telnyx.close();
    const failure = await failureOf(session.create(draft()));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'offline' } });
  });
});

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function scripted(handler: Handler) {
  const server = await littleServer(handler);
  open.push(server);
  return server;
}
