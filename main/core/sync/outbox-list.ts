import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { EditBody, MoveBody, Mutation, MutationBody } from '../interfaces/mutation.ts';
import type { Clock } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import type { Engine } from './engine.ts';
import type { Outbox } from './enqueue.ts';
import { holdupOf } from './holdup.ts';
import type { Lanes } from './lanes.ts';
import { decide } from './merge.ts';
import { type LaneId, laneOf } from './outbox.ts';
import { waitingChange } from './words.ts';

/** Everything that no carrier has confirmed, oldest first, with what each waits for. */
export async function listOutbox({
  store,
  states,
  clock,
}: {
  readonly store: Store;
  readonly states: AccountStates;
  readonly clock: Clock;
}): Promise<readonly WaitingChange[]> {
  const mutations = await store.outbox();
  const ids = [...new Set(mutations.map(({ portRequestId }) => portRequestId))];
  const names = new Map((await store.cards(ids)).map(({ id, name }) => [id, name]));
  const lanes = new Map<LaneId, Mutation[]>();
  return mutations.map((mutation) => {
    const lane = lanes.get(laneOf(mutation)) ?? [];
    lanes.set(laneOf(mutation), lane);
    const { phase } = states.sync(mutation.accountId);
    const { until } = states.sending(mutation.accountId);
    const account = { phase, ...(until !== undefined && { until }) };
    const holdup = holdupOf(mutation, lane, account, clock.now());
    lane.push(mutation);
    const ownName = mutation.body.kind === 'create' ? mutation.body.fields.name : undefined;
    const name = names.get(mutation.portRequestId) ?? ownName ?? 'A deleted port request';
    return waitingChange(mutation, name, holdup);
  });
}

/** Tries an account again at once, whatever it has been waiting for; what its carrier asked to wait for stays. */
export function retryAccount(
  { states, engine }: { readonly states: AccountStates; readonly engine: Pick<Engine, 'follow'> },
  id: AccountId,
): void {
  if (states.sending(id).until === undefined) engine.follow(id);
}

interface RetryParts {
  readonly store: Store;
  readonly states: AccountStates;
  readonly engine: Pick<Engine, 'follow' | 'wake'>;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
}

/** Sends again what was refused, with what the agent accepted or decided meanwhile. */
export async function retryMutation(parts: RetryParts, input: ChannelInput<'outbox.retry'>): Promise<void> {
  const known = await parts.store.mutation(input.mutationId);
  if (!known)
    throw refuse('not-found', 'This change is no longer waiting.', 'It has been sent or withdrawn.');
  await parts.lanes.run(known.portRequestId, async () => {
    const mutation = await parts.store.mutation(input.mutationId);
    // While it is under way or being checked, the engine is at it already.
    if (mutation && mutation.status !== 'sending' && mutation.status !== 'unknown') {
      await requeue(parts, mutation, input);
    }
  });
  // Nothing is sent while the account counts as unreachable: the agent says it may not be.
  if (parts.states.sync(known.accountId).phase === 'offline') retryAccount(parts, known.accountId);
  else parts.engine.wake();
}

async function requeue(
  { store, outbox }: RetryParts,
  mutation: Mutation,
  { acceptCharges, keep = {} }: ChannelInput<'outbox.retry'>,
): Promise<void> {
  const { id, body } = mutation;
  if (body.kind === 'edit') {
    const edit = decided(mutation, body, keep);
    const nothingLeft =
      Object.keys(edit.changes).length + edit.addNumbers.length + edit.removeNumbers.length === 0;
    outbox.added(nothingLeft ? (await store.withdraw(id)).touched : await store.requeue(id, edit));
    return;
  }
  const accepted = acceptCharges === undefined ? body : accepting(body, acceptCharges);
  outbox.added(
    await store.requeue(id, accepted.kind === 'move' ? await fromHere(store, mutation, accepted) : accepted),
  );
}

/** Whoever retries a move has seen where the port stands now. */
async function fromHere(
  store: Store,
  { portRequestId, accountId, remoteId }: Mutation,
  body: MoveBody,
): Promise<MoveBody> {
  const record = await store.portRequest(portRequestId);
  const order = record?.orders.find(
    (candidate) =>
      candidate.accountId === accountId && (remoteId === undefined || candidate.remoteId === remoteId),
  );
  return order ? { ...body, from: order.state } : body;
}

function decided(
  { status, conflicts = [] }: Mutation,
  body: EditBody,
  keep: NonNullable<ChannelInput<'outbox.retry'>['keep']>,
): EditBody {
  const open = conflicts.filter(({ field }) => keep[field] === undefined);
  if (status === 'conflict' && open.length > 0) {
    throw refuse(
      'rejected',
      'Some fields still have two values.',
      'Choose mine or theirs for each of them.',
      Object.fromEntries(open.map(({ field }) => [field, 'Choose mine or theirs.'])),
    );
  }
  return decide(body, keep);
}

function accepting(body: MutationBody, acceptCharges: boolean): MutationBody {
  return body.kind === 'create' || body.kind === 'move' ? { ...body, acceptCharges } : body;
}
