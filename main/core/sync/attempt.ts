import type {
  AccountId,
  CarrierId,
  MutationId,
  PortRequestId,
} from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { CarrierFailure } from '../interfaces/carrier.ts';
import type { Mutation, Outcome } from '../interfaces/mutation.ts';
import type { Clock, Log, Random, Touched } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import { backoffMs } from './backoff.ts';
import type { Confirmed } from './confirmed.ts';
import { asFailure, whileReading, whileSending } from './failure.ts';
import type { Lanes } from './lanes.ts';
import { outcomeOf } from './outcome.ts';
import { AFTER_STORAGE_FAILURE, pause } from './pause.ts';
import { probe } from './probe.ts';
import { afterProbe } from './resolve.ts';
import { type Prepared, prepare } from './send.ts';
import { type DeliveryStops, STOPPED } from './stops.ts';
import type { Learned, Wire } from './target.ts';

export interface AttemptParts {
  readonly store: Store;
  readonly states: AccountStates;
  readonly lanes: Lanes;
  readonly confirmed: Confirmed;
  readonly clock: Clock;
  readonly random: Random;
  readonly touched: Touched;
  readonly log: Log;
  readonly stops: DeliveryStops;
  readonly stopping: () => boolean;
  readonly carrierOf: (account: AccountId) => CarrierId | undefined;
  readonly wireOf: (account: AccountId) => Promise<Wire>;
  /** Takes a request from the account's rate. */
  readonly take: (account: AccountId) => Promise<void>;
  /** The carrier said no: what does the port look like there now? */
  readonly lookAgain: (id: PortRequestId) => void;
}

/** Waits between probes that are not worth a write: after a restart the entry is probed at once, and counted anew. */
export interface Probes {
  readonly until: Map<MutationId, number>;
  /** On the steady clock: the first of the looks in a row that did not find it. */
  readonly absences: Map<MutationId, number>;
}

/** As many failures as it takes for waits of minutes. */
const LATE = 9;

/** Carries one entry as far as it goes now. Never rejects for a carrier's sake; rejects when the database does. */
export async function attempt(parts: AttemptParts, probes: Probes, mutation: Mutation): Promise<void> {
  let wire: Wire;
  try {
    wire = await parts.wireOf(mutation.accountId);
  } catch (error) {
    parts.states.pause(mutation.accountId, asFailure(error).problem);
    return;
  }
  await parts.take(mutation.accountId);
  if (mutation.status === 'unknown') await settleUnknown(parts, probes, wire, mutation);
  else await sendOnce(parts, wire, mutation);
}

async function sendOnce(parts: AttemptParts, wire: Wire, mutation: Mutation): Promise<void> {
  const { states, clock } = parts;
  let prepared: Prepared;
  try {
    prepared = await prepare(wire, mutation);
  } catch (error) {
    if (await hasMoved(parts, mutation)) return;
    await fail(parts, mutation, whileReading(error), false);
    return;
  }
  const started = await parts.lanes.run(mutation.portRequestId, () => start(parts, mutation, prepared));
  if (!started || prepared.kind === 'settled') return;
  parts.touched([mutation.portRequestId]);
  let learned: Learned;
  try {
    learned = await prepared.run();
  } catch (error) {
    await fail(parts, { ...mutation, lastAttempt: nextAttempt(mutation, clock) }, whileSending(error), true);
    return;
  }
  states.answered(mutation.accountId);
  parts.stops.forget(mutation.id);
  await end(parts, mutation, { kind: 'done' }, learned);
}

/** Its port request has been joined to another, or parted, since it was read: what failed says nothing about it. */
async function hasMoved({ store }: AttemptParts, { id, portRequestId }: Mutation): Promise<boolean> {
  return (await store.mutation(id))?.portRequestId !== portRequestId;
}

/** On disk before the first byte leaves. `false`: the agent has changed, withdrawn or moved the entry meanwhile. */
async function start(parts: AttemptParts, mutation: Mutation, prepared: Prepared): Promise<boolean> {
  const now = await parts.store.mutation(mutation.id);
  if (now?.status !== 'queued' || now.portRequestId !== mutation.portRequestId) return false;
  if (JSON.stringify(now.body) !== JSON.stringify(mutation.body)) return false;
  if (prepared.kind === 'settled') {
    await end(parts, mutation, prepared.outcome, prepared.learned);
    return true;
  }
  const { stamp, seen } = prepared;
  await parts.store.beginAttempt(mutation.id, {
    ...nextAttempt(mutation, parts.clock),
    ...(stamp !== undefined && { stamp }),
    ...(seen && { seen }),
  });
  return true;
}

