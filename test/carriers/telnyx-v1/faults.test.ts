import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { failureOf } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import {
  accessTo,
  draft,
  newOrder,
  openSite,
  PORTING,
  type Site,
  sessionAt,
  submittedOrder,
} from './harness.ts';

let site: Site;
let session: CarrierSession;

beforeEach(async () => {
  site = await openSite();
  session = sessionAt(site.telnyx.url);
});
afterEach(() => site.close());

const edit = { changes: { city: 'Lexington' }, addNumbers: [], removeNumbers: [] };
const says = (message: string) => JSON.stringify({ message });

describe('a refusal', () => {
  it.each<[number, string, ProblemCode, 'no' | 'maybe' | 'yes']>([
    [401, says('Unauthorized'), 'unauthorized', 'no'],
    [401, '', 'unauthorized', 'no'],
    [403, says('Read-only'), 'forbidden', 'yes'],
    [404, says('Not found'), 'not-found', 'yes'],
    [409, says('Busy'), 'conflict', 'no'],
    [400, says('Bad'), 'rejected', 'yes'],
    [422, says('No'), 'rejected', 'yes'],
    [418, says('Teapot'), 'rejected', 'yes'],
    [429, '', 'rate-limited', 'no'],
    [307, '', 'protocol', 'no'],
    [404, '<html>no such site</html>', 'protocol', 'no'],
    [422, '[]', 'protocol', 'no'],
    [500, says('Oops'), 'carrier-down', 'maybe'],
    [502, '<html>Bad Gateway</html>', 'carrier-down', 'maybe'],
  ])('with %s %s is %s, reached: %s', async (status, body, code, reached) => {
    const order = await newOrder(session);
    site.telnyx.control.fault({ method: 'PUT', action: { kind: 'answer', status, body } });
    const failure = await failureOf(session.update(order, edit));
    expect([failure.problem.code, failure.reached]).toEqual([code, reached]);
    expect(failure.problem.what).toContain('Harborline South');
  });

  it('keeps the words of Telnyx apart, and names the fields they are about', async () => {
    const order = await newOrder(session);
    const body = JSON.stringify({
      errors: {
        locality: ['is too long', 'is odd'],
        'porting_option.new_billing_phone_number': 'is missing',
        x: 7,
      },
    });
    site.telnyx.control.fault({ method: 'PUT', action: { kind: 'answer', status: 422, body } });
    const { problem } = await failureOf(session.update(order, edit));
    expect(problem.fields).toEqual({ city: 'is too long; is odd', newBtn: 'is missing' });
    expect(problem.said).toBe(
      'locality: is too long; is odd; porting_option.new_billing_phone_number: is missing',
    );
  });

  it('waits for as long as Telnyx asks', async () => {
    const server = await littleServer((_request, response) => {
      response.writeHead(429, { 'x-ratelimit-reset': '42' }).end(says('Slow down'));
    });
    try {
      const { problem } = await failureOf(sessionAt(server.url).verify());
      const wait = Date.parse(problem.retryAt ?? '') - Date.now();
      expect(wait).toBeGreaterThan(38_000);
      expect(wait).toBeLessThan(43_000);
    } finally {
      await server.close();
    }
  });

  it('says a wrong token is wrong, and never repeats it', async () => {
    const failure = await failureOf(sessionAt(site.telnyx.url, { token: 'token-CANARY' }).verify());
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'unauthorized' } });
    expect(JSON.stringify(failure.problem)).not.toContain('CANARY');
  });

  it('says so where the account may only read by now', async () => {
    site.telnyx.control.set({ v1Writable: false });
    expect(await session.verify()).toMatchObject({ portAuthority: false });
    expect((await failureOf(session.create(draft()))).problem.code).toBe('forbidden');
  });
});

describe('an answer that is none', () => {
  it.each([
    ['a lost answer', { kind: 'lost-answer' }],
    ['a body cut short', { kind: 'cut-body' }],
    ['half a document', { kind: 'truncated-json' }],
    ['a web page', { kind: 'html', status: 200 }],
  ] as const)('leaves a create in doubt and is not repeated: %s', async (_what, action) => {
    site.telnyx.control.fault({ method: 'POST', path: /draft_port_requests$/, action });
    expect((await failureOf(session.create(draft()))).reached).toBe('maybe');
    expect(site.telnyx.control.log().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each([
    [
      'submitting',
      /submit$/,
      (who: CarrierSession, order: { remoteId: string }) =>
        who.move(order, { to: 'submitted', acceptCharges: true }),
    ],
    [
      'a comment',
      /comments$/,
      (who: CarrierSession, order: { remoteId: string }) =>
        who.comment(order, {
          text: 'x',
          private: false,
          actionRequired: false,
          at: '2026-06-01T00:00:00.000Z',
        }),
    ],
  ] as const)('leaves %s in doubt', async (what, path, act) => {
    const order = what === 'a comment' ? await submittedOrder(session) : await newOrder(session);
    site.telnyx.control.fault({ method: 'POST', path, action: { kind: 'html', status: 504 } });
    expect((await failureOf(act(session, order))).reached).toBe('maybe');
  });

  it('leaves an edit in no doubt when only the look before it failed', async () => {
    const order = await newOrder(session);
    site.telnyx.control.fault({ path: /sub_requests/, action: { kind: 'html', status: 502 } });
    expect((await failureOf(session.update(order, edit))).reached).toBe('no');
    expect(site.telnyx.control.orders()[0]?.location.locality).toBe('Louisville');
  });

  it('leaves an edit in doubt when the look after it failed', async () => {
    const order = await newOrder(session);
    const after = { kind: 'html', status: 502 } as const;
    site.telnyx.control.fault({ method: 'GET', path: /supporting_documents/, action: after });
    expect((await failureOf(session.update(order, edit))).reached).toBe('maybe');
  });
});

describe('a name that is none', () => {
  it.each(['', 'x', 'draft:1', 'draft:../sub', 'request:a/b/c', 'draft:./..'])(
    'reaches nobody: “%s”',
    async (remoteId) => {
      const failure = await failureOf(session.order({ remoteId }));
      expect(['not-found', 'rejected']).toContain(failure.problem.code);
    },
  );

  it('is not there, in a draft and in a port request that are or are not', async () => {
    const order = await submittedOrder(session);
    const [, place = ''] = /^draft:([^/]+)/.exec(order.remoteId) ?? [];
    for (const remoteId of [`draft:${place}/nobody`, 'draft:nobody/nobody', 'request:nobody/nobody']) {
      expect((await failureOf(session.order({ remoteId }))).problem.code).toBe('not-found');
    }
  });
});

describe('the address of the account', () => {
  it('may end in what v2 wants, and carries user and token in headers of their own', async () => {
    const server = await littleServer((_request, response) => response.end('[]'));
    try {
      const who = sessionAt(`${server.url}/v2/`);
      expect(await who.verify()).toEqual({
        name: 'Harborline South',
        remoteAccountId: expect.stringMatching(/^[0-9a-f]{32}$/),
        portAuthority: false,
      });
      const [request] = server.requests;
      expect(request?.path).toBe(`${PORTING}/draft_port_requests?page=1&per_page=1`);
      const { user, token } = accessTo('').credentials.values;
      expect(request?.headers).toMatchObject({ 'x-api-user': user, 'x-api-token': token });
      expect(request?.headers).not.toHaveProperty('authorization');
    } finally {
      await server.close();
    }
  });
});
