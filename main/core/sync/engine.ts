import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Instant, toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import { CarrierFailure } from '../interfaces/carrier.ts';
import type {
  AccountBook,
  Carriers,
  Clock,
  ImageToPdf,
  Log,
  Publish,
  Random,
  Sessions,
  Sha256,
  Touched,
  Vault,
} from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';
import type { CatchUp } from './catch-up.ts';
import { createConfirmed } from './confirmed.ts';
import { createDispatcher } from './dispatcher.ts';
import { isDueToday } from './due-today.ts';
import type { Lanes } from './lanes.ts';
import { createPullLoop, type PullLoop } from './pull-loop.ts';
import { createRateLimit, type RateLimit, type Urgency } from './rate.ts';
import { createReach } from './reach.ts';
import { refreshPortRequest } from './refresh.ts';
import type { DeliveryStops } from './stops.ts';
import type { Wire } from './target.ts';
import { createWatch } from './watch.ts';

export interface EngineParts {
  readonly store: Store;
  readonly accounts: AccountBook;
  readonly carriers: Carriers;
  readonly sessions: Sessions;
  readonly states: AccountStates;
  readonly catchUp: CatchUp;
  readonly lanes: Lanes;
  readonly vault: Vault;
  readonly imageToPdf: ImageToPdf;
  readonly sha256Of: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly publish: Publish;
  readonly touched: Touched;
  readonly stopping: () => boolean;
  readonly stops: DeliveryStops;
}

export interface Engine {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The outbox may have something to send. */
  readonly wake: () => void;
  /** Begins to pull an account, or goes on after its credentials changed. */
  readonly follow: (account: AccountId) => void;
  /** Ends the account's pulls and resolves once nothing of it is under way. */
  readonly leave: (account: AccountId) => Promise<void>;
  /** What changed at every account, and everything where that is due; a carrier that was lost is looked for. */
  readonly pullNow: () => void;
  readonly focused: (focused: boolean) => void;
  /** The network is said to be back: every account is tried at once. */
  readonly networkBack: () => void;
  /** An account can't be reached any more, or can be again. */
  readonly reachChanged: (id: AccountId, reached: boolean) => void;
  /** A carrier has said that we ask too much: nothing for so many milliseconds, and nothing in a burst afterwards. */
  readonly limited: (id: AccountId, ms: number) => void;
  /** Asks the carriers for one port request now; rejects with their failure. */
  readonly refresh: (id: PortRequestId) => Promise<void>;
  /** The agent looks at this port request: keep its timeline fresh. */
  readonly watch: (id: PortRequestId) => void;
}

