import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorFacts } from '../../../main/log/error-facts.ts';
import { openLog } from '../../../main/log/log.ts';
import { redactor } from '../../../main/log/redact.ts';
import { scratchFolder } from './files-scratch.ts';

const home = '/srv/people/rosa';
const redact = redactor(home);

describe('what never reaches the log', () => {
  it.each([
    ['+12065550142', '206'],
    ['(206) 555-0142', '0142'],
    ['206.555.0142', '0142'],
    ['1 206 555 0142', '0142'],
    ['acct4417123456789113', '44171234'],
    ['rosa.lindqvist+port@mail.example', 'rosa'],
    ['Bearer abc.DEF-123', 'DEF'],
    ['Authorization: Basic cm9zYTpwdw==', 'cm9z'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJ'],
    ['X-Auth-Token: 4f2c', '4f2c'],
    ['{"pin":"0420"}', '0420'],
    ["password='hunter two'", 'hunter'],
    ['api_key=9c1e', '9c1e'],
    ['account_number: AB-99', 'AB-99'],
    ['GET /v2/x?auth_token=4fc2&a=1', '4fc2'],
    ['00112233445566778899aabbccddeeff', '0011'],
    [Buffer.alloc(48, 250).toString('base64'), '+vr6'],
    ['/srv/people/rosa/bills/march.pdf', 'rosa'],
    ['/home/rosa/bills', 'rosa'],
    ['/Users/rosa/bills', 'rosa'],
    ['C:\\Users\\rosa\\bills', 'rosa'],
  ])('%s', (text, canary) => {
    const line = redact(`before ${text} after`);
    expect(line).not.toContain(canary);
    expect(line).toMatch(/^before .* after$/);
  });

  it.each([
    'pull.page orders=200 ms=1412',
    '3f2a1f0e-95d1-4f7a-8a39-0123456789ab',
    '2026-11-22T07:37:15.000Z',
    'at openVault (main/files/vault.ts:120:9)',
    'rate-limited 429 after 12 tries',
  ])('but %s stays readable', (text) => expect(redact(text)).toBe(text));
});

describe('the log file', () => {
  it('holds one JSON object per line, clean, for its user alone', async () => {
    const folder = await scratchFolder();
    const log = openLog(folder, { echo: false, home });
    log.info('pull.page', { account: '3f2a1f0e-95d1-4f7a-8a39-0123456789ab', orders: 200, whole: true });
    log.warn('carrier.refused', {
      pin: '0420',
      token: 'abc',
      number: 12065550142,
      path: `${home}/bill.pdf`,
      text: '{"account_number":"CANARY-1"}',
      'rosa@mail.example': 1,
    });
    const path = join(folder, 'portside.log');
    const text = await readFile(path, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ level: 'info', event: 'pull.page', orders: 200, whole: true });
    expect(lines[1]).toMatchObject({ level: 'warn', pin: '[secret]', token: '[secret]', number: '[digits]' });
    expect(text).not.toMatch(/0420|2065550142|rosa|CANARY/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('stays within its size', async () => {
    const folder = await scratchFolder();
    const log = openLog(folder, { echo: false });
    const filler = 'x '.repeat(50_000);
    for (let i = 0; i < 60; i += 1) log.info('filler', { filler });
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
    );
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(5 * 1024 * 1024);
  });

  it('keeps of an error where it was thrown, never what it says', () => {
    const facts = errorFacts(
      Object.assign(new TypeError('CANARY at Rosa’s\n    at CANARY'), { code: 'EIO' }),
    );
    expect(facts).toMatchObject({ error: 'TypeError', code: 'EIO' });
    expect(facts.at).toContain('log.test.ts');
    expect(facts.at).not.toContain('CANARY');
    expect(errorFacts('CANARY')).toEqual({ error: 'string' });
  });
});
