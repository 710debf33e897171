import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONSENT } from '../../../../main/core/loa/consent.ts';
import { type LoaFacts, textOf } from '../../../../main/core/loa/content.ts';
import { loaFileName } from '../../../../main/core/loa/file-name.ts';
import { changedParts, contentHash, loaIdOf, partHashes } from '../../../../main/core/loa/hashes.ts';
import { inkProblem } from '../../../../main/core/loa/ink.ts';
import { lacksOf } from '../../../../main/core/loa/lacks.ts';
import { pictureProblem } from '../../../../main/core/loa/picture.ts';
import { splitNumbers } from '../../../../main/core/loa/split.ts';
import type { PortFields } from '../../../../preload/contract/domain/fields.ts';
import type { Ink, LoaVariant } from '../../../../preload/contract/domain/loa.ts';

const sha256Of = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

const FIELDS: PortFields = {
  billingName: 'Harbor Dental Group LLC',
  accountNumber: '7731-4815',
  pin: '4815162342',
  btn: '2065550142',
  streetNumber: '1420',
  streetPreDirection: 'N',
  street: 'Superior',
  streetType: 'Ave',
  unit: 'Suite 4',
  city: 'Seattle',
  region: 'WA',
  postalCode: '98101',
  losingCarrier: 'Frontier',
  signee: 'Wren Halloway',
};

function facts(fields: PortFields = FIELDS, changes: Partial<LoaFacts> = {}): LoaFacts {
  return {
    portRequestId: 'p1',
    set: { variant: 'local', numbers: ['+12065550101', '+12065550142'] },
    fields,
    party: { winningCarrier: 'Harborline Networks' },
    ...changes,
  };
}
const text = (fields?: PortFields, changes?: Partial<LoaFacts>) => textOf(facts(fields, changes), sha256Of);
const without = (...names: readonly (keyof PortFields)[]) =>
  Object.fromEntries(Object.entries(FIELDS).filter(([name]) => !names.includes(name as keyof PortFields)));

describe('the numbers of one port', () => {
  it('are divided by number type and country, sorted, each once', () => {
    const numbers = ['+18885550190', '+14165550142', '+12065550142', '+12065550101', '+12065550142'];
    expect(splitNumbers(numbers)).toEqual([
      { variant: 'local', numbers: ['+12065550101', '+12065550142'] },
      { variant: 'toll-free', numbers: ['+18885550190'] },
      { variant: 'canada', numbers: ['+14165550142'] },
    ]);
    expect(splitNumbers([])).toEqual([{ variant: 'local', numbers: [] }]);
  });
});

describe('what is printed', () => {
  it('is all of the port that an LOA names, and never the PIN', () => {
    expect(text()).toMatchObject({
      customer: {
        name: 'Harbor Dental Group LLC',
        serviceAddress: {
          street: '1420 N Superior Ave',
          unit: 'Suite 4',
          city: 'Seattle',
          region: 'WA',
          postalCode: '98101',
        },
        btn: '(206) 555-0142',
        accountNumber: '7731-4815',
      },
      losingCarrier: 'Frontier',
      winningCarrier: 'Harborline Networks',
      portType: 'full',
      numbers: [
        { e164: '+12065550101', display: '(206) 555-0101' },
        { e164: '+12065550142', display: '(206) 555-0142' },
      ],
      numbersHash: sha256Of('+12065550101\n+12065550142'),
      authorized: { name: 'Wren Halloway' },
    });
    expect(JSON.stringify(text())).not.toContain('4815162342');
  });

  it('names the port’s own winning carrier before that of the settings', () => {
    expect(text({ ...FIELDS, winningCarrier: 'Quayside' }).winningCarrier).toBe('Quayside');
  });

  it('of toll-free numbers has no service address, and a RespOrg from the settings before the policy’s', () => {
    const set = { variant: 'toll-free' as const, numbers: ['+18885550190'] };
    const byPolicy = text(FIELDS, { set, respOrg: 'QIT02' });
    expect(byPolicy.customer.serviceAddress).toBeUndefined();
    expect(byPolicy.respOrg).toBe('QIT02');
    const party = { winningCarrier: 'Harborline Networks', respOrg: 'HLN01' };
    expect(text(FIELDS, { set, respOrg: 'QIT02', party }).respOrg).toBe('HLN01');
    expect(text(FIELDS, { party }).respOrg).toBeUndefined();
  });
});

