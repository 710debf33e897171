import type {
  Conflicts,
  Dispute,
  DisputedValue,
  Keep,
  Side,
} from '../../../preload/contract/domain/conflicts.ts';
import { FIELDS, type FieldName, isSecretField } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { Amended, Decision, NewHistory } from '../interfaces/history.ts';
import type { EditBody, Mutation } from '../interfaces/mutation.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { isEmpty } from '../sync/merge.ts';
import { withoutFields } from '../sync/split-edit.ts';
import { masked } from './secrets.ts';
import { isSame } from './target.ts';

/** A field in conflict at one order: what the agent saw, what the agent typed last, what the carrier holds. */
export interface OpenDispute {
  /** The last entry that asks about this field. */
  readonly entry: Mutation;
  readonly sides: FieldConflict;
}

type Edit = Mutation & { readonly body: EditBody };

function isEdit(mutation: Mutation): mutation is Edit {
  return mutation.body.kind === 'edit';
}

/** One question per field and order, however many entries ask it. */
export function openDisputes({ mutations }: Pick<PortRequestRecord, 'mutations'>): readonly OpenDispute[] {
  const found: OpenDispute[] = [];
  for (const entry of mutations.filter(({ status }) => status === 'conflict')) {
    for (const sides of entry.conflicts ?? []) {
      const at = found.findIndex((known) => known.sides.field === sides.field && isSame(known.entry, entry));
      const base = found[at]?.sides.base ?? sides.base;
      const dispute = { entry, sides: { ...sides, base, mine: lastTyped(mutations, entry, sides) } };
      if (at < 0) found.push(dispute);
      else found[at] = dispute;
    }
  }
  return found;
}

/** An edit that waits still may say something newer about the field. */
function lastTyped(mutations: readonly Mutation[], entry: Mutation, { field, mine }: FieldConflict): string {
  const newer = mutations.findLast((other) => isOpenFor(other, entry) && field in other.body.changes);
  return newer && isEdit(newer) ? (newer.body.changes[field] ?? '') : mine;
}

/** Edits of the same order that have not left and may still lose a field. */
function isOpenFor(other: Mutation, entry: Mutation): other is Edit {
  return isEdit(other) && isSame(other, entry) && (other.status === 'conflict' || other.status === 'queued');
}

/** What the screen shows: secrets masked. */
export function conflictsOf(record: PortRequestRecord, name: string): Conflicts {
  const disputes = openDisputes(record);
  return {
    id: record.id,
    name,
    disputes: disputes.map((dispute) => shown(record, dispute)),
    holdsSubmission: record.mutations.some(
      ({ body, status }) => status === 'queued' && body.kind === 'move' && body.to === 'submitted',
    ),
  };
}

function shown({ accounts }: PortRequestRecord, { entry, sides }: OpenDispute): Dispute {
  const { field } = sides;
  const value = (side: Side): DisputedValue =>
    isSecretField(field) ? { kind: 'secret', ...masked(sides[side]) } : { kind: 'open', text: sides[side] };
  return {
    mutationId: entry.id,
    accountId: entry.accountId,
    carrier: accounts.find(({ accountId }) => accountId === entry.accountId)?.carrier ?? '',
    ...(entry.remoteId !== undefined && { remoteId: entry.remoteId }),
    field,
    values: { base: value('base'), mine: value('mine'), theirs: value('theirs') },
  };
}

/** The agent's answer to one question. */
export interface Choice {
  readonly mutationId: string;
  readonly field: FieldName;
  readonly keep: Keep;
}

/**
 * What the agent's answers make of the outbox. A kept value is sent with what the carrier held as its new base: should
 * that change once more before it arrives, the agent is asked again.
 */
export function decided(record: PortRequestRecord, choices: readonly Choice[], at: Instant): Decision {
  const disputes = openDisputes(record);
  const answers = new Map(disputes.map((dispute) => [dispute, answerTo(dispute, choices)]));
  refuseUnanswered(disputes.filter((dispute) => answers.get(dispute) === undefined));
  const next = new Map<string, EditBody>();
  for (const entry of record.mutations) {
    const own = disputes.filter((dispute) => isSame(dispute.entry, entry));
    const settled = new Set(own.map(({ sides }) => sides.field));
    if (
      !isOpenFor(entry, entry) ||
      !Object.keys(entry.body.changes).some((name) => settled.has(name as FieldName))
    )
      continue;
    const kept = own.filter((dispute) => dispute.entry.id === entry.id && answers.get(dispute) === 'mine');
    next.set(entry.id, withKept(withoutFields(entry.body, settled), kept));
  }
  return {
    ...sorted(record.mutations, next),
    history: disputes.map((dispute) => recorded(dispute, answers.get(dispute), at)),
  };
}

function answerTo({ entry, sides }: OpenDispute, choices: readonly Choice[]): Keep | undefined {
  return choices.find(({ mutationId, field }) => mutationId === entry.id && field === sides.field)?.keep;
}

function refuseUnanswered(open: readonly OpenDispute[]): void {
  if (open.length === 0) return;
  throw refuse(
    'rejected',
    'Some fields still have two values.',
    'Look at them again, and choose yours or the carrier’s for each of them.',
    Object.fromEntries(
      open.map(({ sides }) => [sides.field, `Choose a value for ${FIELDS[sides.field].label}.`]),
    ),
  );
}

function withKept(body: EditBody, kept: readonly OpenDispute[]): EditBody {
  const mine = kept.map(({ sides }) => [sides.field, sides.mine === '' ? null : sides.mine] as const);
  const seen = kept.flatMap(({ sides }) =>
    sides.theirs === '' ? [] : [[sides.field, sides.theirs] as const],
  );
  return {
    ...body,
    changes: { ...body.changes, ...Object.fromEntries(mine) },
    base: { ...body.base, ...Object.fromEntries(seen) },
  };
}

function sorted(
  mutations: readonly Mutation[],
  next: ReadonlyMap<string, EditBody>,
): Pick<Decision, 'send' | 'amend' | 'drop'> {
  const changed = mutations.flatMap(({ id, status }): readonly (Amended & { readonly asks: boolean })[] => {
    const body = next.get(id);
    return body ? [{ id, body, asks: status === 'conflict' }] : [];
  });
  const full = changed.filter(({ body }) => !isEmpty(body));
  return {
    send: full.filter(({ asks }) => asks).map(({ id, body }) => ({ id, body })),
    amend: full.filter(({ asks }) => !asks).map(({ id, body }) => ({ id, body })),
    drop: changed.filter(({ body }) => isEmpty(body)).map(({ id }) => id),
  };
}

function recorded({ entry, sides }: OpenDispute, kept: Keep | undefined, at: Instant): NewHistory {
  return { ...sides, kept: kept ?? 'theirs', by: 'agent', mutationId: entry.id, at };
}
