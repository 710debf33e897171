import type { MutationId } from '../../../preload/contract/domain/ids.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { EditBody } from './mutation.ts';

/** Whose value a field kept after both sides had written one, and what each had written. Secrets in clear. */
export interface KeptValue extends FieldConflict {
  readonly kept: 'mine' | 'theirs';
  /** The agent chose, or both values meant the same and nobody was asked. */
  readonly by: 'agent' | 'merge';
}

/** As the ledger takes it: which port, account and order follows from the entry. */
export interface NewHistory extends KeptValue {
  readonly mutationId: MutationId;
  readonly at: Instant;
}

/** An entry of the outbox and what it says from now on. */
export interface Amended {
  readonly id: MutationId;
  readonly body: EditBody;
}

/** What the agent's choice makes of the outbox, in one transaction. */
export interface Decision {
  /** Back on their way, with what the agent chose. */
  readonly send: readonly Amended[];
  /** They lose the fields that were decided elsewhere and stay as they are otherwise. */
  readonly amend: readonly Amended[];
  readonly drop: readonly MutationId[];
  readonly history: readonly NewHistory[];
}