describe('what lacks', () => {
  const lacking = (fields: PortFields, variant: LoaVariant = 'local', changes: Partial<LoaFacts> = {}) => {
    const numbers = variant === 'toll-free' ? ['+18885550190'] : ['+12065550142'];
    const printed = text(fields, { set: { variant, numbers }, ...changes });
    return lacksOf(printed, fields).map(({ field, label }) => field ?? label);
  };

  it.each<[string, PortFields, LoaVariant, readonly string[]]>([
    ['nothing', FIELDS, 'local', []],
    ['the name', without('billingName'), 'local', ['billingName']],
    [
      'parts of the address',
      without('streetNumber', 'city', 'postalCode'),
      'local',
      ['streetNumber', 'city', 'postalCode'],
    ],
    ['the BTN', without('btn'), 'local', ['btn']],
    ['a BTN that is one', { ...FIELDS, btn: '555' }, 'local', ['btn']],
    ['the losing carrier', without('losingCarrier'), 'local', ['losingCarrier']],
    ['no address on toll-free, but a RespOrg', without('street', 'city'), 'toll-free', ['RespOrg']],
    ['a reseller in Canada', FIELDS, 'canada', ['Reseller']],
  ])('%s', (_, fields, variant, expected) => {
    expect(lacking(fields, variant)).toEqual(expected);
  });

  it('numbers, and the winning carrier in the settings', () => {
    const party = { winningCarrier: '' };
    const set = { variant: 'local' as const, numbers: [] };
    expect(lacking(FIELDS, 'local', { party, set })).toEqual(['Winning carrier', 'Numbers']);
  });

  it('no street number where the street begins with one', () => {
    expect(lacking({ ...without('streetNumber'), street: '1420 Superior Ave' })).toEqual([]);
  });
});

describe('what has changed since', () => {
  const changed = (fields: PortFields, changes?: Partial<LoaFacts>) =>
    changedParts(partHashes(text(), sha256Of), partHashes(text(fields, changes), sha256Of), sha256Of);

  it.each<[string, PortFields, readonly string[]]>([
    ['a carrier’s spelling', { ...FIELDS, btn: '+12065550142', city: 'SEATTLE', streetType: 'Ave.' }, []],
    ['the account number', { ...FIELDS, accountNumber: '7731-4816' }, ['Account number']],
    ['the address', { ...FIELDS, unit: 'Suite 5' }, ['Service address']],
    ['who signs', { ...FIELDS, signee: 'Ada Quill' }, []],
    ['the PIN', { ...FIELDS, pin: '1' }, []],
    ['a date that was not printed', { ...FIELDS, requestedDate: '2026-12-03' }, []],
    [
      'carrier and type',
      { ...FIELDS, losingCarrier: 'Lumen', portType: 'Partial' },
      ['Losing carrier', 'Port type'],
    ],
  ])('%s', (_, fields, expected) => {
    expect(changed(fields)).toEqual(expected);
  });

  it('the numbers, and a date that was printed', () => {
    expect(changed(FIELDS, { set: { variant: 'local', numbers: ['+12065550142'] } })).toEqual(['Numbers']);
    const then = partHashes(text({ ...FIELDS, requestedDate: '2026-12-03' }), sha256Of);
    const now = partHashes(text({ ...FIELDS, requestedDate: '2026-12-04' }), sha256Of);
    expect(changedParts(then, now, sha256Of)).toEqual(['Requested date']);
  });

  it('tells what was shown apart, whatever differs: words, logo or form, but not who signs', () => {
    const hash = (fields: PortFields, logo?: Uint8Array) =>
      contentHash(text(fields), logo ? { logo } : {}, sha256Of);
    expect(hash({ ...FIELDS, signee: 'Ada Quill' })).toBe(hash(FIELDS));
    expect(hash({ ...FIELDS, city: 'SEATTLE' })).not.toBe(hash(FIELDS));
    expect(hash(FIELDS, new Uint8Array([1]))).not.toBe(hash(FIELDS));
  });
});

