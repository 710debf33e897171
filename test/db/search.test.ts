import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { indexBehind } from '../../main/db/search/behind.ts';
import { gramsDocument, gramsQuery, wordPieces, wordsQuery } from '../../main/db/search/grams.ts';
import { fold, parseTerms } from '../../main/db/search/terms.ts';
import type { Db } from '../../main/db/sqlite.ts';
import { anOrder, columns, KAZOO, NOW, openTestStore } from './world.ts';

async function withPorts() {
  const { store } = openTestStore();
  const ports = [
    {
      name: 'Acme Dental',
      reference: 'PO-1734',
      numbers: ['+12065550142', '+12065550143'],
      losingCarrier: 'Frontier',
    },
    { name: 'Harbor Bakery', reference: 'X 99', numbers: ['+12065559999'], losingCarrier: 'AT&T' },
    { name: 'Café “Zoë”', numbers: ['+442079460958'], btn: '+1 (312) 555-0100', losingCarrier: 'BT' },
    { name: '206 Main Street', numbers: ['+13125550142'], losingCarrier: 'Acme Telecom' },
  ];
  const orders = ports.map(({ numbers, ...fields }, n) =>
    anOrder(`r${n}`, { fields: { ...fields, pin: '48151623' }, numbers }),
  );
  await store.applyPage(KAZOO, orders, { now: NOW });
  const find = async (text: string) => [...((await columns(store, text)).submitted ?? [])].sort();
  return { store, find };
}

