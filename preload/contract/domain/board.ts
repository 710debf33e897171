import type { AccountId } from './ids.ts';
import type { Card } from './port-requests.ts';
import type { State } from './states.ts';
import type { Instant } from './time.ts';

export interface BoardFilter {
  /** Absent or empty: all accounts. */
  readonly accountIds?: readonly AccountId[];
  /** Number, name, BTN or reference, as typed. */
  readonly text?: string;
}

export interface BoardColumn {
  readonly state: State;
  readonly count: number;
  /** The count stopped at a limit: show "1,000+". */
  readonly more: boolean;
  /** How long the longest-waiting card has been in this state. */
  readonly oldest?: Instant;
  readonly cards: readonly Card[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly total: number;
}

export interface BoardPage {
  readonly cards: readonly Card[];
  readonly next?: string;
}
