import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayToGregorian, gregorianToDay } from '../../../main/carriers/kazoo/days.ts';
import { kindOfName, remoteName } from '../../../main/carriers/kazoo/document-names.ts';
import { merged, patchOf, readFields, writeFields } from '../../../main/carriers/kazoo/field-map.ts';
import { gregorianToInstant, instantToGregorian } from '../../../main/carriers/kazoo/gregorian.ts';
import { toE164 } from '../../../main/carriers/kazoo/numbers.ts';
import { unwrapped } from '../../../main/carriers/kazoo/sniff.ts';
import { timelineOf } from '../../../main/carriers/kazoo/timeline-map.ts';
import { timelineData } from '../../../main/carriers/kazoo/wire.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import { FIELD_NAMES } from '../../../preload/contract/domain/fields.ts';

const ZONE = 'America/Los_Angeles';

describe('times', () => {
  it('counts seconds from the year 0', () => {
    expect(instantToGregorian('2017-06-24T19:00:00.000Z')).toBe(63_665_550_000);
    expect(gregorianToInstant(63_665_550_000)).toBe('2017-06-24T19:00:00.000Z');
  });

  it.each([
    'America/Los_Angeles',
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'UTC',
  ])('gives every day of %s back', (zone) => {
    const days = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(gregorianToDay(dayToGregorian(day, zone) ?? 0, zone)).toBe(day);
      }),
    );
  });

  it('begins a day at midnight in its zone', () => {
    expect(gregorianToInstant(dayToGregorian('2026-12-03', ZONE) ?? 0)).toBe('2026-12-03T08:00:00.000Z');
    expect(gregorianToInstant(dayToGregorian('2026-07-03', ZONE) ?? 0)).toBe('2026-07-03T07:00:00.000Z');
    expect(dayToGregorian('tomorrow', ZONE)).toBeUndefined();
  });

  it.each(['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'UTC'])(
    'reads the day that somebody in %s began, not the evening before',
    (theirs) => {
      for (const day of ['2026-01-15', '2026-07-15']) {
        expect(gregorianToDay(dayToGregorian(day, theirs) ?? 0, ZONE)).toBe(day);
      }
    },
  );

  it('reads a time in the business hours of a day as that day', () => {
    const noon = (dayToGregorian('2026-12-03', ZONE) ?? 0) + 12 * 3600;
    expect(gregorianToDay(noon, ZONE)).toBe('2026-12-03');
  });
});

describe('numbers', () => {
  it.each([
    ['+12065550142', '+12065550142'],
    ['2065550142', '+12065550142'],
    ['12065550142', '+12065550142'],
    ['(206) 555-0142', '+12065550142'],
    ['011442079460142', '+442079460142'],
    ['00442079460142', '+442079460142'],
    ['442079460142', '+442079460142'],
    ['911', undefined],
    ['', undefined],
  ])('reads %s as %s', (key, expected) => {
    expect(toE164(key)).toBe(expected);
  });
});

describe('fields', () => {
  const value = fc
    .string({ minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const fields = fc.record(
    Object.fromEntries(
      FIELD_NAMES.map((name) => [
        name,
        name === 'requestedDate' || name === 'signingDate'
          ? fc.constantFrom('2026-12-03', '2027-03-14')
          : name === 'notify'
            ? fc.constantFrom('ines@example.com', 'ines@example.com, farida@example.com')
            : value,
      ]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<PortFields>;

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fields, (one) => {
        expect(readFields(writeFields(one, ZONE), ZONE)).toEqual(one);
      }),
    );
  });

  it('are what was wanted after a patch, and nothing else changes', () => {
    fc.assert(
      fc.property(fields, fields, (before, wanted) => {
        const changes = Object.fromEntries(FIELD_NAMES.map((name) => [name, wanted[name] ?? null]));
        const document = { ...writeFields(before, ZONE), extra: { numbers_count: 2 }, bill_note: 'x' };
        const after = merged(document, patchOf(changes, document, ZONE));
        expect(readFields(after, ZONE)).toEqual(wanted);
        expect(after).toMatchObject({ extra: { numbers_count: 2 }, bill_note: 'x' });
      }),
    );
  });

  it('carry only what changed', () => {
    expect(patchOf({ pin: null, city: 'Seattle' }, {}, ZONE)).toEqual({
      bill: { pin: null, locality: 'Seattle' },
    });
  });

  it('are read from the places of older writers, and cleared there too', () => {
    const document = { carrier: 'Cascade', carrier_reference_number: 'R-1', bill: { street_number: 12 } };
    expect(readFields(document, ZONE)).toEqual({
      losingCarrier: 'Cascade',
      reference: 'R-1',
      streetNumber: '12',
    });
    expect(
      readFields(merged(document, patchOf({ losingCarrier: null }, document, ZONE)), ZONE).losingCarrier,
    ).toBeUndefined();
  });
});

describe('names of documents', () => {
  const HASH = 'ab12cd34ef'.padEnd(64, '0');
  it.each([
    ['my bill 2026.PDF', 'invoice', 'my-bill-2026-ab12cd34.pdf', 'invoice'],
    ['scan0007.pdf', 'loa', 'loa-scan0007-ab12cd34.pdf', 'loa'],
    ['scan0007.pdf', 'other', 'scan0007-ab12cd34.pdf', 'other'],
    ['bill.pdf', 'other', 'other-bill-ab12cd34.pdf', 'other'],
    ['Crème brûlée LOA.pdf', 'loa', 'Creme-brulee-LOA-ab12cd34.pdf', 'loa'],
    ['請求書.pdf', 'csr', 'csr-ab12cd34.pdf', 'csr'],
    ['../../etc/passwd', 'other', 'etcpasswd-ab12cd34.pdf', 'other'],
    [`${'x'.repeat(300)}.pdf`, 'other', `${'x'.repeat(60)}-ab12cd34.pdf`, 'other'],
  ] as const)('%s as %s becomes %s', (name, kind, expected, readBack) => {
    expect(remoteName(name, kind, 'application/pdf', HASH)).toBe(expected);
    expect(kindOfName(expected)).toBe(readBack);
  });

  it('are plain ASCII without spaces, and their kind is never lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('loa', 'invoice', 'csr', 'other'),
        (name, kind) => {
          const remote = remoteName(name, kind, 'application/pdf', HASH);
          expect(remote).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*-ab12cd34\.pdf$/);
          expect(kindOfName(remote)).toBe(kind);
        },
      ),
    );
  });

  it('of other writers are understood', () => {
    expect(
      ['form.pdf', 'bill.pdf', 'CSR.pdf', 'payment_proof.pdf', 'platform.pdf', 'billy.pdf'].map(kindOfName),
    ).toEqual(['loa', 'invoice', 'csr', 'other', 'other', 'other']);
  });
});

