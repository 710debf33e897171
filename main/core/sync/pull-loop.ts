import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Instant, toInstant } from '../../../preload/contract/domain/time.ts';
import type { CarrierSession } from '../interfaces/carrier.ts';
import type { Log } from '../interfaces/ports.ts';
import type { AccountRef } from '../interfaces/store.ts';
import { whileReading } from './failure.ts';
import { FIRST_FULL_PULL_AFTER, FULL_PULL_EVERY, pullEvery } from './pace.ts';
import { type PullParts, pullAccount } from './pull.ts';

export interface PullLoop {
  /** What changed, as soon as the account may be asked. */
  readonly now: () => void;
  /** The same for an agent who wants to be sure: everything right after it, where that is due. */
  readonly nowAndAll: () => void;
  readonly focused: (focused: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Keeps one account's mirror fresh, at a pace that fits what the agent is doing. */
export function createPullLoop(
  parts: PullParts & {
    readonly log: Log;
    readonly sessionOf: () => Promise<CarrierSession>;
    /** When everything was last asked for, milliseconds since 1970, if that is known. */
    readonly lastFull: number | undefined;
    /** Nothing of this account is on its way to the carrier. */
    readonly isIdle: () => boolean;
    /** Is a port of this account due today? */
    readonly dueToday: () => Promise<boolean>;
    /** A pull came through, and these look different. */
    readonly pulled: (ids: readonly PortRequestId[]) => void;
  },
  account: AccountRef,
): PullLoop {
  const { states, clock, random } = parts;
  const { accountId } = account;
  let cancel: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isAllWanted = false;
  // A start shows what changed first; what was deleted meanwhile shows a little later.
  let fullAt = Math.max(parts.lastFull ?? 0, clock.now() - FULL_PULL_EVERY + FIRST_FULL_PULL_AFTER);
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
    const gate = states.gate(accountId);
    if (!gate.open) {
      // Paused or out of reach: whoever resumes or finds the account asks for a pull.
      if (gate.until !== undefined) schedule(gate.until - clock.now());
      return;
    }
    // What was asked for now is what changed; everything waits for a moment when nothing is to be sent.
    const full = !isWanted && isFullDue() && (isAllWanted || parts.isIdle());
    if (!isWanted) isAllWanted = false;
    isWanted = false;
    running = pull(full).finally(() => {
      running = undefined;
      const more = isWanted || (isAllWanted && failures === 0 && isFullDue());
      schedule(more ? 0 : pullEvery({ focused, dueToday, failures }, random.fraction()));
    });
  };
  const isFullDue = () => Math.abs(clock.now() - fullAt) >= FULL_PULL_EVERY;
  const pull = async (full: boolean): Promise<void> => {
    let at: Instant | undefined;
    try {
      const session = await parts.sessionOf();
      const pulled = await pullAccount({ ...parts, stopping }, account, session, { full });
      failures = 0;
      if (pulled.full) fullAt = clock.now();
      if (!stopping()) {
        at = toInstant(clock.now());
        await parts.store.notePull(accountId, { at, full: pulled.full });
      }
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
      states.pullEnded(accountId, at);
    }
  };
  const now = (): void => {
    isWanted = true;
    if (running === undefined) schedule(0);
  };
  return {
    now,
    nowAndAll: () => {
      isAllWanted = true;
      now();
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
