import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { failureOf, pulled } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { byKey, byPassword, draft, pdf, sessionAt } from './harness.ts';

const LISTS = /\/port_requests\?by_types=(suspended|progressing|completed)/;
let kazoo: PracticeKazoo;

beforeEach(async () => {
  kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
});
afterEach(() => kazoo.close());

const requests = (method: string, path: RegExp) =>
  kazoo.control.log().filter((entry) => entry.method === method && path.test(entry.path));
const now = () => new Date(kazoo.control.now()).toISOString();

/** A port of our own account, unconfirmed. */
async function newPort(session = sessionAt(kazoo.url)): Promise<OrderAddress> {
  const [order] = await session.create(draft());
  return { remoteId: order?.remoteId ?? '' };
}

it('a comment that meets a 429 at its second try may be there already', async () => {
  const session = sessionAt(kazoo.url);
  const address = await newPort(session);
  const hidden = JSON.stringify({ status: 'success', data: { comments: [] } });
  const put = { method: 'PUT', path: /\/comments$/ };
  kazoo.control.fault({ ...put, action: { kind: 'answer', status: 201, body: hidden } });
  kazoo.control.fault({ ...put, action: { kind: 'rate-limited' } });
  const comment = { text: 'Any news?', private: false, actionRequired: false, at: now() };
  const failure = await failureOf(session.comment(address, comment));
  expect([failure.problem.code, failure.reached]).toEqual(['rate-limited', 'partly']);
});

