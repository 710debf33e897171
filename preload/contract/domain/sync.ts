import type { AccountId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Instant } from './time.ts';

export interface AccountSync {
  readonly accountId: AccountId;
  readonly phase: 'idle' | 'pulling' | 'offline' | 'paused';
  /** Orders read so far in a running pull. */
  readonly pulled?: number;
  readonly pulledAt?: Instant;
  /** Its mutations that no carrier has confirmed. */
  readonly waiting?: number;
  readonly problem?: Problem;
}

export interface SyncStatus {
  readonly accounts: readonly AccountSync[];
  /** Mutations no carrier has confirmed. */
  readonly waiting: number;
  /** Of those, the ones only the agent can unblock. */
  readonly needsYou: number;
  readonly oldestWaiting?: Instant;
  /**
   * Carriers can be reached again and what waited is on its way: one notice of the topic `reconnect` tells at the end
   * what became of it, where anything waited.
   */
  readonly catchingUp?: boolean;
}
