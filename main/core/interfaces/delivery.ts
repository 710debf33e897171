import type { DeliveryId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { Payload, Progress } from './carrier.ts';

/**
 * A step that a delivery has taken, kept on disk before the next one begins, so that a restart goes on there.
 * `slot`: the carrier has given a place to put the bytes. `stored`: the bytes are there. `registered`: the carrier
 * was told that they belong to the order.
 */
export interface DeliveryMark {
  readonly step: 'slot' | 'stored' | 'registered';
  /** On our clock. */
  readonly at: Instant;
  /** What the adapter needs to go on, such as a slot's address or a document's id. Sealed at rest: it may let others in. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A delivery as a look at the carrier needs it. */
export interface DeliveryTrail {
  readonly deliveryId: DeliveryId;
  readonly payload: Payload;
  /** How far an earlier attempt came; absent when none took a step. */
  readonly reached?: DeliveryMark;
}

/** A delivery to be carried on. */
export interface DeliveryJob extends DeliveryTrail {
  readonly progress: Progress;
  /** The agent stops it. */
  readonly signal: AbortSignal;
  /** Resolves once the step is on disk. */
  readonly keep: (mark: DeliveryMark) => Promise<void>;
}