it('the id is the same for the same words, another after a signature, and tells nothing of the account number', () => {
  const id = loaIdOf(text(), 0, sha256Of);
  expect(id).toMatch(/^LOA(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(loaIdOf(text({ ...FIELDS, accountNumber: '1' }), 0, sha256Of)).toBe(id);
  expect(loaIdOf(text(), 1, sha256Of)).not.toBe(id);
  expect(loaIdOf(text({ ...FIELDS, city: 'Tacoma' }), 0, sha256Of)).not.toBe(id);
});

describe('ink', () => {
  const stroke = (points: readonly (readonly [number, number])[]) =>
    points.map(([x, y], n) => ({ x, y, at: n * 10, pressure: 0.5 }));
  const ink = (...strokes: ReturnType<typeof stroke>[]): Ink => ({ width: 400, height: 150, strokes });
  const wave = Array.from({ length: 40 }, (_, n) => [40 + n * 5, 75 + 25 * Math.sin(n / 2)] as const);
  const line = Array.from({ length: 40 }, (_, n) => [40 + n * 5, 40 + n * 2] as const);
  const dot = Array.from({ length: 40 }, (_, n) => [100 + (n % 3), 75 + (n % 2)] as const);

  it('of a hand that writes is a signature, in one stroke or several', () => {
    expect(inkProblem(ink(stroke(wave)))).toBeUndefined();
    expect(inkProblem(ink(stroke(wave.slice(0, 20)), stroke(wave.slice(20))))).toBeUndefined();
  });

  it.each<[string, Ink, RegExp]>([
    ['nothing', ink(), /blank/],
    ['strokes without points', ink([], []), /blank/],
    ['what lies off the pad', ink(stroke(wave.map(([x, y]) => [x + 1000, y] as const))), /blank/],
    ['a dot', ink(stroke(dot)), /only touched/],
    ['a tap', ink(stroke([[100, 75]])), /only touched/],
    ['a tiny scribble', ink(stroke(wave.map(([x, y]) => [x / 20, y / 20] as const))), /only touched/],
    ['a straight line', ink(stroke(line)), /only a line/],
    ['a flat line', ink(stroke(wave.map(([x]) => [x, 75] as const))), /only a line/],
  ])('of %s is none', (_, drawn, why) => {
    expect(inkProblem(drawn)).toMatch(why);
  });
});

describe('a picture of a signature', () => {
  const png = (width: number, height: number) => {
    const bytes = Buffer.alloc(33);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  const jpeg = (width: number, height: number) =>
    Buffer.from([
      ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8],
      ...[height >> 8, height & 255, width >> 8, width & 255],
      ...Array.from({ length: 12 }, () => 0),
    ]);

  it('is measured before anybody decodes it', () => {
    expect(pictureProblem(png(600, 200))).toBeUndefined();
    expect(pictureProblem(jpeg(600, 200))).toBeUndefined();
    expect(pictureProblem(png(20_000, 20_000))).toContain('20000 × 20000');
    expect(pictureProblem(jpeg(20_000, 500))).toContain('20000 × 500');
    expect(pictureProblem(png(1, 1))).toContain('too small');
    for (const bytes of ['GIF89a', '', '\xff\xd8', '\x89PNG'].map((head) => Buffer.from(head, 'latin1'))) {
      expect(pictureProblem(bytes)).toContain('neither');
    }
  });
});

it('a file is named after the port, in letters that every file system takes', () => {
  expect(loaFileName('Harbor Dental', 'toll-free', '2026-11-26')).toBe(
    'LOA Harbor Dental toll-free 2026-11-26.pdf',
  );
  expect(loaFileName('../a\u202Eb: <c>?', 'canada')).toBe('LOA .. a b c Canada.pdf');
  expect(loaFileName('ä'.repeat(300), 'local').length).toBeLessThan(80);
});

it('the consent tells what E-SIGN wants told: intent, electronic form, paper, withdrawal', () => {
  for (const words of [
    /I mean it as my signature/,
    /in electronic form/,
    /paper copy/,
    /withdraw this consent/,
  ]) {
    expect(CONSENT.text).toMatch(words);
  }
});