/** Pulls, sends and looks again, for every account side by side: one that is down delays no other. */
export function createEngine(parts: EngineParts): Engine {
  const { store, accounts, carriers, sessions, states, catchUp, clock, log, touched } = parts;
  const loops = new Map<AccountId, PullLoop>();
  const rates = new Map<AccountId, RateLimit>();
  const background = new Set<Promise<void>>();
  const fulls = new Map<AccountId, Instant | undefined>();
  let focused = true;

  const accountOf = (id: AccountId) => accounts.list().find((account) => account.id === id);
  const adapterOf = (id: AccountId) => {
    const carrier = accountOf(id)?.carrier;
    const adapter = carrier === undefined ? undefined : carriers.of(carrier);
    if (!adapter) throw refuse('not-found', 'This account is no longer here.', 'Choose another account.');
    return adapter;
  };
  const rateOf = (id: AccountId): RateLimit => {
    let rate = rates.get(id);
    if (!rate) {
      rate = createRateLimit(clock, adapterOf(id).capabilities.rate);
      rates.set(id, rate);
    }
    return rate;
  };
  const takeAs = (urgency: Urgency) => async (id: AccountId) => rateOf(id).take(urgency);
  const take = takeAs('now');
  const wireOf = async (id: AccountId): Promise<Wire> => ({
    ...parts,
    adapter: adapterOf(id),
    session: await sessions.of(id),
  });
  const confirmed = createConfirmed();
  const refresh = (id: PortRequestId): Promise<void> =>
    refreshPortRequest(
      { store, confirmed, clock, touched, take, sessionOf: sessions.of, limited: states.failed },
      id,
    );
  const refreshQuietly = async (id: PortRequestId): Promise<void> => {
    try {
      if (!parts.stopping()) await refresh(id);
    } catch (error) {
      log.info('sync.refresh', { code: error instanceof CarrierFailure ? error.problem.code : 'other' });
    }
  };
  const lookAgain = (id: PortRequestId): void => {
    const task = refreshQuietly(id).finally(() => background.delete(task));
    background.add(task);
  };
  const watch = createWatch(clock, refreshQuietly);
  const reach = createReach({
    ...parts,
    nameOf: (id) => accountOf(id)?.name ?? 'The carrier',
    sessionOf: sessions.of,
  });
  const dispatcher = createDispatcher({
    store,
    states,
    clock,
    log,
    planned: catchUp.planned,
    attempts: {
      ...parts,
      store: {
        ...store,
        endAttempt: async (id, outcome, facts) => {
          const changed = await store.endAttempt(id, outcome, facts);
          catchUp.ended(facts.account.accountId, outcome.kind);
          return changed;
        },
      },
      confirmed,
      take,
      wireOf,
      carrierOf: (id) => accountOf(id)?.carrier,
      lookAgain,
    },
  });
  const loopOf = (accountId: AccountId, carrier: string): PullLoop => {
    const lastFull = fulls.get(accountId);
    return createPullLoop(
      {
        ...parts,
        confirmed,
        take: takeAs('background'),
        sessionOf: () => sessions.of(accountId),
        lastFull: lastFull === undefined ? undefined : toEpochMs(lastFull),
        isIdle: () => dispatcher.isIdle(accountId),
        dueToday: () => isDueToday(store, accountId, clock.now()),
        pulled: watch.changed,
      },
      { accountId, carrier },
    );
  };
  const follow = (id: AccountId): void => {
    const account = accountOf(id);
    if (!account || parts.stopping()) return;
    states.resume(id);
    dispatcher.allow(id);
    let loop = loops.get(id);
    if (!loop) {
      loop = loopOf(id, account.carrier);
      loop.focused(focused);
      loops.set(id, loop);
    }
    loop.now();
    dispatcher.networkBack(id);
  };
  return {
    start: async () => {
      const recovered = await store.recoverAttempts(toInstant(clock.now()));
      if (recovered > 0) log.info('sync.recovered', { attempts: recovered });
      for (const { accountId, pulledAt, fullAt } of await store.lastPulls()) {
        states.lastPulled(accountId, pulledAt);
        fulls.set(accountId, fullAt);
      }
      for (const { id } of accounts.list()) follow(id);
      dispatcher.wake();
    },
    stop: async () => {
      reach.stop();
      await Promise.all([dispatcher.stop(), ...[...loops.values()].map((loop) => loop.stop())]);
      await Promise.all([...background, watch.idle()]);
    },
    wake: dispatcher.wake,
    follow,
    leave: async (id) => {
      const loop = loops.get(id);
      loops.delete(id);
      fulls.delete(id);
      reach.leave(id);
      await loop?.stop();
      await dispatcher.quiet(id);
    },
    pullNow: () => {
      for (const [id, loop] of loops) {
        // That the agent asks says nothing about the carrier; it is looked for at once.
        if (states.lost(id) === undefined) states.resume(id);
        else reach.now(id);
        loop.nowAndAll();
      }
      dispatcher.wake();
    },
    focused: (next) => {
      focused = next;
      for (const loop of loops.values()) loop.focused(next);
    },
    networkBack: () => {
      for (const [id, loop] of loops) {
        dispatcher.networkBack(id);
        if (states.lost(id) === undefined) loop.now();
        else reach.now(id);
      }
    },
    reachChanged: (id, reached) => {
      if (!reached) {
        catchUp.lost(id);
        reach.lost(id);
        return;
      }
      reach.leave(id);
      if (!loops.has(id)) return;
      catchUp.began(id);
      // What changed there is read while what waits here is sent.
      loops.get(id)?.now();
      dispatcher.wake();
    },
    limited: (id, ms) => rates.get(id)?.spentFor(ms),
    refresh,
    watch: watch.on,
  };
}
