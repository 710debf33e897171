import { describe, expect, it } from 'vitest';
import { flowrouteAdapter } from '../../../main/carriers/flowroute/adapter.ts';
import { commentsOf } from '../../../main/carriers/flowroute/comments.ts';
import { baseName, kindOfName, remoteName } from '../../../main/carriers/flowroute/document-names.ts';
import { toE164 } from '../../../main/carriers/flowroute/numbers.ts';
import { papersOf } from '../../../main/carriers/flowroute/papers.ts';
import { stateOf } from '../../../main/carriers/flowroute/status.ts';
import { storageRules } from '../../../main/carriers/flowroute/storage.ts';
import { wireOrder } from '../../../main/carriers/flowroute/wire.ts';
import { changedStreet, streetLine, streetParts } from '../../../main/carriers/street-line.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';
import { accessTo, draft, pdf } from './harness.ts';

const attributesWith = (attributes: Record<string, unknown>) =>
  wireOrder.parse({ id: '1', attributes }).attributes;

it.each<[string, State | undefined]>([
  ['pending', 'unconfirmed'],
  ['Processing', 'submitted'],
  ['review', 'submitted'],
  ['submitted', 'pending'],
  ['accepted', 'scheduled'],
  ['completed', 'completed'],
  ['rejected', 'rejected'],
  ['canceled', 'canceled'],
  ['Cancelled', 'canceled'],
  ['abandoned', 'canceled'],
  ['Processing Abandoned', 'canceled'],
  ['Hard_canceled', 'canceled'],
  ['on hold', undefined],
  ['constructor', undefined],
])('puts “%s” into the column %s', (status, state) => {
  expect(stateOf(status)).toBe(state);
});

it.each([
  ['12065550142', '+12065550142'],
  ['+12065550142', '+12065550142'],
  ['2065550142', '+12065550142'],
  ['(206) 555-0142', '+12065550142'],
  ['', undefined],
  ['n/a', undefined],
])('reads the number %s as %s', (text, number) => {
  expect(toE164(text)).toBe(number);
});

describe('a street line', () => {
  it.each([
    '1218 3rd Ave',
    '200 3rd Ave S',
    '88 N Mill St',
    '12 N St',
    'Broadway',
    '400 Broadway',
    'N',
    '12-B Old Depot Rd. NW',
    '3rd Ave',
    'P.O. Box 12',
    'Avenue',
    '',
  ])('comes back word for word: “%s”', (line) => {
    expect(streetLine(streetParts(line))).toBe(line);
    expect(streetParts(line).street === undefined).toBe(line === '');
  });

  it('falls into the parts that an agent typed', () => {
    const parts = {
      streetNumber: '1420',
      streetPreDirection: 'NE',
      street: 'Superior Lantern',
      streetType: 'Ave',
    };
    expect(streetParts(streetLine(parts))).toEqual(parts);
  });

  it('does not end twice', () => {
    expect(changedStreet(streetParts('12 Mill St S'), { street: 'Oak Avenue' })).toBe('12 Oak Avenue');
    expect(changedStreet(streetParts('12 Mill St S'), { street: 'Oak' })).toBe('12 Oak St S');
  });
});

describe('the papers of an order', () => {
  const nested = (...files: readonly [string, string, string][]) => [
    {
      data: files.map(([filename, status, id]) => ({
        attributes: { filename, status },
        id: '0',
        links: { self: `https://api.flowroute.com/v2/portorders/42361/files/${id}` },
        type: 'portorder-file',
      })),
    },
  ];

  it('are told apart by their links, since samples give all of them the id 0', () => {
    const business_documents = nested(
      ['https://mysite.com/docs/csr.pdf', 'uploaded', '0'],
      ['/home/ines/csr.pdf', 'uploaded', '1'],
      ['bill.pdf', 'failed', '2'],
    );
    expect(papersOf(attributesWith({ business_documents }))).toEqual([
      { name: 'csr.pdf', state: 'complete', fileId: '0' },
      { name: 'csr.pdf (1)', state: 'complete', fileId: '1' },
      { name: 'bill.pdf', state: 'error', fileId: '2' },
    ]);
  });

  it('may be names alone, or nothing', () => {
    const flat = [{ filename: 'https://x.example/bill.pdf?sig=1', status: 'uploaded' }];
    expect(papersOf(attributesWith({ business_documents: flat }))).toEqual([
      { name: 'bill.pdf', state: 'complete' },
    ]);
    for (const nothing of [null, undefined, [], {}, 'none', [null], [[]]])
      expect(papersOf(attributesWith({ business_documents: nothing }))).toEqual([]);
  });
});

