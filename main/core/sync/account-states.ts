import type { AccountHealth } from '../../../preload/contract/domain/accounts.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { AccountSync } from '../../../preload/contract/domain/sync.ts';
import { type Instant, toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import type { CarrierFailure } from '../interfaces/carrier.ts';
import type { Clock, Random } from '../interfaces/ports.ts';
import { LONGEST_HOLD } from './backoff.ts';
import { type Breaker, createBreaker } from './breaker.ts';

/** How each account is doing, in memory: after a start every account gets a fresh chance. */
export interface AccountStates {
  readonly sync: (id: AccountId) => AccountSync;
  readonly health: (id: AccountId) => AccountHealth;
  /** May it be asked now? Otherwise when; without `until`: once the agent has acted or the carrier can be reached. */
  readonly gate: (id: AccountId) => { readonly open: boolean; readonly until?: number };
  /** Not to be reached: how often in a row that was found; `undefined` while it can be, or waits for the agent. */
  readonly lost: (id: AccountId) => number | undefined;
  readonly answered: (id: AccountId) => void;
  readonly failed: (id: AccountId, failure: CarrierFailure) => void;
  /** The look at an account that can't be reached has failed too; that the carrier asks for patience is an answer. */
  readonly lookedInVain: (id: AccountId, failure: CarrierFailure) => void;
  /** A pull did not go well; shown on the account, nothing else. */
  readonly trouble: (id: AccountId, problem: Problem) => void;
  /** Nothing is sent until `resume`. */
  readonly pause: (id: AccountId, problem: Problem) => void;
  readonly resume: (id: AccountId) => void;
  readonly checking: (id: AccountId) => void;
  readonly pullBegan: (id: AccountId) => void;
  readonly pulled: (id: AccountId, orders: number) => void;
  /** `at`: when it was read whole; absent where it was not. */
  readonly pullEnded: (id: AccountId, at: Instant | undefined) => void;
  /** When it was last read whole, as the database remembers. */
  readonly lastPulled: (id: AccountId, at: Instant) => void;
  readonly retryNow: (id: AccountId) => void;
  readonly forget: (id: AccountId) => void;
}

interface State {
  readonly breaker: Breaker;
  paused?: Problem;
  problem?: Problem;
  /** On the steady clock: setting the computer's own neither ends a hold nor draws it out. */
  heldUntil?: number;
  pulling?: number;
  pulledAt?: Instant;
  okSince?: Instant;
  checking: boolean;
}

/** Codes that only the agent can clear: credentials, permissions, the key store. */
const NEEDS_AGENT: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'secrets-locked']);
/** Codes after which nothing is sent until the agent has acted. */
export const PAUSES: ReadonlySet<string> = new Set(['unauthorized', 'secrets-locked']);
/** Milliseconds by which a hold may be drawn out, so that not every desk comes back in the same one. */
const HOLD_JITTER = 1_000;
/** When the carrier says nothing about it. */
const UNTOLD_HOLD = 1_000;
const UNTOLD_JITTER = 4_000;
const UNREACHABLE: ReadonlySet<string> = new Set(['offline', 'carrier-down']);