describe('signing in', () => {
  it.each([
    [
      'an unknown key',
      byKey({ ...PRACTICE_CREDENTIALS, apiKey: 'k'.repeat(64) }),
      'does not know this API key',
    ],
    [
      'a key that is too short',
      byKey({ ...PRACTICE_CREDENTIALS, apiKey: 'too-short' }),
      'does not know this API key',
    ],
    [
      'a wrong password',
      byPassword({ ...PRACTICE_CREDENTIALS, password: 'wrong-horse' }),
      'does not know this user',
    ],
    [
      'an unknown account',
      byPassword({ ...PRACTICE_CREDENTIALS, accountName: 'Nobody' }),
      'does not know this user',
    ],
  ])('says wrong credentials for %s, and never repeats them', async (_what, credentials, words) => {
    const failure = await failureOf(sessionAt(kazoo.url, credentials).verify());
    expect(failure.problem.code).toBe('unauthorized');
    expect(failure.problem.what).toContain(words);
    expect(failure.problem.what).toContain('wrong credentials');
    for (const secret of Object.values(credentials.values).slice(0, 2))
      expect(JSON.stringify(failure.problem)).not.toContain(secret);
  });

  it('takes the realm for the account too', async () => {
    const credentials = byPassword({
      ...PRACTICE_CREDENTIALS,
      accountName: PRACTICE_CREDENTIALS.accountRealm,
    });
    expect(await sessionAt(kazoo.url, credentials).verify()).toMatchObject({ name: 'Harborline Voice' });
  });

  it('takes an account name that looks like a realm', async () => {
    const credentials = byPassword({ ...PRACTICE_CREDENTIALS, accountName: 'looks.like.a.realm' });
    expect((await failureOf(sessionAt(kazoo.url, credentials).verify())).problem.code).toBe('unauthorized');
    expect(requests('PUT', /user_auth/)).toHaveLength(2);
  });

  it('happens once for many calls at the same time', async () => {
    const session = sessionAt(kazoo.url);
    await Promise.all([
      session.verify(),
      session.subAccounts(),
      session.withNumber('+12065550142'),
      session.verify(),
    ]);
    expect(requests('PUT', /api_auth/)).toHaveLength(1);
  });

  it('happens once more when the token is no longer taken, for all calls together', async () => {
    const session = sessionAt(kazoo.url);
    await session.verify();
    kazoo.control.revokeTokens();
    await Promise.all([session.verify(), session.subAccounts(), session.withNumber('+12065550142')]);
    expect(requests('PUT', /api_auth/)).toHaveLength(2);
  });

  it('happens before a token that ran out is used', async () => {
    await kazoo.close();
    kazoo = await startPracticeKazoo({ seed: 'empty', rateLimit: false, tokenLifetimeSeconds: 10 });
    const session = sessionAt(kazoo.url);
    await session.verify();
    await session.verify();
    expect(kazoo.control.log().filter((entry) => entry.status === 401)).toEqual([]);
  });

  it('gives up after one more sign-in', async () => {
    const session = sessionAt(kazoo.url);
    await session.verify();
    kazoo.control.fault({
      path: /port_requests/,
      times: Number.POSITIVE_INFINITY,
      action: { kind: 'unauthorized' },
    });
    const failure = await failureOf(session.create(draft()));
    expect(failure.problem.code).toBe('unauthorized');
    expect(failure.reached).toBe('no');
    expect(requests('PUT', /\/port_requests$/)).toHaveLength(2);
    expect(requests('PUT', /api_auth/)).toHaveLength(2);
  });

  it('keeps the pause that Kazoo asked for', async () => {
    const session = sessionAt(kazoo.url);
    kazoo.control.fault({ path: /api_auth/, action: { kind: 'rate-limited' } });
    const failure = await failureOf(session.verify());
    expect(failure.problem.code).toBe('rate-limited');
    expect(Date.parse(failure.problem.retryAt ?? '')).toBeGreaterThan(Date.now() + 2_000);
    expect((await failureOf(session.subAccounts())).problem.code).toBe('rate-limited');
    expect(requests('PUT', /api_auth/)).toHaveLength(1);
  });

  it('tells nobody the key or the token, whatever a server makes of them', async () => {
    const { apiKey } = PRACTICE_CREDENTIALS;
    for (const status of [400, 401, 403, 404, 422, 429, 500, 503]) {
      const server = await littleServer((request, response, body) => {
        const token = 'TOKEN-CANARY-77';
        const signingIn = request.url?.includes('api_auth') === true;
        if (signingIn && status >= 500) response.writeHead(status);
        else response.writeHead(signingIn ? 201 : status);
        const data = {
          account_id: 'me',
          message: `${body} ${token} ${apiKey}`,
          x: { y: { message: `${token} ${apiKey}` } },
        };
        response.end(
          JSON.stringify({
            status: signingIn && status < 500 ? 'success' : 'error',
            auth_token: token,
            message: `${token} ${apiKey}`,
            data,
          }),
        );
      });
      const failure = await failureOf(sessionAt(server.url).create(draft()));
      await server.close();
      const told = JSON.stringify([
        failure,
        failure.problem,
        failure.message,
        failure.stack,
        String(failure.cause),
      ]);
      for (const secret of ['TOKEN-CANARY-77', apiKey]) expect(told, `${status}`).not.toContain(secret);
    }
  });

  it('says when something else than Kazoo answers', async () => {
    kazoo.control.fault({ path: /api_auth/, action: { kind: 'html', status: 200 } });
    expect((await failureOf(sessionAt(kazoo.url).verify())).problem.code).toBe('protocol');
    kazoo.control.fault({ path: /api_auth/, action: { kind: 'html', status: 404 } });
    expect((await failureOf(sessionAt(kazoo.url).verify())).problem.what).toContain(
      'does not look like Kazoo',
    );
  });
});

