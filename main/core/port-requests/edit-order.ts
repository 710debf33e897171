import {
  type FieldChanges,
  type FieldName,
  type PortFields,
  withChanges,
} from '../../../preload/contract/domain/fields.ts';
import type { EditBody, Mutation } from '../interfaces/mutation.ts';
import type { OutboxChange } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import { type FoldedOrder, withNumbers } from './fold.ts';
import type { Loaded } from './load.ts';
import { sameText } from './same-text.ts';
import { isSame } from './target.ts';

/** What the agent wants changed. */
export interface Wanted {
  readonly changes: FieldChanges;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Changes one order: where its create or an edit still waits, there; else as a new entry. */
export function editOrder(
  outbox: Pick<Outbox, 'entry'>,
  { record }: Loaded,
  order: FoldedOrder,
  wanted: Wanted,
): OutboxChange {
  const edit = effectiveEdit(order, wanted);
  if (!edit) return { entries: [], withdraw: [], requeue: [] };
  const lane = record.mutations.filter((entry) => isSame(entry, order));
  const withdraw = lane.filter((entry) => supersededBy(entry, edit)).map(({ id }) => id);
  const open = lane.at(-1);
  const create = lane.find(isOpenCreate);
  if (create?.body.kind === 'create') {
    const { fields, numbers } = create.body;
    const body = {
      ...create.body,
      fields: withChanges(fields, edit.changes),
      numbers: withNumbers(numbers, edit.addNumbers, edit.removeNumbers),
    };
    return { entries: [], withdraw, requeue: [{ id: create.id, body }] };
  }
  const again = lane.flatMap((entry) => agreedCreate(entry));
  if (open?.body.kind === 'edit' && open.status === 'queued' && open.attempts === 0) {
    return { entries: [], withdraw, requeue: [...again, { id: open.id, body: coalesced(open.body, edit) }] };
  }
  return { entries: [outbox.entry(record.id, order, edit)], withdraw, requeue: again };
}

/** A create of which nothing can have reached the carrier, or that the carrier has turned down. */
export function isOpenCreate({ body, status, attempts, doubt }: Mutation): boolean {
  if (body.kind !== 'create' || doubt) return false;
  return status === 'refused' || (status === 'queued' && attempts === 0);
}

/** A create that may be there is not written anew: it is looked for as it was sent, and the edit follows it. */
function agreedCreate({ id, body, status, doubt }: Mutation): OutboxChange['requeue'] {
  return body.kind === 'create' && status === 'refused' && doubt ? [{ id, body }] : [];
}

/** A refused edit whose fields the agent has now written anew says nothing any more. */
function supersededBy({ status, body }: Mutation, edit: EditBody): boolean {
  if (status !== 'refused' || body.kind !== 'edit') return false;
  const sameFields = Object.keys(body.changes).every((name) => name in edit.changes);
  const sameNumbers =
    body.addNumbers.every((number) => edit.addNumbers.includes(number)) &&
    body.removeNumbers.every((number) => edit.removeNumbers.includes(number));
  return sameFields && sameNumbers;
}

/** What the wish changes of what the agent sees; nothing when it is there already. */
export function effectiveEdit(
  order: Pick<FoldedOrder, 'fields' | 'numbers'>,
  { changes, add, remove }: Wanted,
): EditBody | undefined {
  const changed: { [Name in FieldName]?: string | null } = {};
  const base: { [Name in FieldName]?: string } = {};
  for (const name of Object.keys(changes) as readonly FieldName[]) {
    const seen = order.fields[name];
    const value = changes[name] ?? null;
    if (sameText(name, value ?? '', seen ?? '')) continue;
    changed[name] = value;
    if (seen !== undefined) base[name] = seen;
  }
  const held = new Set(order.numbers);
  const addNumbers = add.filter((number) => !held.has(number));
  const removeNumbers = remove.filter((number) => held.has(number) && !add.includes(number));
  if (Object.keys(changed).length + addNumbers.length + removeNumbers.length === 0) return undefined;
  return { kind: 'edit', changes: changed, base, addNumbers, removeNumbers };
}

/** Two edits that both still wait become one; the first base counts. */
export function coalesced(first: EditBody, second: EditBody): EditBody {
  const changes = { ...first.changes, ...second.changes };
  const base: PortFields = { ...second.base, ...first.base };
  return {
    ...first,
    changes,
    base: withoutUnseen(base, first),
    addNumbers: joined(first.addNumbers, second.addNumbers, second.removeNumbers),
    removeNumbers: joined(first.removeNumbers, second.removeNumbers, second.addNumbers),
  };
}

/** A field that was blank when the first edit began stays blank in the base, whatever the second edit saw. */
function withoutUnseen(base: PortFields, first: EditBody): PortFields {
  const kept = Object.entries(base).filter(([name]) => name in first.base || !(name in first.changes));
  return Object.fromEntries(kept);
}

function joined(a: readonly string[], b: readonly string[], undone: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].filter((number) => !undone.includes(number));
}
