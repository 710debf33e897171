import type { AccountId, MutationId } from '../../../preload/contract/domain/ids.ts';
import type { LaneHead } from '../interfaces/mutation.ts';
import type { Clock, Log } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import { type AttemptParts, attempt, type Probes } from './attempt.ts';
import { isSendable, type LaneId, laneOf, nextInLane, planOutbox } from './outbox.ts';
import { AFTER_STORAGE_FAILURE, pause } from './pause.ts';

export interface Dispatcher {
  /** Something may be ready to go. */
  readonly wake: () => void;
  /** The network is said to be back: what waited for it goes as soon as the account may be asked. */
  readonly networkBack: (account: AccountId) => void;
  /** Nothing of this account is under way. */
  readonly isIdle: (account: AccountId) => boolean;
  /** Starts nothing more and resolves once nothing is under way. */
  readonly stop: () => Promise<void>;
  /** Starts nothing more of this account and resolves once nothing of it is under way. */
  readonly quiet: (account: AccountId) => Promise<void>;
  /** What `quiet` held back may go again. */
  readonly allow: (account: AccountId) => void;
}

/** Starts what the plan says, and looks again whenever something may have changed. */
export function createDispatcher(parts: {
  readonly store: Store;
  readonly states: AccountStates;
  readonly clock: Clock;
  readonly log: Log;
  readonly attempts: AttemptParts;
  /** The outbox has been looked through: which accounts are busy with it. */
  readonly planned: (isBusy: (account: AccountId) => boolean) => void;
}): Dispatcher {
  const { store, states, clock, log } = parts;
  const underWay = new Map<LaneId, { readonly head: LaneHead; readonly ended: Promise<void> }>();
  const probes: Probes = { until: new Map(), absences: new Map() };
  const quieted = new Set<AccountId>();
  let planning: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const back = new Set<AccountId>();
  let cancelTimer: (() => void) | undefined;

  const countOf = (account: AccountId) => {
    const mine = [...underWay.values()].filter(({ head }) => head.accountId === account);
    return {
      all: mine.length,
      uploads: mine.filter(({ head }) => head.body.kind === 'deliver').length,
    };
  };
  const isIdle = (account: AccountId) => countOf(account).all === 0;
  // A port that is joined or parted meanwhile gives an entry another lane.
  const isUnderWay = (id: MutationId) => [...underWay.values()].some(({ head }) => head.id === id);
  /** They say nothing any more, which is found out when they are to be sent. */
  const unreadable = new Set<MutationId>();
  const heads = async (): Promise<readonly LaneHead[]> => {
    const first = await store.laneHeads();
    const ready: LaneHead[] = [];
    for (const head of first) {
      if (head.status !== 'refused' && head.status !== 'conflict' && !unreadable.has(head.id)) {
        ready.push(head);
        continue;
      }
      const lane = await store.portRequest(head.portRequestId);
      const next = nextInLane((lane?.mutations ?? []).filter((entry) => laneOf(entry) === laneOf(head)));
      if (next) ready.push(next);
    }
    return ready;
  };
  const look = async (): Promise<void> => {
    cancelTimer?.();
    const ready = await heads();
    const plan = planOutbox(
      ready.filter(({ id }) => !isUnderWay(id)),
      {
        now: clock.now(),
        busy: new Set(underWay.keys()),
        underWay: countOf,
        account: (id) => (quieted.has(id) ? { open: false } : states.gate(id)),
        heldUntil: ({ id }) => probes.until.get(id),
        networkBack: (id) => back.has(id),
      },
    );
    if (stopped) return;
    for (const head of plan.go) begin(head);
    for (const id of back) if (states.gate(id).open) back.delete(id);
    parts.planned((id) => !isIdle(id) || plan.soon.has(id));
    if (plan.wakeAt !== undefined) cancelTimer = clock.after(Math.max(0, plan.wakeAt - clock.now()), wake);
  };
  const begin = (head: LaneHead): void => {
    const lane = laneOf(head);
    const ended = run(head).finally(() => {
      underWay.delete(lane);
      wake();
    });
    underWay.set(lane, { head, ended });
  };
  const run = async ({ id, body }: LaneHead): Promise<void> => {
    try {
      const mutation = await store.mutation(id);
      if (mutation?.body.kind === 'unreadable') unreadable.add(id);
      // It may have been withdrawn meanwhile.
      if (mutation && isSendable(mutation)) await attempt(parts.attempts, probes, mutation);
    } catch (error) {
      // The database, not a carrier. Nothing is known of the attempt; it is looked at again later.
      log.warn('sync.attempt', {
        kind: body.kind,
        error: error instanceof Error ? error.name : 'unknown',
      });
      await pause(clock, AFTER_STORAGE_FAILURE);
    }
  };
  const wake = (): void => {
    if (stopped) return;
    again = true;
    planning ??= (async () => {
      try {
        while (again && !stopped) {
          again = false;
          await look();
        }
      } catch (error) {
        log.warn('sync.plan', { error: error instanceof Error ? error.name : 'unknown' });
        cancelTimer = clock.after(AFTER_STORAGE_FAILURE, wake);
      } finally {
        planning = undefined;
      }
    })();
  };
  return {
    wake,
    networkBack: (account) => {
      back.add(account);
      wake();
    },
    isIdle,
    stop: async () => {
      stopped = true;
      cancelTimer?.();
      await planning;
      await Promise.all([...underWay.values()].map(({ ended }) => ended));
    },
    allow: (account) => void quieted.delete(account),
    quiet: async (account) => {
      quieted.add(account);
      await planning;
      const mine = [...underWay.values()].filter(({ head }) => head.accountId === account);
      await Promise.all(mine.map(({ ended }) => ended));
    },
  };
}
