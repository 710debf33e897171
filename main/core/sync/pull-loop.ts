import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { CarrierSession } from '../interfaces/carrier.ts';
import type { Log } from '../interfaces/ports.ts';
import type { AccountRef } from '../interfaces/store.ts';
import { whileReading } from './failure.ts';
import { FIRST_FULL_PULL_AFTER, FULL_PULL_EVERY, pullEvery } from './pace.ts';
import { type PullParts, pullAccount } from './pull.ts';

export interface PullLoop {
  /** As soon as the account may be asked; `full`: everything. */
  readonly now: (full: boolean) => void;
  readonly focused: (focused: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Keeps one account's mirror fresh, at a pace that fits what the agent is doing. */
export function createPullLoop(
  parts: PullParts & {
    readonly log: Log;
    readonly sessionOf: () => Promise<CarrierSession>;
    /** Is a port of this account due today? */
    readonly dueToday: () => Promise<boolean>;
    /** A pull came through: the carrier can be reached, and these look different. */
    readonly pulled: (ids: readonly PortRequestId[]) => void;
  },
  account: AccountRef,
): PullLoop {
  const { states, clock, random } = parts;
  const { accountId } = account;
  let cancel: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let wanted: { full: boolean } | undefined;
  // A start shows what changed first; what was deleted meanwhile shows a little later.
  let fullAt = clock.now() - FULL_PULL_EVERY + FIRST_FULL_PULL_AFTER;
  let endedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let focused = true;
  let dueToday = false;
  let stopped = false;
  const stopping = () => stopped || parts.stopping();

  const schedule = (ms: number): void => {
    cancel?.();
    if (!stopped) cancel = clock.after(Math.max(0, ms), tick);
  };
  const tick = (): void => {
    if (stopped || running !== undefined) return;
    const gate = states.pulling(accountId);
    if (!gate.open) {
      // Paused: whoever resumes the account asks for a pull.
      if (gate.until !== undefined) schedule(gate.until - clock.now());
      return;
    }
    const full = wanted?.full === true || Math.abs(clock.now() - fullAt) >= FULL_PULL_EVERY;
    wanted = undefined;
    running = pull(full).finally(() => {
      running = undefined;
      if (wanted) schedule(0);
      else schedule(pullEvery({ focused, dueToday, failures }, random.fraction()));
    });
  };
  const pull = async (full: boolean): Promise<void> => {
    let whole = false;
    try {
      const session = await parts.sessionOf();
      const pulled = await pullAccount({ ...parts, stopping }, account, session, { full });
      whole = !stopping();
      failures = 0;
      if (pulled.full) fullAt = clock.now();
      states.answered(accountId);
      dueToday = await parts.dueToday();
      parts.pulled(pulled.ids);
    } catch (error) {
      failures += 1;
      const failure = whileReading(error);
      states.failed(accountId, failure);
      states.trouble(accountId, failure.problem);
      parts.log.info('sync.pull', { code: failure.problem.code, failures });
    } finally {
      endedAt = clock.now();
      states.pullEnded(accountId, whole);
    }
  };
  return {
    now: (full) => {
      wanted = { full: full || wanted?.full === true };
      if (running === undefined) schedule(0);
    },
    focused: (next) => {
      if (next === focused) return;
      focused = next;
      if (running !== undefined || failures > 0) return;
      const every = pullEvery({ focused, dueToday, failures }, random.fraction());
      schedule(Math.min(every, endedAt + every - clock.now()));
    },
    stop: async () => {
      stopped = true;
      cancel?.();
      await running;
    },
  };
}