describe('search', () => {
  test('finds a number however it was typed, and any part of it', async () => {
    const { find } = await withPorts();
    for (const text of [
      '2065550142',
      '(206) 555-0142',
      '206.555.0142',
      '+1 206 555 0142',
      '1-206-555-0142',
      '0142-',
      '206–555–0142',
    ]) {
      expect(await find(text), text).toContain('Acme Dental');
    }
    expect(await find('(206) 555-01')).toEqual(['Acme Dental']);
    expect(await find('5550142')).toEqual(['206 Main Street', 'Acme Dental']);
    expect(await find('55014')).toEqual(['206 Main Street', 'Acme Dental']);
    expect(await find('206-555')).toEqual(['Acme Dental', 'Harbor Bakery']);
    expect(await find('+44 20 7946')).toEqual(['Café “Zoë”']);
    expect(await find('312-555-0100')).toEqual(['Café “Zoë”']);
    expect(await find('99999')).toEqual([]);
  });

  test('follows what a port is found by, also where its card reads as before', async () => {
    const { store } = openTestStore();
    const found = async (text: string) => (await store.openBoard({ text }, 10)).total;
    const numbers = (last: string) => ['+12065550142', last];
    await store.applyPage(KAZOO, [anOrder('r1', { numbers: numbers('+13125550177') })], { now: NOW });
    await store.applyPage(KAZOO, [anOrder('r1', { numbers: numbers('+13125550188') })], { now: NOW });
    expect([await found('5550177'), await found('5550188'), await found('5550142')]).toEqual([0, 1, 1]);
  });

  test('finds pieces of names, references and carriers; words in any order; accents and case aside', async () => {
    const { find } = await withPorts();
    expect(await find('acme')).toEqual(['206 Main Street', 'Acme Dental']);
    expect(await find('ntal cme')).toEqual(['Acme Dental']);
    expect(await find('po-17')).toEqual(['Acme Dental']);
    expect(await find('CAFE zoe')).toEqual(['Café “Zoë”']);
    expect(await find('cafe zoo')).toEqual([]);
    expect(await find('at&t')).toEqual(['Harbor Bakery']);
  });

  test('one or two letters find words that begin so; one or two digits numbers too', async () => {
    const { find } = await withPorts();
    expect(await find('b')).toEqual(['Café “Zoë”', 'Harbor Bakery']);
    expect(await find('ma')).toEqual(['206 Main Street']);
    expect(await find('ai')).toEqual([]);
    expect(await find('44')).toEqual(['Café “Zoë”']);
    expect(await find('31')).toContain('206 Main Street');
  });

  test('a word and a number must both fit', async () => {
    const { find } = await withPorts();
    expect(await find('dental 206')).toEqual(['Acme Dental']);
    expect(await find('(206) 555 bakery')).toEqual(['Harbor Bakery']);
    expect(await find('bakery 312')).toEqual([]);
    expect(await find('main 206')).toEqual(['206 Main Street']);
  });

  test('best fits come first: the whole number, then its beginning, its end, any part', async () => {
    const { store } = openTestStore();
    const inOrder = ['+12065550', '+12065550001', '+12122065550', '+4420655501'];
    const orders = inOrder
      .toReversed()
      .map((number, n) => anOrder(`r${n}`, { fields: { name: number }, numbers: [number] }));
    await store.applyPage(KAZOO, orders, { now: NOW });
    expect((await columns(store, '2065550')).submitted).toEqual(inOrder);
  });

  test('what is typed is never search syntax, and secrets are not found', async () => {
    const { find } = await withPorts();
    for (const text of [
      '"',
      '""',
      'acme"',
      '" OR "',
      'NOT acme',
      'a*',
      'words:acme',
      '^acme',
      'NEAR(a b)',
      '(',
      ')',
      '-',
      '+',
      '{',
      "'",
      '%',
      '_',
      '\\',
      '\0',
      '\u{1F600}\u{D83D}',
      'a'.repeat(200),
    ]) {
      await expect(find(text), text).resolves.toBeInstanceOf(Array);
    }
    expect(await find('4815162')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('_ab')).toEqual([]);
  });

  test('blank text is no search', async () => {
    const { find } = await withPorts();
    expect(await find('  \t ')).toHaveLength(4);
  });

  test('what a large pull brings is found at once, is indexed behind it, and leaves each index in one piece', async () => {
    const { store, db, context } = openTestStore();
    const pieces = () => db.prepare('SELECT count(DISTINCT segid) FROM search_digits_idx').pluck().get();
    const isFound = async () => {
      expect((await store.openBoard({ text: '5554321' }, 1)).total).toBe(1);
      expect((await store.openBoard({ text: 'r4321' }, 1)).total).toBe(1);
      expect((await store.numberUses(['+12065554321'])).size).toBe(1);
    };
    for (let page = 0; page < 12; page++) {
      const orders = Array.from({ length: 500 }, (_, n) => {
        const at = page * 500 + n;
        return anOrder(`r${at}`, { numbers: [`+1206555${String(at).padStart(4, '0')}`] });
      });
      await store.applyPage(KAZOO, orders, {
        now: NOW,
        cursor: { scope: 'full', position: '1', complete: false },
      });
    }
    expect(pieces()).toBe(0);
    await isFound();
    const step = indexBehind(context);
    for (let half = 0; half < 6; half++) expect(step()).toBe(true);
    await isFound();
    // Whoever is killed here goes on here.
    const again = indexBehind(context);
    while (again());
    expect(context.tables.index.reach()).toEqual({ indexed: 6_000, loose: 0, last: 6_000 });
    expect(pieces()).toBe(1);
    await isFound();
  });

  test('stops at a limit, says so, and pages through what it found', async () => {
    const { store } = openTestStore();
    const orders = Array.from({ length: 130 }, (_, n) =>
      anOrder(`r${n}`, { state: n % 2 ? 'pending' : 'submitted' }),
    );
    await store.applyPage(KAZOO, orders, { now: NOW });
    const board = await store.openBoard({ text: '5550142' }, 20);
    expect(board.columns.map(({ more }) => more)).toEqual(Array(7).fill(true));
    expect(board.total).toBe(50);
    const ids = new Set<string>();
    for (const state of ['submitted', 'pending'] as const) {
      for (const { id } of board.columns.find((column) => column.state === state)?.cards ?? []) ids.add(id);
      let next = board.columns.find((column) => column.state === state)?.next;
      while (next !== undefined) {
        const page = await store.boardPage({ text: '5550142' }, state, next, 20);
        for (const { id } of page.cards) ids.add(id);
        next = page.next;
      }
    }
    expect(ids.size).toBe(50);
    expect((await store.openBoard({ text: 'r12' }, 20)).columns.some(({ more }) => more)).toBe(false);
  });
});