describe('downloaded bytes', () => {
  const PDF = Buffer.from('%PDF-1.7\nÿþ\n%%EOF');
  it.each([
    ['a PDF', PDF, 'application/pdf', PDF],
    ['a PDF after some rubbish', Buffer.concat([Buffer.alloc(200, '\n'), PDF]), 'application/pdf', undefined],
    [
      'a data URL',
      Buffer.from(`data:application/pdf;base64,${PDF.toString('base64')}`),
      'application/pdf',
      PDF,
    ],
    [
      'a data URL with a name',
      Buffer.from(`data:application/pdf;name=a.pdf;base64,${PDF.toString('base64')}`),
      'application/pdf',
      PDF,
    ],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', undefined],
    ['text', Buffer.from('data: none'), 'text/plain', undefined],
    ['rubbish', Buffer.from([0, 1, 2]), 'application/octet-stream', undefined],
    ['nothing', Buffer.alloc(0), 'application/octet-stream', undefined],
  ])('are told apart: %s', (_what, bytes, mediaType, inner) => {
    const file = unwrapped(bytes);
    expect(file.mediaType).toBe(mediaType);
    expect(Buffer.from(file.bytes).equals(inner ?? bytes)).toBe(true);
  });
});

describe('the timeline', () => {
  const wire = [
    {
      type: 'transition',
      timestamp: 63_663_993_575,
      transition: { new: 'unconfirmed' },
      authorization: {
        account: { id: 'a', name: 'Harborline' },
        user: { first_name: 'John', last_name: 'Doe' },
      },
    },
    {
      content: 'private',
      is_private: true,
      action_required: true,
      timestamp: 63_664_000_760,
      author: 'Maya',
    },
    { content: 'same', timestamp: 63_664_000_768 },
    { content: 'same', timestamp: 63_664_000_768, superduper_comment: true },
    {
      type: 'transition',
      timestamp: 63_664_096_014,
      reason: 'approved',
      transition: { new: 'submitted', previous: 'unconfirmed' },
      authorization: { account: { name: 'Harborline' } },
    },
    { type: 'transition', timestamp: 63_664_096_015, transition: { new: 'on_hold', previous: 'submitted' } },
    'rubbish',
  ];

  it('tells transitions and comments apart, and who did it', () => {
    const entries = timelineOf(timelineData.parse(wire));
    expect(entries).toMatchObject([
      { kind: 'transition', to: 'unconfirmed', by: 'John Doe' },
      {
        kind: 'comment',
        text: 'private',
        private: true,
        actionRequired: true,
        by: 'Maya',
        at: '2017-06-06T20:39:20.000Z',
      },
      { kind: 'comment', private: false },
      { kind: 'comment', private: true },
      { kind: 'transition', from: 'unconfirmed', to: 'submitted', reason: 'approved', by: 'Harborline' },
      { kind: 'local', text: 'Kazoo moved it to “on_hold”.' },
    ]);
  });

  it('gives each entry an id of its own that is the same the next time', () => {
    const ids = () => timelineOf(timelineData.parse(wire)).map(({ id }) => id);
    expect(new Set(ids()).size).toBe(6);
    expect(ids()).toEqual(ids());
  });
});
