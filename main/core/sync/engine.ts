import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
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
import { createConfirmed } from './confirmed.ts';
import { createDispatcher } from './dispatcher.ts';
import { isDueToday } from './due-today.ts';
import type { Lanes } from './lanes.ts';
import { createPullLoop, type PullLoop } from './pull-loop.ts';
import { createRateLimit, type RateLimit } from './rate.ts';
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
  readonly pullNow: () => void;
  readonly focused: (focused: boolean) => void;
  readonly networkBack: () => void;
  /** Asks the carriers for one port request now; rejects with their failure. */
  readonly refresh: (id: PortRequestId) => Promise<void>;
  /** The agent looks at this port request: keep its timeline fresh. */
  readonly watch: (id: PortRequestId) => void;
}

/** Pulls, sends and looks again, for every account side by side: one that is down delays no other. */
export function createEngine(parts: EngineParts): Engine {
  const { store, accounts, carriers, sessions, states, clock, log, touched } = parts;
  const loops = new Map<AccountId, PullLoop>();
  const rates = new Map<AccountId, RateLimit>();
  const background = new Set<Promise<void>>();
  let focused = true;

  const accountOf = (id: AccountId) => accounts.list().find((account) => account.id === id);
  const adapterOf = (id: AccountId) => {
    const carrier = accountOf(id)?.carrier;
    const adapter = carrier === undefined ? undefined : carriers.of(carrier);
    if (!adapter) throw refuse('not-found', 'This account is no longer here.', 'Choose another account.');
    return adapter;
  };
  const take = async (id: AccountId): Promise<void> => {
    let rate = rates.get(id);
    if (!rate) {
      rate = createRateLimit(clock, adapterOf(id).capabilities.rate);
      rates.set(id, rate);
    }
    await rate.take();
  };
  const wireOf = async (id: AccountId): Promise<Wire> => ({
    ...parts,
    adapter: adapterOf(id),
    session: await sessions.of(id),
  });
  const refresh = (id: PortRequestId): Promise<void> =>
    refreshPortRequest({ store, clock, touched, take, sessionOf: sessions.of }, id);
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
  const confirmed = createConfirmed();
  const watch = createWatch(clock, refreshQuietly);
  const dispatcher = createDispatcher({
    store,
    states,
    clock,
    log,
    attempts: {
      ...parts,
      confirmed,
      take,
      wireOf,
      carrierOf: (id) => accountOf(id)?.carrier,
      lookAgain,
    },
  });
  const loopOf = (accountId: AccountId, carrier: string): PullLoop =>
    createPullLoop(
      {
        ...parts,
        confirmed,
        take,
        sessionOf: () => sessions.of(accountId),
        dueToday: () => isDueToday(store, accountId, clock.now()),
        pulled: (ids) => {
          dispatcher.networkBack();
          watch.changed(ids);
        },
      },
      { accountId, carrier },
    );
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
    loop.now(false);
    dispatcher.wake();
  };
  return {
    start: async () => {
      const recovered = await store.recoverAttempts(toInstant(clock.now()));
      if (recovered > 0) log.info('sync.recovered', { attempts: recovered });
      for (const { id } of accounts.list()) follow(id);
      dispatcher.wake();
    },
    stop: async () => {
      await Promise.all([dispatcher.stop(), ...[...loops.values()].map((loop) => loop.stop())]);
      await Promise.all([...background, watch.idle()]);
    },
    wake: dispatcher.wake,
    follow,
    leave: async (id) => {
      const loop = loops.get(id);
      loops.delete(id);
      rates.delete(id);
      await loop?.stop();
      await dispatcher.quiet(id);
    },
    pullNow: () => {
      for (const [id, loop] of loops) {
        states.resume(id);
        loop.now(true);
      }
      dispatcher.wake();
    },
    focused: (next) => {
      focused = next;
      for (const loop of loops.values()) loop.focused(next);
    },
    networkBack: () => {
      for (const [id, loop] of loops) {
        states.retryNow(id);
        loop.now(false);
      }
      dispatcher.networkBack();
    },
    refresh,
    watch: watch.on,
  };
}