interface Port {
  readonly name: string;
  readonly reference: string;
  readonly btn: string;
  readonly numbers: readonly string[];
}

const word = fc.stringMatching(/^[abA&é"-]{1,6}[01]{0,3}$/);
const digits = fc.stringMatching(/^[12][0-2]{9}$/);
const port: fc.Arbitrary<Port> = fc.record({
  name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  reference: fc.oneof(fc.constant(''), word),
  btn: fc.oneof(fc.constant(''), digits),
  numbers: fc.uniqueArray(
    digits.map((text) => `+1${text}`),
    { minLength: 1, maxLength: 3 },
  ),
});
const typed = fc.oneof(
  word,
  fc.tuple(word, word).map((words) => words.join(' ')),
  fc.stringMatching(/^[12]?[0-2]{1,9}$/),
  fc.stringMatching(/^\([12][0-2]{2}\) [0-2]{2,3}-[0-2]{1,4}$/),
  fc.tuple(word, fc.stringMatching(/^[0-2]{3,5}$/)).map((words) => words.join(' ')),
);

/** As if the others had come in a large pull just now. */
function indexOnly(db: Db, cards: number): void {
  db.exec(`
    DELETE FROM digits WHERE card_id > ${cards};
    DELETE FROM search_text WHERE rowid > ${cards};
    DELETE FROM search_digits WHERE rowid > ${cards};
    UPDATE search_state SET indexed = min(indexed, ${cards});
  `);
}

/** The plain way: look at everything. */
function naive(ports: readonly Port[], text: string): readonly string[] {
  const terms = parseTerms(text);
  if (!terms) return ports.map(({ name }) => name);
  const fits = ({ name, reference, btn, numbers }: Port) => {
    const known = fold(`${name} ${reference} Frontier`);
    const hasWord = (one: string) =>
      known.some((each) => ([...one].length < 3 ? each.startsWith(one) : each.includes(one)));
    const all = [...numbers.map((number) => number.slice(1)), btn];
    const hasDigits = (one: string) =>
      all.some((each) =>
        one.length < 3 ? each.startsWith(one) || each.startsWith(`1${one}`) : each.includes(one),
      );
    const asWords = terms.words.every(hasWord);
    return (
      asWords || (terms.groups.length > 0 && terms.plain.every(hasWord) && terms.groups.every(hasDigits))
    );
  };
  return ports.filter(fits).map(({ name }) => name);
}

describe('against the plain way', () => {
  beforeAll(() => fc.configureGlobal({ seed: 20261122 }));

  test.each([0, 7, 25])(
    'any ports, any typed text, %i of them indexed: the same ports are found',
    async (indexed) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(port, { minLength: 1, maxLength: 25 }),
          fc.array(typed, { minLength: 20, maxLength: 30 }),
          async (ports, texts) => {
            const { store, db } = openTestStore();
            const orders = ports.map(({ name, reference, btn, numbers }, n) =>
              anOrder(`r${n}`, { fields: { name, reference, btn, losingCarrier: 'Frontier' }, numbers }),
            );
            await store.applyPage(KAZOO, orders, { now: NOW });
            indexOnly(db, indexed);
            for (const text of texts) {
              expect([...((await columns(store, text)).submitted ?? [])].sort(), text).toEqual(
                [...naive(ports, text)].sort(),
              );
            }
            db.close();
          },
        ),
        { numRuns: 15 },
      );
    },
  );

  test('grams of digits: what a number contains is always asked for in grams the number has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/), fc.nat(), fc.nat(), (number, a, b) => {
        const from = a % (number.length - 2);
        const part = number.slice(from, from + 3 + (b % (number.length - from - 2)));
        const held = new Set(gramsDocument([number]).split(' '));
        for (const gram of gramsQuery([part]).split(' AND '))
          expect(held.has(gram.replaceAll('"', ''))).toBe(true);
      }),
    );
  });

  test('words of a query are quoted', () => {
    expect(wordsQuery(wordPieces(['a"b', 'or']))).toBe('"a""b" AND " or"');
  });
});