export function createAccountStates(parts: {
  readonly clock: Clock;
  readonly random: Random;
  /** Phase, count or problem may read differently. */
  readonly changed: () => void;
  /** An account became well or ill. */
  readonly healthChanged: () => void;
  /** It can't be reached any more, or can be again. */
  readonly reachChanged: (id: AccountId, reached: boolean) => void;
  /** The carrier has said that we ask too much: nothing for so many milliseconds. */
  readonly limited: (id: AccountId, ms: number) => void;
}): AccountStates {
  const states = new Map<AccountId, State>();
  const of = (id: AccountId): State => {
    const known = states.get(id);
    if (known) return known;
    const state: State = { breaker: createBreaker(), checking: false };
    states.set(id, state);
    return state;
  };
  const change = (id: AccountId, set: (state: State) => void) => {
    const state = of(id);
    const before = healthOf(state);
    const wasLost = state.breaker.isOpen();
    set(state);
    parts.changed();
    if (!sameHealth(before, healthOf(state))) parts.healthChanged();
    if (wasLost !== state.breaker.isOpen()) parts.reachChanged(id, wasLost);
  };
  const fail = (id: AccountId, failure: CarrierFailure) => {
    change(id, (state) => note(state, failure, parts.clock, parts.random.fraction()));
    if (failure.problem.code === 'rate-limited') parts.limited(id, heldFor(of(id)));
  };
  const answered = (id: AccountId) => {
    const state = of(id);
    if (state.okSince !== undefined && !state.problem && !state.checking && !state.breaker.isOpen()) {
      state.breaker.succeeded();
      return;
    }
    change(id, () => {
      state.breaker.succeeded();
      state.okSince ??= toInstant(parts.clock.now());
      delete state.problem;
      state.checking = false;
    });
  };
  /** Milliseconds that the carrier still wants to be left alone. */
  const heldFor = ({ heldUntil = 0 }: State): number => Math.max(0, heldUntil - parts.clock.steady());

  const gate = (id: AccountId) => {
    const state = of(id);
    if (state.paused || state.breaker.isOpen()) return { open: false };
    const ms = heldFor(state);
    return ms === 0 ? { open: true } : { open: false, until: parts.clock.now() + ms };
  };

  return {
    sync: (id) => syncOf(id, of(id)),
    health: (id) => healthOf(of(id)),
    gate,
    lost: (id) => {
      const { paused, breaker } = of(id);
      return breaker.isOpen() && !paused ? breaker.trips() : undefined;
    },
    answered,
    failed: fail,
    lookedInVain: (id, failure) => {
      fail(id, failure);
      if (failure.problem.code === 'rate-limited') answered(id);
      else
        change(id, (state) => {
          state.breaker.lookedInVain();
          state.problem = failure.problem;
        });
    },
    trouble: (id, problem) => change(id, (state) => Object.assign(state, { problem })),
    pause: (id, problem) => change(id, (state) => Object.assign(state, { paused: problem, checking: false })),
    resume: (id) =>
      change(id, (state) => {
        delete state.paused;
        delete state.heldUntil;
        delete state.problem;
        state.breaker.succeeded();
      }),
    checking: (id) => change(id, (state) => Object.assign(state, { checking: true })),
    pullBegan: (id) => change(id, (state) => Object.assign(state, { pulling: 0 })),
    pulled: (id, orders) =>
      change(id, (state) => Object.assign(state, { pulling: (state.pulling ?? 0) + orders })),
    pullEnded: (id, at) =>
      change(id, (state) => {
        delete state.pulling;
        if (at !== undefined) state.pulledAt = at;
      }),
    lastPulled: (id, at) => change(id, (state) => Object.assign(state, { pulledAt: at })),
    retryNow: (id) => of(id).breaker.retryNow(),
    forget: (id) => {
      states.delete(id);
      parts.changed();
    },
  };
}

function note(state: State, { problem, reached }: CarrierFailure, clock: Clock, fraction: number): void {
  const { code, retryAt } = problem;
  state.checking = false;
  if (PAUSES.has(code)) {
    state.paused = problem;
    return;
  }
  if (code === 'rate-limited') {
    const asked =
      retryAt === undefined
        ? UNTOLD_HOLD + Math.ceil(UNTOLD_JITTER * fraction)
        : toEpochMs(retryAt) - clock.now() + Math.ceil(HOLD_JITTER * fraction);
    // Of several requests that were held back, the one that was asked to wait longest counts.
    state.heldUntil = Math.max(state.heldUntil ?? 0, clock.steady() + Math.min(asked, LONGEST_HOLD));
    return;
  }
  if (!UNREACHABLE.has(code) && reached !== 'maybe') return;
  state.problem = problem;
  delete state.okSince;
  state.breaker.failed(code === 'offline');
}

function syncOf(accountId: AccountId, state: State): AccountSync {
  const problem = state.paused ?? state.problem;
  return {
    accountId,
    phase: phaseOf(state),
    ...(state.pulling !== undefined && { pulled: state.pulling }),
    ...(state.pulledAt !== undefined && { pulledAt: state.pulledAt }),
    ...(problem && { problem }),
  };
}

function phaseOf(state: State): AccountSync['phase'] {
  if (state.paused) return 'paused';
  if (state.breaker.isOpen()) return 'offline';
  return state.pulling === undefined ? 'idle' : 'pulling';
}

function sameHealth(a: AccountHealth, b: AccountHealth): boolean {
  if (a.kind !== b.kind) return false;
  return !('problem' in a && 'problem' in b) || a.problem.what === b.problem.what;
}

function healthOf(state: State): AccountHealth {
  if (state.paused) return { kind: 'needs-you', problem: state.paused };
  if (state.problem) {
    return { kind: NEEDS_AGENT.has(state.problem.code) ? 'needs-you' : 'offline', problem: state.problem };
  }
  if (state.okSince === undefined || state.checking) return { kind: 'checking' };
  return { kind: 'ok', since: state.okSince };
}
