import type { Delivery, Document, DocumentCell, DocumentMark, RemoteDocument } from './documents.ts';
import type { FieldName, PortFields, SecretFieldName } from './fields.ts';
import type { AccountId, CarrierId, E164, MutationId, PortRequestId, RemoteId } from './ids.ts';
import type { Move, ReasonChoice } from './moves.ts';
import type { Ahead, CardCarrier, LinkProposal, Rejection } from './orders.ts';
import type { Holdup, Remedy, Typed } from './outbox.ts';
import type { Problem } from './problem.ts';
import type { State } from './states.ts';
import type { Instant, ZonedTime } from './time.ts';

/** A number as stored and as shown. */
export interface PhoneNumber {
  readonly e164: E164;
  /** National format in its own country: `(206) 555-0142`. */
  readonly display: string;
}

/** How far the agent's changes to a port have come. */
export type SyncMark = 'synced' | 'waiting' | 'sending' | 'checking' | 'conflict' | 'needs-you';

/** Nothing goes on before the agent has read and decided. */
export function needsAgent(sync: SyncMark): boolean {
  return sync === 'needs-you' || sync === 'conflict';
}

/** What is due: a committed date (FOC) outranks a requested one. */
export interface Due {
  readonly at: Instant;
  readonly kind: 'scheduled' | 'requested';
  /** The carrier's wall clock for a committed date. */
  readonly zoned?: ZonedTime;
}

/** One port request on the board: everything a card shows, nothing it must compute. */
export interface Card {
  readonly id: PortRequestId;
  readonly name: string;
  readonly state: State;
  readonly carriers: readonly CardCarrier[];
  readonly subAccount?: string;
  readonly firstNumber?: PhoneNumber;
  readonly numberCount: number;
  readonly losingCarrier?: string;
  readonly winningCarrier?: string;
  readonly stateSince: Instant;
  readonly due?: Due;
  readonly documents: Readonly<Record<'loa' | 'invoice' | 'csr', DocumentMark>>;
  readonly sync: SyncMark;
  /** The carrier's words when a change was refused, or what is being waited for. */
  readonly note?: string;
  readonly actionRequired: boolean;
  /** A carrier is further than the agent's own switch: the card offers the move that follows. */
  readonly ahead?: Ahead;
}

/** A secret field on screen: whether there is one, and its last characters. */
export interface MaskedValue {
  readonly present: boolean;
  /** Such as `•••• 1234`; empty when absent. */
  readonly masked: string;
}

/** What one account holds for a port request. */
export interface OrderView {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  /** Absent until the carrier has answered the create. */
  readonly remoteId?: RemoteId;
  readonly subAccount?: { readonly id: string; readonly name: string };
  readonly state: State;
  readonly status: string;
  readonly numbers: readonly PhoneNumber[];
  readonly schedule?: ZonedTime;
  readonly scheduledAt?: Instant;
  /** The carrier named a day and no hour. */
  readonly scheduledDayOnly?: true;
  /** It is asked to become this, and the carrier has not said yes. */
  readonly awaiting?: State;
  readonly rejections: readonly Rejection[];
  readonly remoteDocuments: readonly RemoteDocument[];
  readonly moves: readonly Move[];
  /** Which comments this account may write here. */
  readonly commenting: {
    readonly write: boolean;
    readonly private: boolean;
    readonly actionRequired: boolean;
  };
  /** The carrier tells when it can schedule the cutover. */
  readonly hasWindows: boolean;
  readonly canReplaceDocuments: boolean;
  /** It was joined to this port request by the agent, who can undo that. */
  readonly canUnlink: boolean;
  /** The carrier can draw its own LOA to look at. */
  readonly hasServerLoa: boolean;
  readonly canRemove: boolean;
}

/** One port request, opened. */
export interface PortRequestView {
  readonly card: Card;
  readonly fields: Omit<PortFields, SecretFieldName>;
  readonly secrets: Readonly<Record<SecretFieldName, MaskedValue>>;
  readonly numbers: readonly PhoneNumber[];
  readonly orders: readonly OrderView[];
  readonly documents: readonly Document[];
  readonly deliveries: readonly Delivery[];
  /** Documents × orders, row by row. */
  readonly cells: readonly DocumentCell[];
  readonly proposals: readonly LinkProposal[];
  /** The agent's changes that no carrier has confirmed. */
  readonly waiting: readonly WaitingChange[];
  readonly rejectReasons: readonly ReasonChoice[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A mutation in plain words. */
export interface WaitingChange {
  readonly id: MutationId;
  readonly portRequestId: PortRequestId;
  readonly portName: string;
  readonly accountId: AccountId;
  /** The order it is for; absent while that is only a draft of ours. */
  readonly remoteId?: RemoteId;
  readonly kind:
    | 'create'
    | 'edit'
    | 'move'
    | 'comment'
    | 'deliver'
    | 'remove-document'
    | 'remove'
    | 'unreadable';
  /** Such as "Move to Pending" or "Upload bill.pdf". */
  readonly words: string;
  /** Bytes, of an upload. */
  readonly size?: number;
  readonly status: 'queued' | 'sending' | 'unknown' | 'conflict' | 'refused';
  readonly since: Instant;
  readonly attempts: number;
  readonly notBefore?: Instant;
  readonly problem?: Problem;
  /** It may be carried out at the carrier all the same, wholly or in part. */
  readonly doubt?: true;
  /** What can be done about it, the first to try at the front. */
  readonly remedies: readonly Remedy[];
  /** Files that only the carrier held: *Create it again* leaves them out. */
  readonly loses?: readonly string[];
  /** Why it waits, where that is more than its turn; told in the outbox. */
  readonly holdup?: Holdup;
  readonly typed?: Typed;
  /** Fields where the carrier's value also changed: base, mine, theirs. */
  readonly conflicts?: readonly FieldConflict[];
}

export interface FieldConflict {
  readonly field: FieldName;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

interface TimelineBase {
  readonly id: string;
  readonly at: Instant;
  readonly accountId?: AccountId;
  readonly carrier?: CarrierId;
  /** Whose entry it is where the account holds several orders; absent for what belongs to no order, or to a draft. */
  readonly remoteId?: RemoteId;
  /** Who, as the carrier names them. */
  readonly by?: string;
  /** Not yet confirmed by the carrier. */
  readonly waiting?: true;
}

export type TimelineEntry =
  | (TimelineBase & {
      readonly kind: 'transition';
      readonly from?: State;
      readonly to: State;
      readonly status: string;
      readonly reason?: string;
      readonly rejections?: readonly Rejection[];
    })
  | (TimelineBase & {
      readonly kind: 'comment';
      readonly text: string;
      readonly private: boolean;
      readonly actionRequired: boolean;
    })
  | (TimelineBase & {
      readonly kind: 'local';
      readonly text: string;
      /** A secret value that gave way, shown when the agent asks. */
      readonly past?: { readonly historyId: string; readonly field: SecretFieldName };
    });
