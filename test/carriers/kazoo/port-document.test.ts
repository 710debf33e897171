import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portDocumentOf } from '../../../main/carriers/kazoo/port-document.ts';
import { portDocument } from '../../../main/carriers/kazoo/wire.ts';

const anything = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'text', 0, 63_900_000_000, true, [], {}, ['+12065550142'], [{}], {
    a: {},
  }),
  fc.jsonValue(),
);
const oneOf = (...values: readonly unknown[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, anything);
const comment = { content: 'a word', timestamp: 63_900_000_000, is_private: true };
const numbers = oneOf({ '+12065550142': {} }, {});
const text = oneOf('a text', '');
const time = oneOf(63_900_000_000);

const readOnly = fc.record(
  {
    account_id: text,
    account_name: text,
    port_authority: text,
    port_authority_name: text,
    ported_numbers: numbers,
    more: anything,
  },
  { requiredKeys: [] },
);
const document = fc.record(
  {
    id: oneOf('abc'),
    name: text,
    port_state: oneOf('submitted'),
    numbers,
    uploads: oneOf({}, [], { 'bill.pdf': { content_type: 'application/pdf', length: 3 } }),
    comments: oneOf([], [comment], [comment, { broken: true }]),
    created: time,
    updated: time,
    scheduled_date: time,
    schedule_on: oneOf({ timezone: 'America/Chicago', date_time: '2026-11-24T10:00:00' }),
    account_id: text,
    account_name: text,
    _read_only: fc.oneof(readOnly, anything),
    ported_numbers: numbers,
    portside: oneOf({ op: 'm1', port: 'p1' }),
    bill: anything,
  },
  { requiredKeys: [] },
);

test('whatever comes, it reads as the schema reads it', () => {
  fc.assert(
    fc.property(fc.oneof(document, anything), (value) => {
      const parsed = portDocument.safeParse(structuredClone(value)).data;
      expect(portDocumentOf(value)).toEqual(parsed);
    }),
    { numRuns: 3_000 },
  );
});

test('what is as it should be is not copied', () => {
  const plain = {
    id: 'abc',
    port_state: 'submitted',
    numbers: {},
    _read_only: { account_id: 'a' },
    bill: { name: 'Acme' },
  };
  expect(portDocumentOf(plain)).toBe(plain);
});
