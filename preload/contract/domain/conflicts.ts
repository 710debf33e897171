import type { FieldName } from './fields.ts';
import type { AccountId, CarrierId, MutationId, PortRequestId, RemoteId } from './ids.ts';
import type { MaskedValue } from './port-requests.ts';

/** Three versions of one field. */
export const SIDES = ['base', 'mine', 'theirs'] as const;
export type Side = (typeof SIDES)[number];

/** Which value a field keeps. */
export type Keep = 'mine' | 'theirs';

/** One field that the agent and a carrier have both changed, to different values. */
export interface Dispute {
  /** The entry of the outbox that asks; part of the answer, so that no answer meets another question. */
  readonly mutationId: MutationId;
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  /** The order in question; absent of entries from before orders had names. */
  readonly remoteId?: RemoteId;
  readonly field: FieldName;
  /** In clear, or masked when the field is secret. */
  readonly values: Readonly<Record<Side, DisputedValue>>;
}

export type DisputedValue =
  | { readonly kind: 'open'; readonly text: string }
  | ({ readonly kind: 'secret' } & MaskedValue);

/** Everything that the agent has to decide about one port. */
export interface Conflicts {
  readonly id: PortRequestId;
  readonly name: string;
  readonly disputes: readonly Dispute[];
  /** A submission waits for the answer. */
  readonly holdsSubmission: boolean;
}
