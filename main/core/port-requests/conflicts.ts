import type { Conflicts } from '../../../preload/contract/domain/conflicts.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { Clock } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { type Choice, conflictsOf, decided, openDisputes } from './disputes.ts';
import { load } from './load.ts';

export interface ConflictParts {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
  readonly clock: Clock;
}

/** What the agent has to decide about a port, as the local database knows it. */
export async function openConflicts(store: Store, id: PortRequestId): Promise<Conflicts> {
  const { record, name } = await load(store, id);
  return conflictsOf(record, name);
}

/** Carries out the agent's answers to every question about this port. */
export async function decideConflicts(
  { store, outbox, lanes, clock }: ConflictParts,
  { id, choices }: ChannelInput<'conflicts.decide'>,
): Promise<void> {
  await lanes.run(id, async () => {
    const { record } = await load(store, id);
    outbox.added(await store.decide(decided(record, choices, toInstant(clock.now()))));
  });
}

/** An edit in conflict is discarded: the carrier's values stay, and what the agent typed enters the history. */
export async function keepTheirs(
  { store, outbox, clock }: Omit<ConflictParts, 'lanes'>,
  record: PortRequestRecord,
  { id }: Mutation,
): Promise<void> {
  const mutations = record.mutations.filter((entry) => entry.id === id);
  const choices = openDisputes({ mutations }).map(
    ({ sides }): Choice => ({ mutationId: id, field: sides.field, keep: 'theirs' }),
  );
  const decision = decided({ ...record, mutations }, choices, toInstant(clock.now()));
  outbox.added(await store.decide(decision));
}

/** One side of a secret field in conflict, in clear, because the agent asked to see it. */
export async function revealDisputed(
  store: Store,
  { id, mutationId, field, side }: ChannelInput<'conflicts.reveal'>,
): Promise<{ readonly text: string }> {
  const { record } = await load(store, id);
  const dispute = openDisputes(record).find(
    ({ entry, sides }) => entry.id === mutationId && sides.field === field,
  );
  if (!dispute) throw refuse('not-found', 'This has been decided.', 'Look at the port again.');
  return { text: dispute.sides[side] };
}

/** The value that gave way, in clear, because the agent asked to see it. */
export async function revealPast(
  store: Store,
  { id, historyId }: ChannelInput<'conflicts.revealPast'>,
): Promise<{ readonly text: string }> {
  const past = await store.keptValue(id, historyId);
  if (!past) throw refuse('not-found', 'This value is no longer kept.', 'Look at the timeline again.');
  return { text: past.kept === 'mine' ? past.theirs : past.mine };
}