it.each([
  [['Please send the bill.']],
  [[{ comment: 'Please send the bill.', created: '2026-06-15T17:00:00Z' }]],
  [{ data: [{ attributes: { text: 'Please send the bill.' } }] }],
  [[{ body: 'Please send the bill.', user: 'Ann' }, null, 7, { x: 1 }]],
])('reads comments in whatever form they come: %j', (comments) => {
  const read = commentsOf(attributesWith({ comments }));
  expect(read.map(({ text }) => text)).toEqual(['Please send the bill.']);
  expect(read).toEqual(commentsOf(attributesWith({ comments })));
});

describe('a file’s name at Flowroute', () => {
  const deliveryId = 'A1b2C3d4-0000-4000-8000-000000000001';

  it.each([
    ['C:\\Users\\ines\\Rechnung März.PDF', 'invoice', 'bill-Rechnung-Marz-a1b2c3d4.pdf'],
    ['../../etc/passwd', 'other', 'passwd-a1b2c3d4.pdf'],
    ['bill.pdf', 'invoice', 'bill-a1b2c3d4.pdf'],
    ['\u202egnp.exe.jpg', 'csr', 'csr-gnp-exe-a1b2c3d4.pdf'],
    ['電話.pdf', 'loa', 'loa-a1b2c3d4.pdf'],
    ['bill.pdf', 'other', 'other-bill-a1b2c3d4.pdf'],
  ] as const)('of %s as %s is %s', (name, kind, remote) => {
    const made = remoteName({ deliveryId, payload: pdf(name, 'x', kind) });
    expect(made).toBe(remote);
    expect(kindOfName(made)).toBe(kind);
    expect(baseName(made)).toBe(made);
  });
});

describe('the storage', () => {
  const own = storageRules(accessTo('https://api.flowroute.com'));
  it.each([
    ['porting-uploads-staging.s3.amazonaws.com', true],
    ['porting-uploads.s3.us-west-2.amazonaws.com', true],
    ['porting-uploads.s3-us-west-2.amazonaws.com', true],
    ['evil.s3.amazonaws.com', false],
    ['porting-uploads.s3.amazonaws.com.evil.example', false],
    ['xporting-uploads.s3.amazonaws.com', false],
    ['s3.amazonaws.com', false],
    ['169.254.169.254', false],
  ])('of Flowroute is %s: %s', (host, yes) => {
    expect(own.isOwnHost(host)).toBe(yes);
  });

  it('is on this machine for a practice account alone', () => {
    expect(own.loopback).toBe(false);
    expect(storageRules(accessTo('http://127.0.0.1:4000')).loopback).toBe(true);
  });
});

describe('the moves of Flowroute', () => {
  const { moves } = flowrouteAdapter();
  const ask = (state: State) => moves({ state, authority: false, hasSchedule: false });

  it.each<[State, State[]]>([
    ['unconfirmed', ['submitted', 'canceled']],
    ['rejected', ['submitted', 'canceled']],
    ['submitted', []],
    ['pending', []],
    ['scheduled', []],
    ['completed', []],
    ['canceled', []],
  ])('out of %s are %j, and each other column says why not', (state, to) => {
    const answers = ask(state);
    expect(answers.map((move) => move.to)).toEqual(STATES);
    expect(answers.flatMap((move) => (move.legal ? [move.to] : []))).toEqual(to);
    for (const move of answers) if (!move.legal) expect(move.why).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it('say when money is spent and when something can’t be undone', () => {
    const legal = (state: State) => ask(state).flatMap((move) => (move.legal ? [[move.to, move.needs]] : []));
    expect(legal('unconfirmed')).toEqual([
      ['submitted', ['confirm', 'charges-may-apply']],
      ['canceled', ['confirm']],
    ]);
    expect(legal('rejected')).toEqual([
      ['submitted', ['confirm']],
      ['canceled', ['confirm']],
    ]);
  });
});

describe('what Flowroute needs', () => {
  const { requirements } = flowrouteAdapter();
  const lacking = (changes: Record<string, string>, numbers: readonly string[] = ['+12065550101']) =>
    requirements({ fields: { ...draft().fields, ...changes }, numbers }).flatMap(({ about, met }) =>
      met ? [] : [about.kind === 'field' ? about.field : about.kind],
    );

  it.each<[Record<string, string>, string[]]>([
    [{}, []],
    [{ signee: 'Ines' }, ['signee']],
    [{ signee: 'Juniper Dental Inc.' }, ['signee']],
    [{ street: 'PO Box 9', streetNumber: '', streetType: '' }, ['street']],
    [{ region: 'Washington', usage: '' }, ['usage', 'region']],
    [{ losingCarrier: ' ', city: '', postalCode: '' }, ['losingCarrier', 'city', 'postalCode']],
  ])('of %j it lacks %j', (changes, missing) => {
    expect(lacking(changes)).toEqual(missing);
  });

  it('is a number of the US or Canada', () => {
    expect(lacking({}, [])).toEqual(['numbers']);
    expect(lacking({}, ['+442079460000'])).toEqual(['numbers']);
  });
});
