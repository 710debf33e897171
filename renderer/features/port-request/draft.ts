import {
  FIELD_NAMES,
  type FieldChanges,
  type FieldName,
  isSecretField,
} from '../../../preload/contract/domain/fields.ts';
import type { E164, MutationId } from '../../../preload/contract/domain/ids.ts';
import type { PortRequestView, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';

/** What was typed into the form, field by field, before it is saved. */
export type Draft = { readonly [Name in FieldName]?: string };

/** The edit that the carrier refused last: its texts and the carrier's words stay in the form. */
export function refusedEdit(view: PortRequestView): WaitingChange | undefined {
  return view.waiting.findLast((change) => change.kind === 'edit' && change.status === 'refused');
}

/** What was typed into it, field by field; secrets are not told. */
function typedIn(edit: WaitingChange | undefined): Draft {
  return edit?.typed?.kind === 'edit' ? edit.typed.fields : {};
}

/** The edit of numbers that the carrier refused last. */
export function refusedNumbers(view: PortRequestView): RefusedNumbers | undefined {
  for (const change of view.waiting.toReversed()) {
    const { kind, status, typed, problem } = change;
    if (kind !== 'edit' || status !== 'refused' || typed?.kind !== 'edit') continue;
    const { addNumbers: add, removeNumbers: remove } = typed;
    if (add.length + remove.length > 0) return { id: change.id, add, remove, ...(problem && { problem }) };
  }
  return undefined;
}

export interface RefusedNumbers {
  readonly id: MutationId;
  readonly add: readonly E164[];
  readonly remove: readonly E164[];
  readonly problem?: Problem;
}

/** The change whose fields the carrier marked: saving them anew answers it. */
export function refusedForm(view: PortRequestView): WaitingChange | undefined {
  return view.waiting.findLast(
    ({ kind, status }) => (kind === 'edit' || kind === 'create') && status === 'refused',
  );
}

/** The text a field shows. A secret shows only what was typed now. */
export function textOf(view: PortRequestView, draft: Draft, name: FieldName): string {
  const typed = draft[name];
  if (typed !== undefined) return typed;
  if (isSecretField(name)) return '';
  return typedIn(refusedEdit(view))[name] ?? view.fields[name] ?? '';
}

/** What saving would send: typed texts that differ from what the port has, and those of a refused edit that goes along. */
export function changesOf(view: PortRequestView, draft: Draft, refused?: WaitingChange): FieldChanges {
  const changes: { [Name in FieldName]?: string | null } = {};
  for (const name of FIELD_NAMES) {
    const text = draft[name] ?? typedIn(refused)[name];
    if (text === undefined) continue;
    const known = isSecretField(name) ? '' : (view.fields[name] ?? '');
    if (text.trim() !== known) changes[name] = text.trim() === '' ? null : text.trim();
  }
  return changes;
}

/** The carrier's words for each field, from a refused change; a field that was typed into since has none. */
export function carrierErrors(view: PortRequestView, draft: Draft): Draft {
  const refused = view.waiting.findLast((change) => change.status === 'refused' && change.problem?.fields);
  const said = refused?.problem?.fields ?? {};
  const errors: { [Name in FieldName]?: string } = {};
  for (const name of FIELD_NAMES) {
    const words = said[name];
    if (words !== undefined && draft[name] === undefined) errors[name] = words;
  }
  return errors;
}