describe('a pull that goes wrong in the middle', () => {
  it.each([
    ['an HTML page', { kind: 'html', status: 200 }, 'protocol'],
    ['a gateway error', { kind: 'html', status: 502 }, 'carrier-down'],
    ['JSON that stops half-way', { kind: 'truncated-json' }, 'protocol'],
    ['a body that breaks off', { kind: 'cut-body' }, 'carrier-down'],
    ['a full bucket', { kind: 'rate-limited' }, 'rate-limited'],
    ['an empty answer', { kind: 'answer', status: 200, body: '' }, 'protocol'],
    [
      'a list that is none',
      { kind: 'answer', status: 200, body: '{"data":{},"status":"success"}' },
      'protocol',
    ],
  ] as const)('keeps what it has after %s, and goes on from there', async (_what, action, code) => {
    const session = sessionAt(kazoo.url);
    kazoo.control.fault({ path: LISTS, after: 3, times: 1, action });
    const first = await pulled(session);
    expect(first.failure).toMatchObject({ problem: { code } });
    const cursor = first.pages.at(-1)?.cursor;
    expect(cursor?.complete).toBe(false);
    kazoo.control.clearLog();
    const second = await pulled(session, { full: false, ...(cursor && { cursor }) });
    expect(second.failure).toBeUndefined();
    expect(second.pages.at(-1)?.cursor.complete).toBe(true);
    expect(new Set([...first.orders.keys(), ...second.orders.keys()]).size).toBe(
      kazoo.control.ports().length,
    );
    // The lists that were whole are not asked for again.
    expect(requests('GET', /accounts.*by_types=suspended/)).toEqual([]);
  });

  it('does not even notice a 401', async () => {
    const session = sessionAt(kazoo.url);
    kazoo.control.fault({ path: LISTS, after: 4, action: { kind: 'unauthorized' } });
    const { orders, failure } = await pulled(session);
    expect(failure).toBeUndefined();
    expect(orders.size).toBe(kazoo.control.ports().length);
    expect(requests('PUT', /api_auth/)).toHaveLength(2);
  });

  it('never moves its cursor past a list that came in part', async () => {
    const session = sessionAt(kazoo.url);
    const whole = await pulled(session);
    const cursors = new Set(whole.pages.map((page) => page.cursor.position));
    kazoo.control.fault({
      path: /v2\/port_requests\?by_types=progressing/,
      action: { kind: 'truncated-json' },
    });
    const { pages, failure } = await pulled(sessionAt(kazoo.url), { full: true });
    expect(failure).toMatchObject({ problem: { code: 'protocol' } });
    const steps = pages.map((page) => (JSON.parse(page.cursor.position) as { step: number }).step);
    expect(Math.max(...steps)).toBe(4);
    expect(cursors.size).toBeGreaterThan(5);
  });

  it('survives silence', async () => {
    const session = sessionAt(kazoo.url, undefined, { timeouts: { answer: 1_000 } });
    kazoo.control.fault({ path: LISTS, action: { kind: 'hang' } });
    const { failure } = await pulled(session);
    expect(failure).toMatchObject({
      problem: { code: 'carrier-down', what: 'Harborline Kazoo has not answered for 1 s.' },
    });
  });

  it('pauses nothing when the ages of submitted ports can not be had', async () => {
    kazoo.control.fault({
      path: /accounts.*last_submitted/,
      times: Number.POSITIVE_INFINITY,
      action: { kind: 'answer', status: 500, body: '{"status":"error","data":{}}' },
    });
    expect((await pulled(sessionAt(kazoo.url))).orders.size).toBe(kazoo.control.ports().length);
  });
});

