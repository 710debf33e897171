import type { FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { OrderEdit } from '../interfaces/carrier.ts';
import type { KeptValue } from '../interfaces/history.ts';
import type { EditBody } from '../interfaces/mutation.ts';
import { sameMeaning, sameText } from '../port-requests/same-text.ts';

export interface Merged {
  /** What is left to send. */
  readonly edit: OrderEdit;
  /** Fields that both sides changed, to different values. */
  readonly conflicts: readonly FieldConflict[];
  /** Fields in which one spelling gave way to another without a question. */
  readonly merged: readonly KeptValue[];
}

const NONE: ReadonlySet<FieldName> = new Set();

/**
 * Three ways, field by field: base is what the agent saw, mine is what the agent typed, theirs is what the carrier
 * holds now. One side changed: it wins. Both to what means the same: the carrier's stays. Both to different values: the
 * agent decides. Numbers are a set: each addition and removal stands by itself.
 *
 * `open`: fields of this order about which the agent is being asked already; nothing of them is sent meanwhile.
 */
export function merge(
  mine: Pick<EditBody, 'changes' | 'base' | 'addNumbers' | 'removeNumbers'>,
  theirs: { readonly fields: PortFields; readonly numbers: readonly string[] },
  open: ReadonlySet<FieldName> = NONE,
): Merged {
  const judged = (Object.keys(mine.changes) as readonly FieldName[]).map((field) => {
    const sides = sidesOf(field, mine, theirs.fields);
    return { sides, verdict: open.has(field) ? heldBack(sides) : verdictOn(sides) };
  });
  const sent = judged.filter(({ verdict }) => verdict === 'send').map(({ sides }) => sides);
  const held = new Set(theirs.numbers);
  return {
    edit: {
      changes: Object.fromEntries(sent.map(({ field, mine: text }) => [field, text === '' ? null : text])),
      addNumbers: mine.addNumbers.filter((number) => !held.has(number)),
      removeNumbers: mine.removeNumbers.filter((number) => held.has(number)),
    },
    conflicts: judged.filter(({ verdict }) => verdict === 'ask').map(({ sides }) => sides),
    merged: judged.flatMap(({ sides, verdict }) => gaveWay(sides, verdict)),
  };
}

function sidesOf(
  field: FieldName,
  { base, changes }: Pick<EditBody, 'changes' | 'base'>,
  theirs: PortFields,
): FieldConflict {
  return { field, base: base[field] ?? '', mine: changes[field] ?? '', theirs: theirs[field] ?? '' };
}

/** One spelling of a value that gave way to another, or to the agent's new value; nothing where none did. */
function gaveWay(sides: FieldConflict, verdict: Verdict): readonly KeptValue[] {
  const { field, base, mine, theirs } = sides;
  if (verdict === 'there' && !sameText(field, mine, theirs))
    return [{ ...sides, kept: 'theirs', by: 'merge' }];
  if (verdict === 'send' && !sameText(field, base, theirs)) return [{ ...sides, kept: 'mine', by: 'merge' }];
  return [];
}

type Verdict = 'there' | 'send' | 'ask';

function verdictOn({ field, base, mine, theirs }: FieldConflict): Verdict {
  if (sameText(field, mine, theirs)) return 'there';
  if (sameMeaning(field, theirs, base)) return 'send';
  return sameMeaning(field, mine, theirs) ? 'there' : 'ask';
}

function heldBack({ field, mine, theirs }: FieldConflict): Verdict {
  return sameText(field, mine, theirs) ? 'there' : 'ask';
}

/** Nothing is left to send and nothing to ask: the carrier holds all of it already. */
export function isThere({ edit, conflicts }: Merged): boolean {
  return conflicts.length === 0 && isEmpty(edit);
}

/** It changes nothing. */
export function isEmpty({ changes, addNumbers, removeNumbers }: OrderEdit): boolean {
  return Object.keys(changes).length === 0 && addNumbers.length === 0 && removeNumbers.length === 0;
}
