import { type FieldName, isSecretField } from '../../../preload/contract/domain/fields.ts';
import { isTerminal, STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { type Refusal, refuse } from '../interfaces/refusal.ts';
import type { OutboxChange, Store } from '../interfaces/store.ts';
import { type Amended, amendable } from '../sync/amend.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { editOrder, type Wanted } from './edit-order.ts';
import { type EditShare, shareEdit } from './edit-shares.ts';
import { withNumbers } from './fold.ts';
import { type Loaded, load } from './load.ts';
import { fieldProblems, tidyChanges } from './texts.ts';

export interface EditParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
}

/**
 * Changes fields and numbers of a port at every order that keeps them; what not every one of them keeps stays with us
 * too. What has not left yet is changed where it waits; the values the agent saw are kept as the base of a later
 * three-way merge.
 */
export async function editPortRequest(
  parts: EditParts,
  input: ChannelInput<'portRequests.edit'>,
): Promise<void> {
  const changes = tidyChanges(input.changes);
  const asked = { changes, add: input.addNumbers ?? [], remove: input.removeNumbers ?? [] };
  await parts.lanes.run(input.id, async () => {
    const amended =
      input.amends === undefined ? undefined : await amendable(parts.store, input.amends, 'edit');
    const wanted = amended ? alongWith(amended, asked) : asked;
    const loaded = await load(parts.store, input.id);
    const share = shareEdit(loaded, wanted, parts.carriers);
    const refusal = editRefusal(loaded, wanted, share);
    if (refusal) throw refusal;
    const { entries, withdraw, ...also } = changeOf(parts.outbox, loaded, share);
    // One that still waits has taken in what is new; one that was refused is answered by it.
    const answered = amended?.status === 'refused' ? [amended.id] : [];
    // At once: what the agent typed is never half there.
    await parts.outbox.add(entries, { ...also, withdraw: [...new Set([...withdraw, ...answered])] });
  });
}

/** What an edit that is shared out changes, to be written at once. */
export function changeOf(outbox: Pick<Outbox, 'entry'>, loaded: Loaded, share: EditShare): OutboxChange {
  const edits = share.parts.map(({ order, part }) => editOrder(outbox, loaded, order, part));
  return {
    entries: edits.flatMap(({ entries }) => entries),
    ...(share.own && { own: { id: loaded.record.id, fields: share.own } }),
    withdraw: edits.flatMap(({ withdraw }) => withdraw),
    requeue: edits.flatMap(({ requeue }) => requeue),
  };
}

/** What was typed into a refused edit and is not shown again goes along: secrets, and numbers. */
function alongWith({ body }: Amended<'edit'>, asked: Wanted): Wanted {
  const secrets = (Object.keys(body.changes) as readonly FieldName[]).filter(isSecretField);
  const kept = Object.fromEntries(secrets.map((name) => [name, body.changes[name] ?? null]));
  return {
    changes: { ...kept, ...asked.changes },
    add: [...new Set([...body.addNumbers, ...asked.add])].filter((number) => !asked.remove.includes(number)),
    remove: [...new Set([...body.removeNumbers, ...asked.remove])].filter(
      (number) => !asked.add.includes(number),
    ),
  };
}

function editRefusal({ folded, name }: Loaded, wanted: Wanted, { refused }: EditShare): Refusal | undefined {
  if (isTerminal(folded.lead.state)) {
    return refuse(
      'rejected',
      `${name} is ${STATE_LABELS[folded.lead.state].toLowerCase()} and no longer changes.`,
      'Write a comment, or open a new port request.',
    );
  }
  const cleared = wanted.changes.name === null ? { name: 'Give the port a name.' } : undefined;
  const left = withNumbers(folded.numbers, wanted.add, wanted.remove).length;
  const empty = left === 0 ? { numbers: 'A port request needs at least one number.' } : undefined;
  const problems = { ...cleared, ...refused, ...empty, ...fieldProblems(wanted.changes) };
  if (Object.keys(problems).length === 0) return undefined;
  return refuse(
    'rejected',
    `The changes to ${name} were not saved: some fields need a look.`,
    'Correct the marked fields and save again.',
    problems,
  );
}
