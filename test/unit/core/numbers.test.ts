import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_RANGE } from '../../../main/core/port-requests/numbers/range.ts';
import { MOST_NUMBERS, parseNumbers } from '../../../main/core/port-requests/numbers.ts';

const ONE = '+12065550142';

describe('one number in any spelling', () => {
  it.each([
    '2065550142',
    '206-555-0142',
    '(206) 555-0142',
    '(206)555-0142',
    '206.555.0142',
    '206 555 0142',
    '206/555-0142',
    '1-206-555-0142',
    '+1 206.555.0142',
    '+1 (206) 555-0142',
    '0012065550142',
    '206 - 555 - 0142',
    '206\u2011555\u20110142',
    '\u202a+1 206 555 0142\u202c',
    '\ufeff206\u00a0555\u00a00142',
    '２０６５５５０１４２',
    '"206-555-0142"',
    'Main line: (206) 555-0142',
    'Tel. 206-555-0142',
    '2065550142.0',
    '2.065550142E+09',
    '2065550142 (cell)',
  ])('%s', (text) => {
    expect(parseNumbers(text)).toMatchObject({ numbers: [ONE], bad: [], repeated: 0 });
  });

  it.each(['206-555-0142 x12', '206-555-0142 ext. 12', '206-555-0142, ext 12', '206-555-0142 #12'])(
    'leaves the extension of %s behind and says so',
    (text) => {
      const { numbers, bad, warnings } = parseNumbers(text);
      expect({ numbers, bad }).toEqual({ numbers: [ONE], bad: [] });
      expect(warnings).toEqual(['One extension was left out: a number moves without it.']);
    },
  );

  it('takes numbers from abroad in their own plan', () => {
    expect(parseNumbers('+44 20 7946 0958, 011 44 20 7946 0959').numbers).toEqual([
      '+442079460958',
      '+442079460959',
    ]);
  });
});

describe('what is no number, and why', () => {
  it.each([
    ['206-555-014', 'has 9 digits; a US number needs 10'],
    ['206-555-01422', 'has 11 digits; a US number needs 10'],
    ['123-555-0142', 'has the area code 123, which does not exist'],
    ['911-555-0142', 'has the area code 911, which does not exist'],
    ['206-155-0142', 'has 155 after the area code; no exchange begins with 1'],
    ['hello', 'is no telephone number'],
    ['1-800-FLOWERS', 'has letters; type its digits'],
    ['3.125E+09', 'was rounded by a spreadsheet; format that column as text and copy it again'],
    ['+999 12345', 'begins with no country code that exists'],
    ['+44 20', 'has the wrong length for a number in +44'],
    ['0100-0119', 'has 8 digits; a US number needs 10'],
    ['206-555-0119 - 0100', 'is a range whose end comes before its beginning'],
    ['206-555-0100 - 206-555-9999', 'is a range of 9,900 numbers; one range takes at most 1,000'],
  ])('%s %s', (token, reason) => {
    expect(parseNumbers(`206-555-0142\n${token}`)).toMatchObject({
      numbers: [ONE],
      bad: [{ token, line: 2, reason }],
    });
  });
});

describe('lists', () => {
  it.each([
    '206-555-0142,206-555-0143;206-555-0144',
    '206-555-0142\r\n206-555-0143\n206-555-0144',
    '206-555-0142\t206-555-0143\t206-555-0144',
    '206-555-0142 206-555-0143 206-555-0144',
    '(206) 555-0142 (206) 555-0143 (206) 555-0144',
    '206 555 0142 206 555 0143 206 555 0144',
    '+12065550142+12065550143+12065550144',
    'Acme,206-555-0142,Seattle\nBirch,206-555-0143,Tacoma\nCedar,206-555-0144,',
    '206-555-0142 - 0144',
    '206-555-0142-0144',
    '206-555-0142 thru 0144',
    '206-555-0142 to 206-555-0144',
    '2065550142-2065550144',
    '206-555-0142…0144',
  ])('%s', (text) => {
    const { numbers, bad } = parseNumbers(text);
    expect(numbers).toEqual([ONE, '+12065550143', '+12065550144']);
    expect(bad).toEqual([]);
  });

  it('counts what is given twice', () => {
    expect(parseNumbers('206-555-0142, (206) 555-0142, 206-555-0100 - 0102, 206-555-0101').repeated).toBe(2);
  });

  it('warns about toll-free and local numbers together', () => {
    expect(parseNumbers('800-555-0142, 206-555-0142').warnings).toEqual([
      expect.stringContaining('1 toll-free and 1 local'),
    ]);
    expect(parseNumbers('800-555-0142, 888-555-0142').warnings).toEqual([]);
  });

  it('stops at what one port request holds', () => {
    const ranges = Array.from({ length: 6 }, (_, n) => `206-${555 + n}-0000 - 0999`).join('\n');
    const { numbers, warnings } = parseNumbers(ranges);
    expect(numbers).toHaveLength(MOST_NUMBERS);
    expect(warnings).toEqual([expect.stringContaining('Only the first 5,000')]);
    expect(parseNumbers('206-555-0000 - 0999').numbers).toHaveLength(LONGEST_RANGE);
  });
});

const national = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 200, max: 999 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(
    ([a, b, exchange, line]) =>
      [`${a}${String(b).padStart(2, '0')}`, String(exchange), String(line).padStart(4, '0')] as const,
  )
  .filter(([area]) => !area.endsWith('11'));
const spellings = [
  ([a, b, c]: readonly string[]) => `${a}${b}${c}`,
  ([a, b, c]: readonly string[]) => `(${a}) ${b}-${c}`,
  ([a, b, c]: readonly string[]) => `${a}-${b}-${c}`,
  ([a, b, c]: readonly string[]) => `+1 ${a}.${b}.${c}`,
  ([a, b, c]: readonly string[]) => `1-${a}-${b}-${c}`,
];
const spelled = fc.tuple(national, fc.constantFrom(...spellings)).map(([parts, spell]) => ({
  e164: `+1${parts.join('')}`,
  text: spell(parts),
}));

describe('for any list', () => {
  it('no number is lost, invented or counted wrongly, whatever separates them', () => {
    fc.assert(
      fc.property(
        fc.array(spelled, { maxLength: 40 }),
        fc.constantFrom('\n', ', ', ';', '\t', '\r\n', ' | '),
        (list, separator) => {
          const parsed = parseNumbers(list.map(({ text }) => text).join(separator));
          const wanted = [...new Set(list.map(({ e164 }) => e164))];
          expect(parsed.numbers).toEqual(wanted);
          expect(parsed.repeated).toBe(list.length - wanted.length);
          expect(parsed.bad).toEqual([]);
        },
      ),
    );
  });

  it('never throws, never answers with anything but numbers, and names the right line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { numbers, bad, repeated } = parseNumbers(text);
        for (const number of numbers) expect(number).toMatch(/^\+\d{7,15}$/);
        for (const { line, reason } of bad) {
          expect(line).toBeLessThanOrEqual(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).length);
          expect(reason).not.toBe('');
        }
        expect(repeated).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('reads a million characters in a moment', () => {
    const started = performance.now();
    parseNumbers('206-555-0142 and some words, '.repeat(34_000));
    parseNumbers('9 '.repeat(500_000));
    parseNumbers('9-'.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(40_000);
  });
});
