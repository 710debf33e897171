import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type {
  AccountId,
  CarrierId,
  E164,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../../preload/contract/domain/time.ts';

/** What one account holds for a port request, as an adapter reads it from its carrier. Secrets are in clear: memory only. */
export interface CarrierOrder {
  readonly remoteId: RemoteId;
  /** The carrier's own status word. */
  readonly status: string;
  /** Absent when the word is unknown to us: the order then keeps the state it had, or stands in `unconfirmed`. */
  readonly state?: State;
  /** When it came into this state; absent when the answer does not tell (then: when we first saw it there). */
  readonly stateSince?: Instant;
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
  readonly subAccount?: { readonly id: string; readonly name?: string };
  readonly schedule?: ZonedTime;
  readonly scheduledAt?: Instant;
  /** The carrier named a day and no hour: `scheduledAt` is noon of that day in UTC. */
  readonly scheduledDayOnly?: true;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The carrier's revision of the order, for conditional requests. */
  readonly revision?: string;
  readonly documents: readonly RemoteDocument[];
  /** The answer told not all of its documents: what an earlier one told stays. */
  readonly documentsUntold?: true;
  /** A comment asks the customer to act and nothing has been written since. */
  readonly actionRequired?: boolean;
  /** The signed-in account may move it as port authority. */
  readonly authority: boolean;
  /** This order only tracks a port that others execute (`Capabilities.tracks`). */
  readonly tracks?: true;
  /** It is asked to become this, and the carrier has not said yes. */
  readonly awaiting?: State;
  /** The agent may start the cutover now, inside the carrier's window. */
  readonly onDemand?: true;
  /** Why the carrier turned it down. */
  readonly rejections?: readonly Rejection[];
  /** The order that this one was split off from, by the carrier. */
  readonly splitFrom?: RemoteId;
  /** Our own ids, read back from where the create put them. */
  readonly ours?: { readonly mutationId: string; readonly portRequestId: PortRequestId };
}

/** An order in the mirror: whose it is, and what the last answer said. */
export interface MirrorOrder extends CarrierOrder {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly portRequestId: PortRequestId;
  readonly state: State;
  readonly stateSince: Instant;
}