function nextAttempt({ lastAttempt }: Mutation, clock: Clock) {
  return { n: (lastAttempt?.n ?? 0) + 1, startedAt: toInstant(clock.now()) };
}

async function fail(
  parts: AttemptParts,
  mutation: Mutation,
  failure: CarrierFailure,
  begun: boolean,
): Promise<void> {
  const { states, clock, random, stops } = parts;
  const broken = stops.isStopped(mutation.id);
  if (broken && failure.reached !== 'maybe') {
    stops.forget(mutation.id);
    await end(parts, mutation, stoppedIn(failure.reached === 'partly'), {});
    return;
  }
  // That the agent broke it off says nothing about the carrier.
  if (!broken) states.failed(mutation.accountId, failure);
  const outcome = outcomeOf(failure, {
    tries: Math.max(1, mutation.lastAttempt?.n ?? 1),
    now: clock.now(),
    fraction: random.fraction(),
  });
  // Without an attempt of its own, there is none to take back from the count.
  await end(
    parts,
    mutation,
    !begun && outcome.kind === 'later' ? { ...outcome, reached: true } : outcome,
    {},
  );
  if (outcome.kind === 'refused') parts.lookAgain(mutation.portRequestId);
}

async function settleUnknown(
  parts: AttemptParts,
  probes: Probes,
  wire: Wire,
  mutation: Mutation,
): Promise<void> {
  const { states, clock, random } = parts;
  const { id, accountId } = mutation;
  try {
    const { finding, learned, harmless = false } = await probe(wire, mutation);
    states.answered(accountId);
    const steady = clock.steady();
    const absentSince = probes.absences.get(id) ?? steady;
    const after = afterProbe(finding, mutation, { now: clock.now(), steady, absentSince, harmless });
    const isAbsent = after.kind === 'later' || after.kind === 'look-again';
    const resolution = isAbsent && parts.stops.isStopped(id) ? stoppedIn(after.kind === 'look-again') : after;
    if (resolution.kind === 'look-again') {
      probes.absences.set(id, absentSince);
      probes.until.set(id, resolution.at);
      return;
    }
    forget(probes, id);
    parts.stops.forget(id);
    await end(parts, mutation, resolution, learned);
  } catch (error) {
    if (await hasMoved(parts, mutation)) return;
    const failure = whileReading(error);
    states.failed(accountId, failure);
    const outcome = outcomeOf(failure, { tries: 4, now: clock.now(), fraction: random.fraction() });
    if (outcome.kind === 'refused') {
      forget(probes, id);
      await end(parts, mutation, stillUnknown(parts, failure) ?? { ...outcome, doubt: true }, {});
      return;
    }
    probes.until.set(id, 'notBefore' in outcome ? Date.parse(outcome.notBefore) : clock.now());
  }
}

/** A carrier that does not let us look has not said that the change is absent: it is neither sent again nor dropped. */
function stillUnknown({ clock, random }: AttemptParts, failure: CarrierFailure): Outcome | undefined {
  if (failure.reached !== 'yes') return undefined;
  const wait = backoffMs(LATE, random.fraction());
  return { kind: 'unknown', problem: failure.problem, notBefore: toInstant(clock.now() + wait) };
}

/** `doubt`: some of it may be there. */
function stoppedIn(doubt: boolean): Extract<Outcome, { readonly kind: 'refused' }> {
  return { kind: 'refused', problem: STOPPED, ...(doubt && { doubt: true }) };
}

function forget(probes: Probes, id: MutationId): void {
  probes.until.delete(id);
  probes.absences.delete(id);
}

/**
 * What the carrier said must reach the disk: while the database fails, the lane stays busy and this tries again. At a
 * stop it gives up; the next start then finds an attempt without an outcome and probes.
 */
async function end(
  parts: AttemptParts,
  mutation: Mutation,
  outcome: Outcome,
  learned: Learned,
): Promise<void> {
  const { accountId, id } = mutation;
  const carrier = parts.carrierOf(accountId);
  if (carrier === undefined) return;
  const now = toInstant(parts.clock.now());
  const { orders = [], removed } = learned;
  parts.confirmed.note(accountId, [...orders.map((order) => order.remoteId), ...(removed ? [removed] : [])]);
  for (;;) {
    try {
      const facts = { ...learned, now, account: { accountId, carrier } };
      parts.touched(await parts.store.endAttempt(id, outcome, facts));
      return;
    } catch (error) {
      parts.log.warn('sync.end', {
        outcome: outcome.kind,
        error: error instanceof Error ? error.name : 'unknown',
      });
      if (parts.stopping()) return;
      await pause(parts.clock, AFTER_STORAGE_FAILURE);
    }
  }
}
