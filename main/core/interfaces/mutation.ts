import type { FieldChanges, PortFields } from '../../../preload/contract/domain/fields.ts';
import type {
  AccountId,
  CarrierId,
  DeliveryId,
  E164,
  MutationId,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { FieldConflict } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../../preload/contract/domain/time.ts';

export interface CreateBody {
  readonly kind: 'create';
  /** The order will only track the port (`Capabilities.tracks`). */
  readonly tracks?: true;
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
  readonly subAccountId?: string;
  readonly acceptCharges?: boolean;
  /** The port request it was first sent for, where that one has been joined to another since. */
  readonly sentAs?: PortRequestId;
}

export interface EditBody {
  readonly kind: 'edit';
  readonly changes: FieldChanges;
  /** The values the agent saw when editing; absent fields were blank. */
  readonly base: PortFields;
  readonly addNumbers: readonly E164[];
  readonly removeNumbers: readonly E164[];
}

export interface MoveBody {
  readonly kind: 'move';
  readonly from: State;
  readonly to: State;
  readonly reason?: string;
  readonly schedule?: ZonedTime;
  readonly acceptCharges?: boolean;
}

export interface CommentBody {
  readonly kind: 'comment';
  readonly text: string;
  readonly private: boolean;
  readonly actionRequired: boolean;
}

export interface DeliverBody {
  readonly kind: 'deliver';
  readonly deliveryId: DeliveryId;
  readonly fileName: string;
  /** Bytes; absent in what older versions queued. */
  readonly size?: number;
  readonly replaces?: string;
  /** What the carrier held under that name when the agent chose to replace it. Bytes, and the hash where it is known. */
  readonly replaced?: { readonly size: number; readonly sha256?: string };
}

export interface RemoveDocumentBody {
  readonly kind: 'remove-document';
  readonly remoteName: string;
}

export interface RemoveBody {
  readonly kind: 'remove';
}

/** What acts on an order that the carrier holds already. */
export type OrderBody = EditBody | MoveBody | CommentBody | DeliverBody | RemoveDocumentBody | RemoveBody;

/** What the agent did. Secrets inside `fields` and `changes` are sealed by the store at rest. */
export type MutationBody = CreateBody | OrderBody;

/** What can't be read from the disk any more. It stands where it stood, sends nothing, and is the agent's to discard. */
export interface UnreadableBody {
  readonly kind: 'unreadable';
  readonly was: MutationBody['kind'];
}

/**
 * `queued` waits its turn; `sending` has an attempt row and may have left the machine; `unknown` was sent and no whole
 * answer came: probe before anything else in its lane; `conflict` and `refused` need the agent. Done and withdrawn
 * entries leave the outbox.
 */
export type MutationStatus = 'queued' | 'sending' | 'unknown' | 'conflict' | 'refused';

/**
 * An entry of the outbox. A port request at one account is a lane: its entries go strictly in order of `seq`. Lanes of
 * one port request at several accounts go side by side, so that a carrier that is down holds back only its own.
 */
export interface Mutation {
  readonly id: MutationId;
  readonly seq: number;
  readonly portRequestId: PortRequestId;
  readonly accountId: AccountId;
  /** The order it acts on; absent for a create, and for what waits for the order that a create will bring. */
  readonly remoteId?: RemoteId;
  readonly body: MutationBody | UnreadableBody;
  readonly status: MutationStatus;
  /** Attempts that may have reached the carrier. */
  readonly attempts: number;
  /** Not to be tried before this. */
  readonly notBefore?: Instant;
  readonly createdAt: Instant;
  readonly problem?: Problem;
  readonly conflicts?: readonly FieldConflict[];
  /**
   * An attempt may have been carried out, and nobody could tell. `open`: the agent decides whether it is sent again;
   * `agreed`: it is, once the carrier is seen to have nothing of it.
   */
  readonly doubt?: 'open' | 'agreed';
  /** The last attempt, kept until the entry is done: what a probe and a repeat need. */
  readonly lastAttempt?: Attempt;
}

/** The first entry of a lane, as far as it decides whether it goes now: what it says is not opened for that. */
export type LaneHead = Pick<
  Mutation,
  'id' | 'portRequestId' | 'accountId' | 'status' | 'notBefore' | 'problem'
> & { readonly body: Pick<Mutation['body'], 'kind'> };

export type NewMutation = Pick<Mutation, 'id' | 'portRequestId' | 'accountId' | 'remoteId' | 'createdAt'> & {
  readonly carrier: CarrierId;
  readonly body: MutationBody;
};

/** Committed before the first byte leaves. */
export interface Attempt {
  readonly n: number;
  readonly startedAt: Instant;
  /**
   * On the carrier's clock. Of a comment: the timestamp it carries, frozen here so that a repeat is recognised
   * (`carriers/kazoo.md` §6). Of a move: when the order had last changed before it.
   */
  readonly stamp?: Instant;
  /**
   * Of a comment: what of the same words stood there before it was first sent, by id. Frozen like its timestamp; another
   * one that stands there later is this comment.
   */
  readonly seen?: readonly string[];
}

/** How a mutation left the wire. */
export type Outcome =
  /** The carrier confirmed: the entry leaves the outbox. */
  | { readonly kind: 'done' }
  /** To be tried again. `reached: false`: the attempt certainly did nothing there, so it does not count as one. */
  | {
      readonly kind: 'later';
      readonly problem: Problem;
      readonly notBefore: Instant;
      readonly reached: boolean;
    }
  /** It may have happened: probe. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly notBefore: Instant }
  /** `doubt`: it may be carried out all the same, wholly or in part. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly doubt?: true }
  /** Both sides changed the same fields: the entry is split, and only what is disputed waits for the agent. */
  | {
      readonly kind: 'conflict';
      readonly problem: Problem;
      readonly conflicts: readonly FieldConflict[];
      readonly disputed: EditBody;
      readonly rest?: EditBody;
    };

/** Which remote order carries out the entries of a port request at an account, once known. */
export interface OrderLink {
  readonly portRequestId: PortRequestId;
  readonly accountId: AccountId;
  readonly remoteId: RemoteId;
}
