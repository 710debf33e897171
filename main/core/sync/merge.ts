import type { FieldChanges, FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { OrderEdit } from '../interfaces/carrier.ts';
import type { EditBody } from '../interfaces/mutation.ts';
import { sameText } from '../port-requests/same-text.ts';

export interface Merged {
  /** What is left to send. */
  readonly edit: OrderEdit;
  /** Fields that both sides changed, to different values. */
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Three ways, field by field: base is what the agent saw, mine is what the agent typed, theirs is what the carrier
 * holds now. One side changed: it wins. Both to the same: nothing to do. Both to different values: the agent decides.
 * Numbers are a set: each addition and removal stands by itself.
 */
export function merge(
  mine: EditBody,
  theirs: { readonly fields: PortFields; readonly numbers: readonly string[] },
): Merged {
  const changes: { [Name in FieldName]?: string | null } = {};
  const conflicts: FieldConflict[] = [];
  const decided = new Set(mine.decided);
  for (const field of Object.keys(mine.changes) as readonly FieldName[]) {
    const sides = {
      field,
      base: mine.base[field] ?? '',
      mine: mine.changes[field] ?? '',
      theirs: theirs.fields[field] ?? '',
    };
    if (sameText(field, sides.mine, sides.theirs)) continue;
    const changedThere = !sameText(field, sides.theirs, sides.base);
    if (changedThere && !decided.has(field)) conflicts.push(sides);
    else changes[field] = sides.mine === '' ? null : sides.mine;
  }
  const held = new Set(theirs.numbers);
  return {
    edit: {
      changes,
      addNumbers: mine.addNumbers.filter((number) => !held.has(number)),
      removeNumbers: mine.removeNumbers.filter((number) => held.has(number)),
    },
    conflicts,
  };
}

/** Nothing is left to send: the carrier holds all of it already. */
export function isEmpty({ changes, addNumbers, removeNumbers }: OrderEdit): boolean {
  return Object.keys(changes).length === 0 && addNumbers.length === 0 && removeNumbers.length === 0;
}

/** The agent's answer to a conflict: mine stays and overrides, theirs leaves the edit. */
export function decide(edit: EditBody, keep: { readonly [Name in FieldName]?: 'mine' | 'theirs' }): EditBody {
  const kept = Object.entries(edit.changes).filter(([name]) => keep[name as FieldName] !== 'theirs');
  const decided = new Set(edit.decided);
  for (const [name] of kept) if (keep[name as FieldName] === 'mine') decided.add(name as FieldName);
  return { ...edit, changes: Object.fromEntries(kept) as FieldChanges, decided: [...decided] };
}
