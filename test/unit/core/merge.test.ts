import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditBody } from '../../../main/core/interfaces/mutation.ts';
import { coalesced, effectiveEdit } from '../../../main/core/port-requests/edit-order.ts';
import { withNumbers } from '../../../main/core/port-requests/fold.ts';
import { isEmpty, merge } from '../../../main/core/sync/merge.ts';
import { type FieldName, type PortFields, withChanges } from '../../../preload/contract/domain/fields.ts';

const body = (changes: Partial<EditBody>): EditBody => ({
  kind: 'edit',
  changes: {},
  base: {},
  addNumbers: [],
  removeNumbers: [],
  ...changes,
});

describe('three ways, one field', () => {
  it.each([
    ['only mine changed', 'a', 'b', 'a', { city: 'b' }, 0],
    ['only theirs changed', 'a', 'a', 'b', {}, 1],
    ['both to the same', 'a', 'b', 'b', {}, 0],
    ['both, differently', 'a', 'b', 'c', {}, 1],
    ['mine cleared, theirs kept', 'a', null, 'a', { city: null }, 0],
    ['mine cleared, theirs cleared', 'a', null, undefined, {}, 0],
    ['mine cleared, theirs changed', 'a', null, 'c', {}, 1],
    ['new on my side', undefined, 'b', undefined, { city: 'b' }, 0],
    ['new on both sides, differently', undefined, 'b', 'c', {}, 1],
  ] as const)('%s', (_case, base, mine, theirs, sent, conflicts) => {
    const merged = merge(body({ changes: { city: mine }, base: base === undefined ? {} : { city: base } }), {
      fields: theirs === undefined ? {} : { city: theirs },
      numbers: [],
    });
    expect(merged.edit.changes).toEqual(sent);
    expect(merged.conflicts).toHaveLength(conflicts);
  });

  it('asks again about a field that the agent is being asked about, and sends the others', () => {
    const later = body({ changes: { city: 'newer', region: 'WA' }, base: { city: 'theirs' } });
    const theirs = { fields: { city: 'theirs' }, numbers: [] };
    expect(merge(later, theirs, new Set(['city']))).toMatchObject({
      edit: { changes: { region: 'WA' } },
      conflicts: [{ field: 'city', mine: 'newer', theirs: 'theirs' }],
    });
  });

  it('takes two spellings of one value for no question, and notes which one gave way', () => {
    const sides = { base: { postalCode: '98101' }, changes: { postalCode: '98109-1234' } };
    expect(merge(body(sides), { fields: { postalCode: '981091234' }, numbers: [] })).toMatchObject({
      edit: { changes: {} },
      conflicts: [],
      merged: [{ field: 'postalCode', mine: '98109-1234', theirs: '981091234', kept: 'theirs', by: 'merge' }],
    });
    const typed = { base: { region: 'WA' }, changes: { region: 'OR' } };
    expect(merge(body(typed), { fields: { region: 'wa' }, numbers: [] })).toMatchObject({
      edit: { changes: { region: 'OR' } },
      conflicts: [],
      merged: [{ field: 'region', mine: 'OR', theirs: 'wa', kept: 'mine' }],
    });
  });

  it('sends a corrected spelling: the agent means it', () => {
    const sides = { base: { region: 'wa' }, changes: { region: 'WA' } };
    expect(merge(body(sides), { fields: { region: 'wa' }, numbers: [] }).edit.changes).toEqual({
      region: 'WA',
    });
  });
});

const names = ['city', 'region', 'name', 'street'] as const satisfies readonly FieldName[];
const value = fc.constantFrom('x', 'y', 'z');
const fields: fc.Arbitrary<PortFields> = fc.dictionary(fc.constantFrom(...names), value);
const changes = fc.dictionary(fc.constantFrom(...names), fc.option(value, { nil: null }));
const numbers = fc.uniqueArray(fc.integer({ min: 100, max: 109 }).map((n) => `+12065550${n}`));
const wanted = fc.record({ changes, add: numbers, remove: numbers });

describe('for any two sides', () => {
  it('no value that both changed is lost, and every other change arrives', () => {
    fc.assert(
      fc.property(fields, wanted, changes, numbers, (base, wish, other, held) => {
        const mine = effectiveEdit({ fields: base, numbers: [] }, { ...wish, add: [], remove: [] });
        if (!mine) return;
        const theirs = withChanges(base, other);
        const { edit, conflicts } = merge(mine, { fields: theirs, numbers: held });
        const after = withChanges(theirs, edit.changes);
        const disputed = conflicts.map(({ field }) => field);
        const mineStands = names.filter((name) => name in mine.changes && !disputed.includes(name));
        const theirsStands = names.filter((name) => !mineStands.includes(name));
        for (const name of mineStands) expect(after[name] ?? null).toBe(mine.changes[name]);
        for (const name of theirsStands) expect(after[name]).toBe(theirs[name]);
        for (const { field } of conflicts) expect(theirs[field]).not.toBe(base[field]);
      }),
    );
  });

  it('sending twice is sending once: nothing is left after a merge that arrived', () => {
    fc.assert(
      fc.property(fields, wanted, numbers, (theirs, wish, held) => {
        const mine = effectiveEdit({ fields: theirs, numbers: held }, wish);
        if (!mine) return;
        const { edit } = merge(mine, { fields: theirs, numbers: held });
        const after = {
          fields: withChanges(theirs, edit.changes),
          numbers: withNumbers(held, edit.addNumbers, edit.removeNumbers),
        };
        expect(isEmpty(merge(mine, after).edit)).toBe(true);
      }),
    );
  });

  it('two waiting edits joined into one end where the two would have', () => {
    fc.assert(
      fc.property(fields, numbers, wanted, wanted, (seen, held, one, two) => {
        const first = effectiveEdit({ fields: seen, numbers: held }, one);
        if (!first) return;
        const between = {
          fields: withChanges(seen, first.changes),
          numbers: withNumbers(held, first.addNumbers, first.removeNumbers),
        };
        const second = effectiveEdit(between, two);
        if (!second) return;
        const joined = coalesced(first, second);
        const apart = {
          fields: withChanges(between.fields, second.changes),
          numbers: withNumbers(between.numbers, second.addNumbers, second.removeNumbers),
        };
        expect(withChanges(seen, joined.changes)).toEqual(apart.fields);
        const together = withNumbers(held, joined.addNumbers, joined.removeNumbers);
        expect(new Set(together)).toEqual(new Set(apart.numbers));
        for (const name of Object.keys(joined.changes) as FieldName[])
          expect(joined.base[name]).toBe(seen[name]);
      }),
    );
  });
});

it.each([
  ['(206) 555-0142', '+12065550142', true],
  ['206.555.0142', '2065550142', true],
  ['+12065550142', '+12065550143', false],
  ['', '+12065550142', false],
])('a phone number is the same in any shape: %s and %s', (mine, theirs, same) => {
  const edit = { kind: 'edit', changes: { btn: mine }, base: {}, addNumbers: [], removeNumbers: [] } as const;
  const merged = merge(edit, { fields: { btn: theirs }, numbers: [] });
  expect(merged.conflicts.length + Object.keys(merged.edit.changes).length === 0).toBe(same);
});
