import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { CarrierFailure, type CarrierSession } from '../interfaces/carrier.ts';
import type { Clock, Log, Random } from '../interfaces/ports.ts';
import type { AccountStates } from './account-states.ts';
import { coolDownMs } from './backoff.ts';
import { whileReading } from './failure.ts';

export interface Reach {
  /** The account was lost: it is looked for once its cool-down is over, and after each vain look again. */
  readonly lost: (id: AccountId) => void;
  /** The network is said to be back: an account that was lost is looked for now, whatever look is still under way. */
  readonly now: (id: AccountId) => void;
  /** Looks for it no more. */
  readonly leave: (id: AccountId) => void;
  readonly stop: () => void;
}

/** Milliseconds. A look on a connection that died with the network must not hold up the next one. */
const LONGEST_LOOK = 10_000;

/**
 * Finds out by itself when a carrier can be reached again: one cheap read, never a write, at the account's own pace.
 * That a link is up says little; only the carrier's own answer opens the account.
 */
export function createReach(parts: {
  readonly states: AccountStates;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly nameOf: (id: AccountId) => string;
  readonly sessionOf: (id: AccountId) => Promise<CarrierSession>;
}): Reach {
  const { states, clock, random, log } = parts;
  const waiting = new Map<AccountId, () => void>();
  let stopped = false;

  const cancel = (id: AccountId): void => {
    waiting.get(id)?.();
    waiting.delete(id);
  };
  const wait = (id: AccountId): void => {
    cancel(id);
    const trips = states.lost(id);
    if (stopped || trips === undefined) return;
    waiting.set(
      id,
      clock.after(coolDownMs(trips, random.fraction()), () => look(id)),
    );
  };
  const look = (id: AccountId): void => {
    cancel(id);
    if (stopped || states.lost(id) === undefined) return;
    void ask(id).finally(() => wait(id));
  };
  const within = <Value>(work: Promise<Value>, late: Error): Promise<Value> =>
    new Promise((resolve, reject) => {
      const cancelLate = clock.after(LONGEST_LOOK, () => reject(late));
      work.then(resolve, reject).finally(cancelLate);
    });
  const silent = (id: AccountId) =>
    new CarrierFailure(
      {
        code: 'carrier-down',
        what: `${parts.nameOf(id)} could not be reached: it does not answer.`,
        next: 'Portside tries again by itself; check the network if this stays.',
      },
      'no',
    );
  const ask = async (id: AccountId): Promise<void> => {
    try {
      const session = await parts.sessionOf(id);
      await within(session.verify(), silent(id));
      states.answered(id);
    } catch (error) {
      const failure = whileReading(error);
      states.lookedInVain(id, failure);
      log.info('sync.reach', { code: failure.problem.code });
    }
  };
  return {
    lost: wait,
    now: (id) => {
      states.retryNow(id);
      look(id);
    },
    leave: cancel,
    stop: () => {
      stopped = true;
      for (const id of [...waiting.keys()]) cancel(id);
    },
  };
}
