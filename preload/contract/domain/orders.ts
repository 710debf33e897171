import type { DocumentKind } from './documents.ts';
import type { FieldName } from './fields.ts';
import type { AccountId, CarrierId, PortRequestId, RemoteId } from './ids.ts';
import type { MoveNeed } from './moves.ts';
import type { State } from './states.ts';
import type { Instant, ZonedTime } from './time.ts';

/** One order of a port request, as a card shows it. */
export interface CardCarrier {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
}

/** What the carrier that executes a port says, where the switch that tracks it has not followed yet. */
export interface Ahead {
  /** Whose order is further. */
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly status: string;
  readonly state: State;
  /** The date it committed to (FOC). */
  readonly at?: Instant;
  /** It named a day and no hour: `at` is noon of that day in UTC. */
  readonly dayOnly?: true;
  readonly zoned?: ZonedTime;
  /** The account may move the order at the switch; else it is only told. */
  readonly canFollow: boolean;
}

/** One move of several that follow what a carrier said. */
export interface FollowStep {
  readonly accountId: AccountId;
  readonly remoteId?: RemoteId;
  readonly from: State;
  readonly to: State;
  readonly needs: readonly MoveNeed[];
  readonly consequence: string;
  /** Filled in from what the carrier said. */
  readonly reason?: string;
  readonly schedule?: ZonedTime;
}

/** How the switch can follow, step by step; each legal after the one before. */
export interface FollowPlan {
  readonly ahead: Ahead;
  readonly steps: readonly FollowStep[];
}

/** Why a carrier turned an order down (`porting.md` §2.5). */
export interface Rejection {
  /** The carrier's own code; empty where it has none. */
  readonly code: string;
  /** Such as "Name does not match". */
  readonly label: string;
  /** The carrier's own words. */
  readonly said: string;
  /** What a person does about it. */
  readonly fix: string;
  /** Fields of the port request to look at. */
  readonly fields: readonly FieldName[];
}

/** Another port request that holds the same numbers at another account: perhaps the same port. */
export interface LinkProposal {
  readonly id: PortRequestId;
  readonly name: string;
  readonly state: State;
  readonly carriers: readonly CardCarrier[];
  readonly sharedNumbers: number;
  readonly numberCount: number;
}

/** Something a carrier needs before it creates or takes on an order. */
export interface Requirement {
  readonly about:
    | { readonly kind: 'field'; readonly field: FieldName }
    | { readonly kind: 'document'; readonly document: DocumentKind }
    | { readonly kind: 'numbers' }
    /** Nothing is missing; the carrier can only not keep to what the field says. */
    | { readonly kind: 'advice'; readonly field: FieldName };
  /** `create`: the carrier takes no order without it; `submit`: it can follow until the order is submitted. */
  readonly by: 'create' | 'submit';
  readonly met: boolean;
  /** One sentence: what, and why where that is not plain. */
  readonly what: string;
}

/** An account at which a port request can be placed, and what that carrier needs and lacks. */
export interface Placement {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly requirements: readonly Requirement[];
  /** Nothing that the create needs is missing. */
  readonly ready: boolean;
}

/** A span of time in which a carrier can schedule the cutover. */
export interface FocWindow {
  readonly from: Instant;
  readonly to: Instant;
}
