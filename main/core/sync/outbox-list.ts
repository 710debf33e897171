import type { AccountId, MutationId } from '../../../preload/contract/domain/ids.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { onlyThere } from '../documents/only-there.ts';
import { asSeenNow } from '../documents/replaced.ts';
import type { MoveBody, Mutation, MutationBody } from '../interfaces/mutation.ts';
import type { Clock } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import type { Engine } from './engine.ts';
import type { Outbox } from './enqueue.ts';
import { isGone } from './gone.ts';
import { holdupOf } from './holdup.ts';
import type { Lanes } from './lanes.ts';
import { type LaneId, laneOf } from './outbox.ts';
import { overtaken } from './overtaken.ts';
import { readable } from './readable.ts';
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
  const losses = await lossesOf(store, mutations);
  const lanes = new Map<LaneId, Mutation[]>();
  return mutations.map((mutation) => {
    const lane = lanes.get(laneOf(mutation)) ?? [];
    lanes.set(laneOf(mutation), lane);
    const { phase } = states.sync(mutation.accountId);
    const { until } = states.gate(mutation.accountId);
    const account = { phase, ...(until !== undefined && { until }) };
    const holdup = holdupOf(mutation, lane, account, clock.now());
    lane.push(mutation);
    const ownName = mutation.body.kind === 'create' ? mutation.body.fields.name : undefined;
    const name = names.get(mutation.portRequestId) ?? ownName ?? namelessly(mutation);
    return waitingChange(mutation, name, { holdup, loses: losses.get(mutation.id) ?? [] });
  });
}

/** Of those whose order is gone. */
async function lossesOf(
  store: Pick<Store, 'portRequest'>,
  mutations: readonly Mutation[],
): Promise<ReadonlyMap<MutationId, readonly string[]>> {
  const losses = new Map<MutationId, readonly string[]>();
  for (const mutation of mutations.filter(isGone)) {
    const record = await store.portRequest(mutation.portRequestId);
    if (record) losses.set(mutation.id, onlyThere(record, mutation));
  }
  return losses;
}

function namelessly({ body }: Mutation): string {
  return body.kind === 'unreadable' ? 'A port request that can’t be read' : 'A deleted port request';
}

/** Tries an account again at once, whatever it has been waiting for; what its carrier asked to wait for stays. */
export function retryAccount(
  { states, engine }: { readonly states: AccountStates; readonly engine: Pick<Engine, 'follow'> },
  id: AccountId,
): void {
  if (states.gate(id).until === undefined) engine.follow(id);
}

interface RetryParts {
  readonly store: Store;
  readonly states: AccountStates;
  readonly engine: Pick<Engine, 'follow' | 'wake'>;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
}

/** Sends again what was refused, with what the agent accepted meanwhile. */
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
  { acceptCharges }: ChannelInput<'outbox.retry'>,
): Promise<void> {
  const { id } = mutation;
  const body = readable(mutation);
  if (mutation.status === 'conflict') {
    throw refuse('rejected', 'Some fields still have two values.', 'Choose which of them stay.');
  }
  const accepted = acceptCharges === undefined ? body : accepting(body, acceptCharges);
  outbox.added(await store.requeue(id, await asSeen(store, mutation, accepted)));
}

/** Whoever retries has seen how things stand at the carrier now. */
async function asSeen(store: Store, mutation: Mutation, body: MutationBody): Promise<MutationBody> {
  const record = await store.portRequest(mutation.portRequestId);
  if (!record) return body;
  if (body.kind === 'move') return fromHere(record, mutation, body);
  return body.kind === 'deliver' ? asSeenNow(record, mutation, body) : body;
}

function fromHere(record: PortRequestRecord, { accountId, remoteId }: Mutation, body: MoveBody): MoveBody {
  const order = record.orders.find(
    (candidate) =>
      candidate.accountId === accountId && (remoteId === undefined || candidate.remoteId === remoteId),
  );
  if (order && order.state !== body.to && isTerminal(order.state)) {
    const { what, next } = overtaken(order.state, body);
    throw refuse('rejected', what, next);
  }
  return order ? { ...body, from: order.state } : body;
}

function accepting(body: MutationBody, acceptCharges: boolean): MutationBody {
  return body.kind === 'create' || body.kind === 'move' ? { ...body, acceptCharges } : body;
}
