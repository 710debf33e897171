import { describe, expect, it } from 'vitest';
import { PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import { attributes, DETAILS, expectErrors, practise } from './kit.ts';

const ORDER = attributes({ ...DETAILS, numbers: ['+12065550101'], pin: '90210777' });

describe('practice Flowroute: faults, limits and the log', () => {
  it('loses, cuts or truncates the answer of an order it has made', async () => {
    const { site, ask } = await practise();
    for (const kind of ['lost-answer', 'cut-body'] as const) {
      const before = site.control.orders().length;
      site.control.fault({ method: 'POST', action: { kind } });
      await expect(ask('POST', '/portorders', ORDER)).rejects.toThrow();
      expect(site.control.orders()).toHaveLength(before + 1);
    }
    site.control.fault({ method: 'POST', action: { kind: 'truncated-json' } });
    const cut = await ask('POST', '/portorders', ORDER);
    expect([cut.status, cut.body]).toEqual([201, null]);
    expect(site.control.orders()).toHaveLength(3);
  });

  it('drops, or answers HTML, 401, 429 or anything else, without making an order', async () => {
    const { site, ask } = await practise();
    site.control.fault({ action: { kind: 'drop' } });
    await expect(ask('POST', '/portorders', ORDER)).rejects.toThrow();
    site.control.fault({ method: 'POST', action: { kind: 'html', status: 502 } });
    const page = await ask('POST', '/portorders', ORDER);
    expect([page.status, page.headers.get('content-type'), page.body]).toEqual([502, 'text/html', null]);
    site.control.fault({ action: { kind: 'unauthorized' } });
    expectErrors(await ask('POST', '/portorders', ORDER), 401, /missing or wrong/);
    site.control.fault({ action: { kind: 'rate-limited' } });
    const limited = await ask('POST', '/portorders', ORDER);
    expectErrors(limited, 429, 'Too many requests.');
    expect(limited.headers.get('retry-after')).toBeNull();
    site.control.fault({ action: { kind: 'answer', status: 503, body: 'later' } });
    expect((await ask('POST', '/portorders', ORDER)).text).toBe('later');
    expect(site.control.orders()).toEqual([]);
  });

  it('limits requests per second, and says how long to wait only if told to', async () => {
    const { site, ask } = await practise({ perSecond: 2 });
    const statuses = async () => {
      const seen: number[] = [];
      for (let count = 0; count < 3; count += 1) seen.push((await ask('GET', '/portorders')).status);
      return seen;
    };
    expect(await statuses()).toEqual([200, 200, 429]);
    site.control.set({ retryAfter: 7 });
    expect((await ask('GET', '/portorders')).headers.get('retry-after')).toBe('7');
    site.control.advance(1000);
    expect(await statuses()).toEqual([200, 200, 429]);
  });

  it('logs what came and whether it was done, without secrets', async () => {
    const { site, ask } = await practise();
    await ask('POST', '/portorders', ORDER);
    await ask('POST', '/portorders', attributes({}));
    site.control.fault({ method: 'POST', action: { kind: 'html', status: 502, executed: true } });
    await ask('POST', '/portorders', ORDER);
    expect(
      site.control.log().map(({ path, status, executed, fault }) => [path, status, executed, fault]),
    ).toEqual([
      ['/v2/portorders', 201, true, null],
      ['/v2/portorders', 422, false, null],
      ['/v2/portorders', 201, true, 'html'],
    ]);
    const text = JSON.stringify(site.control.log());
    for (const secret of ['90210777', PRACTICE_FLOWROUTE.secretKey]) expect(text).not.toContain(secret);
  });
});