describe('a write whose answer is lost', () => {
  it.each([
    ['the connection breaks', { kind: 'lost-answer' }],
    ['the answer is cut', { kind: 'truncated-json' }],
    ['its body breaks off', { kind: 'cut-body' }],
    ['a gateway answers for it', { kind: 'html', status: 504, executed: true }],
    ['a portal answers for it', { kind: 'html', status: 200, executed: true }],
  ] as const)('is sent once and found: %s', async (_what, action) => {
    const session = sessionAt(kazoo.url);
    const order = draft();
    kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action });
    const failure = await failureOf(session.create(order));
    expect(failure.reached).toBe('maybe');
    expect(requests('PUT', /\/port_requests$/)).toHaveLength(1);
    const found = await session.find(order);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      ours: { mutationId: order.mutationId },
      fields: order.fields,
      numbers: order.numbers,
    });
  });

  it('is not found when it never arrived', async () => {
    const session = sessionAt(kazoo.url);
    const order = draft();
    kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind: 'drop' } });
    expect((await failureOf(session.create(order))).reached).toBe('maybe');
    expect(await session.find(order)).toEqual([]);
  });

  it('is found although the filter finds nothing and the numbers moved on', async () => {
    const session = sessionAt(kazoo.url);
    const order = draft();
    await session.create(order);
    const empty = '{"data":[],"status":"success"}';
    kazoo.control.fault({ path: /filter_portside/, action: { kind: 'answer', status: 200, body: empty } });
    expect(await session.find(order)).toHaveLength(1);
    kazoo.control.fault({ path: /filter_portside/, action: { kind: 'answer', status: 200, body: empty } });
    kazoo.control.fault({ path: /by_number/, action: { kind: 'answer', status: 200, body: empty } });
    expect(await session.find(order)).toHaveLength(1);
  });

  it('is not confused by the same numbers on a port of somebody else', async () => {
    const session = sessionAt(kazoo.url);
    const order = draft();
    await session.create(order);
    expect(await session.find({ ...draft(), numbers: order.numbers })).toEqual([]);
    expect(await session.withNumber(order.numbers[0] ?? '')).toHaveLength(1);
  });

  it('is done when the target of a move is already the state', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    kazoo.control.fault({ method: 'PATCH', action: { kind: 'lost-answer' } });
    expect((await failureOf(session.move(port, { to: 'submitted', acceptCharges: false }))).reached).toBe(
      'maybe',
    );
    expect(await session.move(port, { to: 'submitted', acceptCharges: false })).toMatchObject({
      state: 'submitted',
    });
    expect(requests('PATCH', /submitted/)).toHaveLength(1);
  });

  it('leaves one comment when the comment is sent again', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    const comment = { text: 'Called the losing carrier.', private: false, actionRequired: false, at: now() };
    kazoo.control.fault({ method: 'PUT', path: /comments$/, action: { kind: 'lost-answer' } });
    expect((await failureOf(session.comment(port, comment))).reached).toBe('maybe');
    const stored = await session.comment(port, comment);
    const comments = (await session.timeline(port)).filter((entry) => entry.kind === 'comment');
    expect(comments).toHaveLength(1);
    expect(comments[0]?.at).toBe(stored);
  });

  it('is a success when the file is there after all', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    kazoo.control.fault({ method: 'PUT', path: /attachments/, action: { kind: 'lost-answer' } });
    const name = await session.deliver(port, jobOf(pdf('bill.pdf')));
    expect(await session.documents(port)).toMatchObject([{ name }]);
    expect(requests('PUT', /attachments/)).toHaveLength(1);
  });
});

describe('the port behind a document that failed', () => {
  it('is asked for, and said to be gone when it is', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    kazoo.control.fault({
      method: 'PUT',
      path: /attachments/,
      action: {
        kind: 'answer',
        status: 409,
        body: '{"status":"error","data":{"message":"conflicting documents"}}',
      },
    });
    kazoo.control.fault({
      method: 'GET',
      path: new RegExp(`${port.remoteId}$`),
      action: { kind: 'answer', status: 404, body: '{"status":"error","data":{"message":"bad identifier"}}' },
    });
    const failure = await failureOf(session.deliver(port, jobOf(pdf('bill.pdf'))));
    expect(failure.problem).toMatchObject({ code: 'not-found' });
    expect(failure.problem.what).toContain('no longer holds this port request');
  });

  it('is left alone when it is still there', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    kazoo.control.fault({
      method: 'PUT',
      path: /attachments/,
      action: {
        kind: 'answer',
        status: 409,
        body: '{"status":"error","data":{"message":"conflicting documents"}}',
      },
    });
    const failure = await failureOf(session.deliver(port, jobOf(pdf('bill.pdf'))));
    expect(failure).toMatchObject({ problem: { code: 'conflict' }, reached: 'no' });
    expect(await session.order(port)).toMatchObject({ state: 'unconfirmed' });
  });

  it('says that a file is too large, whoever says so', async () => {
    const session = sessionAt(kazoo.url);
    const port = await newPort(session);
    const bytes = Buffer.alloc(8_000_001, '%PDF-1.4\n');
    const payload = {
      ...pdf('huge.pdf'),
      size: bytes.length,
      open: async function* () {
        yield bytes;
      },
    };
    expect((await failureOf(session.deliver(port, jobOf(payload)))).problem.code).toBe('file-refused');
    kazoo.control.set({ proxyLimit: 1_000_000 });
    expect((await failureOf(session.deliver(port, jobOf(payload)))).problem.code).toBe('file-refused');
  });
});
