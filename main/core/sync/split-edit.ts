import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { EditBody, Mutation } from '../interfaces/mutation.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { isSame } from '../port-requests/target.ts';
import { isEmpty } from './merge.ts';

/** An edit in two: what the agent must decide, and what goes on without it (absent when there is nothing else). */
export interface Split {
  readonly disputed: EditBody;
  readonly rest?: EditBody;
}

/** Nobody waits for a decision about another field. Numbers are never in dispute. */
export function splitEdit(edit: EditBody, conflicts: readonly Pick<FieldConflict, 'field'>[]): Split {
  const disputed = new Set(conflicts.map(({ field }) => field));
  const rest = withoutFields(edit, disputed);
  return {
    disputed: { ...only(edit, (name) => disputed.has(name)), addNumbers: [], removeNumbers: [] },
    ...(!isEmpty(rest) && { rest }),
  };
}

/** The same edit without these fields. */
export function withoutFields(edit: EditBody, names: ReadonlySet<FieldName>): EditBody {
  return only(edit, (name) => !names.has(name));
}

function only(edit: EditBody, wanted: (name: FieldName) => boolean): EditBody {
  const kept = <Fields extends object>(fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name as FieldName))) as Fields;
  return { ...edit, changes: kept(edit.changes), base: kept(edit.base) };
}

/** Fields of an entry's order about which the agent is being asked because of other entries. */
export function openFields(
  { mutations }: Pick<PortRequestRecord, 'mutations'>,
  entry: Mutation,
): ReadonlySet<FieldName> {
  const others = mutations.filter(
    (other) => other.id !== entry.id && other.status === 'conflict' && isSame(other, entry),
  );
  return new Set(others.flatMap(({ conflicts = [] }) => conflicts.map(({ field }) => field)));
}
