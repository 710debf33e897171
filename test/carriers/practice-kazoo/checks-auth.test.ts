import { describe, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS, PRACTICE_CUSTOMER } from '../../../main/practice/kazoo/seed/credentials.ts';
import { accountId } from '../../../main/practice/kazoo/seed/house.ts';
import {
  agent,
  ask,
  byKey,
  byUser,
  CUSTOMER,
  customer,
  draft,
  expectError,
  freshNumber,
  HEX32,
  md5,
  NOON,
  PORTS,
  RESELLER,
  site,
} from './kit.ts';

const UNKNOWN = 'f'.repeat(32);

describe('practice Kazoo: sign-in and envelope (carriers/kazoo.md §8)', () => {
  it('check 01: no token or a garbled one is 401 invalid_credentials', async () => {
    const kazoo = await site();
    for (const headers of [{}, { 'x-auth-token': 'no-token-at-all' }]) {
      const reply = await ask(kazoo.url, 'GET', PORTS, { headers });
      expectError(reply, 401, 'invalid_credentials');
      expect(reply.data).toEqual({ message: 'invalid credentials' });
      expect(reply.envelope.auth_token).toBeUndefined();
    }
  });

  it('check 02: an expired token is 401 "invalid credentials" with empty data', async () => {
    const kazoo = await site({ tokenLifetimeSeconds: 3600 });
    const who = await agent(kazoo);
    expect((await who('GET', PORTS)).status).toBe(200);
    kazoo.control.advance(3_600_000);
    const reply = await who('GET', PORTS);
    expectError(reply, 401, 'invalid credentials');
    expect(reply.data).toEqual({});
    const again = await agent(kazoo);
    expect((await again('GET', PORTS)).status).toBe(200);
    kazoo.control.revokeTokens();
    expectError(await again('GET', PORTS), 401, 'invalid credentials');
  });

  it('check 03: user_auth with a wrong hash is 401; md5, sha1, name and realm sign in', async () => {
    const kazoo = await site();
    const { username, password, accountName, accountRealm } = PRACTICE_CREDENTIALS;
    const wrong = await ask(kazoo.url, 'PUT', '/v2/user_auth', {
      data: { credentials: md5(`${username}:nonsense`), account_name: accountName },
    });
    expectError(wrong, 401, 'invalid_credentials');
    expect(wrong.data).toEqual({ message: 'invalid credentials' });
    const nobody = await ask(kazoo.url, 'PUT', '/v2/user_auth', {
      data: { credentials: md5(`${username}:${password}`), account_name: 'No Such Account' },
    });
    expectError(nobody, 401, 'invalid_credentials');
    const right = await ask(kazoo.url, 'PUT', '/v2/user_auth', {
      data: { credentials: md5(`${username}:${password}`), account_realm: accountRealm },
    });
    expect(right.status).toBe(201);
    expect(right.data).toMatchObject({
      account_id: RESELLER,
      account_name: accountName,
      is_reseller: true,
      is_master_account: false,
      language: 'en-us',
    });
    expect(right.data.owner_id).toMatch(HEX32);
    expect(right.envelope.auth_token.split('.')).toHaveLength(3);
  });

  it('check 04: api_auth refuses 63 characters with minLength and 64 unknown ones with 404', async () => {
    const kazoo = await site();
    const short = await ask(kazoo.url, 'PUT', '/v2/api_auth', { data: { api_key: 'k'.repeat(63) } });
    expectError(short, 400, 'validation error');
    expect(short.data.api_key.minLength).toMatchObject({ target: 64 });
    const unknown = await ask(kazoo.url, 'PUT', '/v2/api_auth', { data: { api_key: 'k'.repeat(64) } });
    expectError(unknown, 404, 'bad identifier');
    expect(unknown.data).toEqual(['k'.repeat(64)]);
    const extra = await ask(kazoo.url, 'PUT', '/v2/api_auth', {
      data: { api_key: PRACTICE_CREDENTIALS.apiKey, more: 1 },
    });
    expect(extra.status).toBe(400);
    const good = await ask(kazoo.url, 'PUT', '/v2/api_auth', {
      data: { api_key: PRACTICE_CREDENTIALS.apiKey },
    });
    expect(good.status).toBe(201);
    expect(good.data.owner_id).toBeUndefined();
  });

  it('check 05: the third sign-in in a burst is 429 and tokens come back at ten a second', async () => {
    const kazoo = await site({ rateLimit: true });
    const signIn = () =>
      ask(kazoo.url, 'PUT', '/v2/api_auth', { data: { api_key: PRACTICE_CREDENTIALS.apiKey } });
    expect((await signIn()).envelope.tokens).toEqual({ consumed: 35, remaining: 65 });
    expect((await signIn()).envelope.tokens).toEqual({ consumed: 35, remaining: 30 });
    const third = await signIn();
    expectError(third, 429, 'too_many_requests');
    expect(third.data).toEqual({ message: 'too many requests' });
    expect(third.headers.get('retry-after')).toBeNull();
    kazoo.control.advance(400);
    expect((await signIn()).status).toBe(429);
    kazoo.control.advance(100);
    expect((await signIn()).status).toBe(201);
  });

  it('check 05: an ordinary request costs one token of its own bucket', async () => {
    const kazoo = await site({ rateLimit: true });
    const who = await byKey(kazoo, PRACTICE_CREDENTIALS);
    expect((await who('GET', PORTS)).envelope.tokens).toEqual({ consumed: 1, remaining: 99 });
    for (let left = 98; left >= 0; left -= 1) expect((await who('GET', PORTS)).status).toBe(200);
    expectError(await who('GET', PORTS), 429, 'too_many_requests');
  });

  it('check 06: account ids: not hex 404, unknown 404, somebody else’s 403', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const odd = await who('GET', '/v2/accounts/harborline/port_requests');
    expect(odd.status).toBe(404);
    expect(odd.data.message).toBe("invalid account_id 'harborline'");
    const unknown = await who('GET', `/v2/accounts/${UNKNOWN}/port_requests`);
    expectError(unknown, 404, 'bad_identifier');
    expect(unknown.data).toEqual({ message: 'bad identifier', cause: UNKNOWN });
    for (const stranger of ['Saltmarsh Telecom', 'Northgate Switching']) {
      const reply = await who('GET', `/v2/accounts/${accountId(stranger)}/port_requests`);
      expectError(reply, 403, 'forbidden');
      expect(reply.data).toEqual({ message: 'forbidden' });
    }
    expect((await (await customer(kazoo))('GET', `/v2/accounts/${RESELLER}/port_requests`)).status).toBe(403);
  });

  it('check 07: malformed JSON is 400 json.invalid; no data counts as empty', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const broken = await who('PUT', PORTS, {
      body: '{"data":{"name":',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.status).toBe(400);
    expect(broken.data.json.invalid.message).toEqual(expect.any(String));
    for (const body of [undefined, '{}']) {
      const empty = await who('PUT', PORTS, body === undefined ? {} : { body });
      expectError(empty, 400, 'validation error');
      expect(Object.keys(empty.data).sort()).toEqual(['name', 'numbers']);
      expect(empty.data.name.required.message).toBe('Field is required but missing');
      expect(empty.data.numbers.required).toBeDefined();
    }
  });

  it('check 08: an unknown port id is 404 bad_identifier for GET, POST and DELETE', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const whole = { name: 'x', numbers: { [freshNumber()]: {} } };
    for (const method of ['GET', 'POST', 'DELETE']) {
      const reply = await who(method, `${PORTS}/${UNKNOWN}`, method === 'POST' ? { data: whole } : {});
      expectError(reply, 404, 'bad_identifier');
      expect(reply.data).toEqual({ message: 'bad identifier', cause: UNKNOWN });
    }
  });

  it('check 09: PATCH of an unknown id with a partial body is 400, plain or to a state', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    for (const path of [`${PORTS}/${UNKNOWN}`, `${PORTS}/${UNKNOWN}/submitted`]) {
      const reply = await who('PATCH', path, { data: { reference_number: 'R-1' } });
      expectError(reply, 400, 'validation error');
      expect(reply.data.name.required).toBeDefined();
      expect(reply.data.numbers.required).toBeDefined();
    }
  });

  it('a success envelope says who, when and how much is left, in both generations', async () => {
    for (const answers of ['4.3', '5'] as const) {
      const kazoo = await site({ answers, rateLimit: true });
      const who = await byUser(kazoo, PRACTICE_CUSTOMER);
      const id = await draft(who);
      const reply = await who('GET', `${PORTS}/${id}`);
      expect(reply.envelope).toMatchObject({
        status: 'success',
        auth_token: who.token,
        timestamp: answers === '5' ? '2026-06-15T17:00:00Z' : '2026-06-15T17:00:00',
        version: expect.stringMatching(answers === '5' ? /^5\./ : /^4\.3\./),
        tokens: { consumed: 1, remaining: expect.any(Number) },
      });
      expect(reply.envelope.revision).toMatch(/^1-[0-9a-f]{32}$/);
      expect(reply.envelope.node).toEqual(expect.any(String));
      expect(Date.parse(reply.headers.get('date') ?? '')).toBe(NOON);
      expect(reply.envelope.error).toBeUndefined();
    }
  });

  it('takes the token from X-Auth-Token, Authorization, the query or the body; signing out ends it', async () => {
    const kazoo = await site();
    const { token } = await agent(kazoo);
    expect(
      (await ask(kazoo.url, 'GET', PORTS, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200);
    expect((await ask(kazoo.url, 'GET', `${PORTS}?auth_token=${token}`)).status).toBe(200);
    const seen = await ask(kazoo.url, 'GET', `/v2/token_auth?auth_token=${token}`);
    expect(seen.data).toMatchObject({ account_id: RESELLER, method: 'cb_user_auth' });
    expect(JSON.stringify(kazoo.control.log())).not.toContain(token);
    const out = await ask(kazoo.url, 'DELETE', '/v2/token_auth', { headers: { 'x-auth-token': token } });
    expect(out.status).toBe(200);
    expect((await ask(kazoo.url, 'GET', `${PORTS}?auth_token=${token}`)).status).toBe(401);
  });

  it('v1 is gone, unknown paths are 404, accounts can be named and listed', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    expect((await who('GET', '/v1/user_auth')).status).toBe(410);
    expectError(await who('GET', '/v2/nothing'), 404, 'not_found');
    expect((await who('GET', `/v2/accounts/${CUSTOMER}`)).data).toMatchObject({
      id: CUSTOMER,
      name: 'Juniper Street Dental',
      timezone: 'America/Los_Angeles',
    });
    const below = await who('GET', `/v2/accounts/${RESELLER}/descendants`);
    expect(below.data).toHaveLength(14);
    expect(below.data.map((each: { id: string }) => each.id)).toContain(CUSTOMER);
  });
});
