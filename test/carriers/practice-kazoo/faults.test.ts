import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { agent, draft, expectError, freshNumber, PORTS, site } from './kit.ts';

const minimal = () => ({ data: { name: 'x', numbers: { [freshNumber()]: {} } } });

describe('practice Kazoo: faults and the log', () => {
  it('spoils as many matching requests as it was told to, after letting some pass', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    kazoo.control.fault({
      method: 'GET',
      path: /\/port_requests/,
      after: 1,
      times: 2,
      action: { kind: 'html', status: 502 },
    });
    const seen: number[] = [];
    for (let count = 0; count < 4; count += 1) seen.push((await who('GET', PORTS)).status);
    expect(seen).toEqual([200, 502, 502, 200]);
    kazoo.control.fault({ path: /nothing/, action: { kind: 'drop' } });
    expect((await who('GET', PORTS)).status).toBe(200);
  });

  it('answers HTML, 429, 401 and anything else it is given, without executing', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    kazoo.control.fault({ method: 'PUT', action: { kind: 'html', status: 502 } });
    const page = await who('PUT', PORTS, minimal());
    expect([page.status, page.headers.get('content-type'), page.envelope]).toEqual([502, 'text/html', null]);
    kazoo.control.fault({ action: { kind: 'rate-limited' } });
    expectError(await who('GET', PORTS), 429, 'too_many_requests');
    kazoo.control.fault({ action: { kind: 'unauthorized' } });
    expectError(await who('GET', PORTS), 401, 'invalid credentials');
    kazoo.control.fault({
      action: { kind: 'answer', status: 503, body: 'later', headers: { 'retry-after': '7' } },
    });
    const own = await who('GET', PORTS);
    expect([own.status, own.text, own.headers.get('retry-after')]).toEqual([503, 'later', '7']);
    expect(kazoo.control.ports()).toEqual([]);
  });

  it('executes and then loses, cuts or truncates the answer', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    for (const kind of ['lost-answer', 'cut-body'] as const) {
      const before = kazoo.control.ports().length;
      kazoo.control.fault({ method: 'PUT', action: { kind } });
      await expect(who('PUT', PORTS, minimal())).rejects.toThrow();
      expect(kazoo.control.ports()).toHaveLength(before + 1);
    }
    kazoo.control.fault({ method: 'PUT', action: { kind: 'truncated-json' } });
    const cut = await who('PUT', PORTS, minimal());
    expect([cut.status, cut.envelope]).toEqual([201, null]);
    expect(cut.text).toMatch(/^\{"data":\{"name":"x"/);
    expect(kazoo.control.ports()).toHaveLength(3);
    kazoo.control.fault({ method: 'GET', action: { kind: 'truncated-json' } });
    const list = await who('GET', PORTS);
    expect([list.status, list.envelope]).toEqual([200, null]);
  });

  it('drops or hangs without executing; closing the server frees who hangs', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    kazoo.control.fault({ action: { kind: 'drop' } });
    await expect(who('PUT', PORTS, minimal())).rejects.toThrow();
    kazoo.control.fault({ action: { kind: 'hang' } });
    const hanging = who('PUT', PORTS, minimal()).then(
      () => 'answered',
      () => 'broken',
    );
    await expect.poll(() => kazoo.control.log().at(-1)?.fault).toBe('hang');
    expect(kazoo.control.ports()).toEqual([]);
    await kazoo.close();
    expect(await hanging).toBe('broken');
  });

  it('logs what came and whether it was done, without secrets', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const pin = '90210777';
    await draft(who, { bill: { pin } });
    await who('PUT', PORTS, { data: {} });
    kazoo.control.fault({ method: 'PUT', action: { kind: 'html', status: 502, executed: true } });
    const asked = minimal();
    await who('PUT', `${PORTS}?auth_token=${who.token}`, asked);
    const puts = kazoo.control.log().filter((entry) => entry.method === 'PUT' && entry.path === PORTS);
    expect(puts.map(({ status, executed, fault }) => [status, executed, fault])).toEqual([
      [201, true, null],
      [400, false, null],
      [201, true, 'html'],
    ]);
    expect(puts[2]?.bodyHash).toBe(createHash('sha256').update(JSON.stringify(asked)).digest('hex'));
    const text = JSON.stringify(kazoo.control.log());
    for (const secret of [pin, who.token, PRACTICE_CREDENTIALS.apiKey, PRACTICE_CREDENTIALS.password])
      expect(text).not.toContain(secret);
  });
});
