import { FIELDS, type FieldName, isSecretField } from '../../../preload/contract/domain/fields.ts';
import type { Holdup, Typed } from '../../../preload/contract/domain/outbox.ts';
import type { FieldConflict, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { EditBody, Mutation, MutationBody, UnreadableBody } from '../interfaces/mutation.ts';
import { masked } from '../port-requests/secrets.ts';
import { isGone, withWayBack } from './gone.ts';
import { remediesOf } from './remedies.ts';

/** A mutation in plain words, without its secrets. */
export function waitingChange(
  mutation: Mutation,
  portName: string,
  { holdup, loses = [] }: { readonly holdup?: Holdup | undefined; readonly loses?: readonly string[] } = {},
): WaitingChange {
  const { body, problem, notBefore, conflicts, doubt } = mutation;
  const typed = typedOf(body);
  return {
    id: mutation.id,
    portRequestId: mutation.portRequestId,
    portName,
    accountId: mutation.accountId,
    ...(mutation.remoteId !== undefined && { remoteId: mutation.remoteId }),
    kind: body.kind,
    words: words(body),
    ...(body.kind === 'deliver' && body.size !== undefined && { size: body.size }),
    status: mutation.status,
    since: mutation.createdAt,
    attempts: mutation.attempts,
    ...(notBefore !== undefined && { notBefore }),
    ...(problem && { problem: isGone(mutation) ? withWayBack(problem) : problem }),
    ...(doubt && { doubt: true }),
    remedies: remediesOf(mutation, holdup),
    ...(loses.length > 0 && { loses }),
    ...(holdup && { holdup }),
    ...(typed && { typed }),
    ...(conflicts && { conflicts: conflicts.map(withoutSecret) }),
  };
}

/** Such as "Move to Pending" or "Upload bill.pdf". */
export function words(body: MutationBody | UnreadableBody): string {
  switch (body.kind) {
    case 'create':
      return `Create with ${counted(body.numbers.length, 'number')}`;
    case 'edit':
      return editWords(body);
    case 'move':
      return `Move to ${STATE_LABELS[body.to]}`;
    case 'comment':
      return `${body.private ? 'Private comment' : 'Comment'}: ${excerpt(body.text)}`;
    case 'deliver':
      return body.replaces === undefined ? `Upload ${body.fileName}` : `Replace ${body.replaces}`;
    case 'remove-document':
      return `Remove ${body.remoteName}`;
    case 'remove':
      return 'Delete at the carrier';
    case 'unreadable':
      return `${KINDS[body.was]} that can’t be read`;
  }
}

const KINDS: Readonly<Record<MutationBody['kind'], string>> = {
  create: 'A port request',
  edit: 'A change',
  move: 'A move',
  comment: 'A comment',
  deliver: 'A document',
  'remove-document': 'A removal',
  remove: 'A deletion',
};

/** `1 number`, `12 numbers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const EXCERPT = 80;

/** The first line, as much of it as a list has room for. */
function excerpt(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.trimEnd() ?? '';
  if (line.length > EXCERPT) return `${line.slice(0, EXCERPT).trimEnd()}…`;
  return line.length < text.trim().length ? `${line} …` : line;
}

const NAMED = 3;

function editWords(body: EditBody): string {
  const labels = (Object.keys(body.changes) as readonly FieldName[]).map((name) => FIELDS[name].label);
  const parts: string[] = [];
  if (labels.length > NAMED) parts.push(`change ${counted(labels.length, 'field')}`);
  else if (labels.length > 0) parts.push(`change ${labels.join(', ')}`);
  if (body.addNumbers.length > 0) parts.push(`add ${counted(body.addNumbers.length, 'number')}`);
  if (body.removeNumbers.length > 0) parts.push(`remove ${counted(body.removeNumbers.length, 'number')}`);
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function typedOf(body: Mutation['body']): Typed | undefined {
  switch (body.kind) {
    case 'edit': {
      const { changes, addNumbers, removeNumbers } = body;
      const names = Object.keys(changes) as readonly FieldName[];
      const open = names.filter((name) => !isSecretField(name));
      return {
        kind: 'edit',
        fields: Object.fromEntries(open.map((name) => [name, changes[name] ?? ''])),
        secrets: names.filter(isSecretField),
        addNumbers,
        removeNumbers,
      };
    }
    case 'move': {
      const { from: _, ...typed } = body;
      return typed;
    }
    case 'comment':
      return body;
    case 'create':
    case 'deliver':
    case 'remove-document':
    case 'remove':
    case 'unreadable':
      return undefined;
  }
}

function withoutSecret(conflict: FieldConflict): FieldConflict {
  const { field, base, mine, theirs } = conflict;
  if (!isSecretField(field)) return conflict;
  return {
    field,
    base: masked(base).masked,
    mine: masked(mine).masked,
    theirs: masked(theirs).masked,
  };
}
