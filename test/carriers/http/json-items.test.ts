import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonItems, JsonItemsError } from '../../../main/carriers/json-items.ts';

const PORTS = ['data', '*', 'port_requests', '*'] as const;

/** Cuts bytes at pseudo-random places, so that strings, escapes and characters are torn apart. */
function chunks(text: string, sizes: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const parts: Uint8Array[] = [];
  let at = 0;
  let n = 0;
  while (at < bytes.length) {
    const size = sizes.length === 0 ? bytes.length : (sizes[n % sizes.length] ?? 1);
    parts.push(bytes.subarray(at, at + size));
    at += size;
    n += 1;
  }
  return parts;
}

function split(text: string, sizes: readonly number[], path: readonly string[] = PORTS) {
  const splitter = new JsonItems(path);
  const items = chunks(text, sizes).flatMap((chunk) => [...splitter.push(chunk)]);
  return { items, skeleton: JSON.parse(splitter.end()) as unknown };
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
const hardText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\\"', '{', ']', '日本', '🇺🇸'),
);
const json = fc.jsonValue();
const item = fc.oneof(json, fc.dictionary(hardText, fc.oneof(json, hardText)), hardText);
const group = fc.record({
  account_id: hardText,
  port_requests: fc.array(item, { maxLength: 5 }),
  account_name: hardText,
  extra: json,
});
const envelope = fc.record({
  before: json,
  data: fc.array(group, { maxLength: 4 }),
  port_requests: json,
  metadata: json,
});

describe('the JSON item splitter', () => {
  it('finds what JSON.parse finds, wherever the bytes are cut and however the text is laid out', () => {
    fc.assert(
      fc.property(envelope, sizes, fc.constantFrom(undefined, 1, '\t', ' \n'), (value, cuts, indent) => {
        const text = JSON.stringify(value, null, indent);
        const whole = JSON.parse(text) as typeof value;
        const { items, skeleton } = split(text, cuts);
        const expected = whole.data.flatMap((one, n) =>
          one.port_requests.map((port) => ({ group: n, port })),
        );
        expect(
          items.map((found) => ({ group: found.group, port: JSON.parse(found.text) as unknown })),
        ).toEqual(expected);
        const bare = {
          ...whole,
          data: whole.data.map((one) => ({ ...one, port_requests: one.port_requests.map(() => 0) })),
        };
        expect(skeleton).toEqual(bare);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves any other document whole in the skeleton', () => {
    fc.assert(
      fc.property(json, sizes, (value, cuts) => {
        const text = JSON.stringify(value);
        const { items, skeleton } = split(text, cuts, ['no such key', '*', 'x', '*']);
        expect(items).toEqual([]);
        expect(skeleton).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses every document that ends early', () => {
    const text = JSON.stringify({
      data: [{ account_id: 'a', port_requests: [{ id: '1', name: 'é"\\' }, { id: '2' }] }],
      status: 'success',
    });
    const bytes = new TextEncoder().encode(text);
    for (let length = 0; length < bytes.length; length += 1) {
      const splitter = new JsonItems(PORTS);
      splitter.push(bytes.subarray(0, length));
      expect(() => JSON.parse(splitter.end()), `cut at ${length}`).toThrow();
    }
  });

  it.each([
    '{"data":[{"port_requests":[{},,{}]}]}',
    '{"data":[{"port_requests":[{} {}]}]}',
    '{"data":[{"port_requests":[{},]}]}',
    '}}]]',
    '<html></html>',
  ])('does not accept malformed JSON: %s', (text) => {
    expect(() => split(text, [3])).toThrow();
  });

  it('knows a key that is written with escapes', () => {
    expect(
      split('{"\\u0064ata":[{"port\\u005frequests":[1,"2",[3]]}]}', [1]).items.map((found) => found.text),
    ).toEqual(['1', '"2"', '[3]']);
  });

  it('takes flat lists', () => {
    expect(split('{"data":[{"id":"a"}, {"id":"b"}]}', [5], ['data', '*']).items).toEqual([
      { text: '{"id":"a"}', group: 0 },
      { text: '{"id":"b"}', group: 1 },
    ]);
  });

  it('stops an item or an envelope that grows without end', () => {
    const small = new JsonItems(PORTS, { item: 100, skeleton: 100 });
    small.push(Buffer.from('{"data":[{"port_requests":["'));
    expect(() => small.push(Buffer.alloc(200, 'a'))).toThrow(JsonItemsError);
    const wide = new JsonItems(PORTS, { item: 100, skeleton: 100 });
    expect(() => wide.push(Buffer.alloc(200, ' '))).toThrow(JsonItemsError);
  });
});
