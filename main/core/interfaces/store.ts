import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import type { Board, BoardFilter, BoardPage } from '../../../preload/contract/domain/board.ts';
import type { Delivery, Document, DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type {
  AccountId,
  CarrierId,
  DeliveryId,
  DocumentId,
  E164,
  MutationId,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { LoaId } from '../../../preload/contract/domain/loa.ts';
import type { NumberUse } from '../../../preload/contract/domain/numbers.ts';
import type { LinkProposal } from '../../../preload/contract/domain/orders.ts';
import type { Card, TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { PullCursor } from './carrier.ts';
import type { DeliveryMark } from './delivery.ts';
import type { Decision, KeptValue } from './history.ts';
import type { LoaRecord } from './loa.ts';
import type {
  Attempt,
  LaneHead,
  Mutation,
  MutationBody,
  NewMutation,
  OrderLink,
  Outcome,
} from './mutation.ts';
import type { CarrierOrder, MirrorOrder } from './order.ts';

/** Whose answers a write belongs to. */
export interface AccountRef {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
}

/** When an account was last read, and when everything it holds was. */
export interface LastPull {
  readonly accountId: AccountId;
  readonly pulledAt: Instant;
  readonly fullAt?: Instant;
}

/** All that is known of one port request; its view is computed from it and nothing else. */
export interface PortRequestRecord {
  readonly id: PortRequestId;
  readonly orders: readonly MirrorOrder[];
  /** In lane order. */
  readonly mutations: readonly Mutation[];
  readonly documents: readonly Document[];
  readonly deliveries: readonly Delivery[];
  /** What the agent typed that not every carrier of this port request keeps; what carriers hold goes before it. */
  readonly own: PortFields;
  /** Orders that the agent has joined to this port request. */
  readonly joined: readonly OrderLink[];
  /** Names of sub-accounts that orders and drafts mention. */
  readonly subAccounts: readonly SubAccount[];
  /** Accounts of drafts, so that their badge is known before any order exists. */
  readonly accounts: readonly AccountRef[];
}

/** What one edit of the agent changes in the outbox and among the fields that stay with us. */
export interface OutboxChange {
  readonly entries: readonly NewMutation[];
  readonly own?: { readonly id: PortRequestId; readonly fields: PortFields };
  readonly withdraw: readonly MutationId[];
  readonly requeue: readonly { readonly id: MutationId; readonly body: MutationBody }[];
}

/** Cards that a column shows at first; more come by page. */
export const CARDS_PER_COLUMN = 30;

/**
 * The local database. Every call is one transaction in the database worker; a call that resolves is on disk
 * (`sync.md` §0.6). Calls that change what an agent sees resolve with the port requests touched.
 */
export interface Store {
  // What the screen reads.
  readonly openBoard: (filter: BoardFilter, cardsPerColumn: number) => Promise<Board>;
  readonly boardPage: (filter: BoardFilter, state: State, after: string, limit: number) => Promise<BoardPage>;
  readonly cards: (ids: readonly PortRequestId[]) => Promise<readonly Card[]>;
  readonly portRequest: (id: PortRequestId) => Promise<PortRequestRecord | undefined>;
  readonly timeline: (id: PortRequestId) => Promise<readonly TimelineEntry[]>;
  /** Known uses of these numbers in port requests that are not canceled, at most a few per number. */
  readonly numberUses: (
    numbers: readonly E164[],
    except?: PortRequestId,
  ) => Promise<ReadonlyMap<E164, readonly NumberUse[]>>;
  readonly subAccounts: (accountId: AccountId) => Promise<readonly SubAccount[]>;

  // The mirror: what carriers said.
  readonly applyPage: (
    account: AccountRef,
    orders: readonly CarrierOrder[],
    options: {
      readonly now: Instant;
      readonly subAccounts?: readonly SubAccount[];
      readonly cursor?: PullCursor;
      /** Most of them are new: nothing was ever pulled from this account. */
      readonly first?: boolean;
      /** The pull these orders belong to; rows it confirms are marked with it. */
      readonly pullId?: string;
    },
  ) => Promise<readonly PortRequestId[]>;
  /** Orders of the account not marked by this pull and not terminal: candidates for "gone"; asked for one by one. */
  readonly unseen: (accountId: AccountId, pullId: string) => Promise<readonly MirrorOrder[]>;
  readonly forgetOrder: (accountId: AccountId, remoteId: RemoteId) => Promise<readonly PortRequestId[]>;
  readonly applyTimeline: (
    account: AccountRef,
    remoteId: RemoteId,
    entries: readonly TimelineEntry[],
  ) => Promise<readonly PortRequestId[]>;
  readonly cursor: (accountId: AccountId) => Promise<PullCursor | undefined>;
  /** A pull has ended and brought all it was to bring; `full`: everything the account holds. */
  readonly notePull: (
    accountId: AccountId,
    pull: { readonly at: Instant; readonly full: boolean },
  ) => Promise<void>;
  readonly lastPulls: () => Promise<readonly LastPull[]>;
  readonly forgetAccount: (accountId: AccountId) => Promise<readonly PortRequestId[]>;

  // The outbox: what the agent did.
  /**
   * Takes back, changes and adds entries, keeps what of the fields stays with us, deliveries and the new view: all in one
   * transaction. Rejects, with nothing done, when an entry to be taken back or changed has left meanwhile.
   */
  readonly enqueue: (
    mutations: readonly NewMutation[],
    also?: {
      readonly own?: { readonly id: PortRequestId; readonly fields: PortFields };
      readonly deliveries?: readonly Delivery[];
      /** As `withdraw` does. */
      readonly withdraw?: readonly MutationId[];
      /** As `requeue` does. */
      readonly requeue?: readonly { readonly id: MutationId; readonly body: MutationBody }[];
    },
  ) => Promise<readonly PortRequestId[]>;
  readonly mutation: (id: MutationId) => Promise<Mutation | undefined>;
  readonly outbox: () => Promise<readonly Mutation[]>;
  /** The first entry of each lane (a port request at an account), in order of age; `sending` and `unknown` ones too. */
  readonly laneHeads: () => Promise<readonly LaneHead[]>;
  /** Commits the attempt, and only then resolves: send after it, never before. */
  readonly beginAttempt: (id: MutationId, attempt: Attempt) => Promise<void>;
  /** Ends the attempt; with `done`, the orders in the answer enter the mirror in the same transaction. */
  readonly endAttempt: (
    id: MutationId,
    outcome: Outcome,
    learned: {
      readonly now: Instant;
      readonly account: AccountRef;
      readonly orders?: readonly CarrierOrder[];
      readonly timeline?: readonly TimelineEntry[];
      /** The order is gone at the carrier (after `remove`). */
      readonly removed?: RemoteId;
      readonly delivery?: Pick<Delivery, 'id' | 'step'> & { readonly remoteName?: string };
      /** Values that gave way in the edit that has arrived; they enter the history. */
      readonly merged?: readonly KeptValue[];
      /** Fields that the orders of a create have blank; an edit of each follows, before all that waits for it. */
      readonly unwritten?: readonly { readonly remoteId: RemoteId; readonly fields: PortFields }[];
    },
  ) => Promise<readonly PortRequestId[]>;
  /** Back to `queued` with what the agent changed or accepted; in doubt: to `unknown`, so that it is looked for first. */
  readonly requeue: (id: MutationId, body: MutationBody) => Promise<readonly PortRequestId[]>;
  /** Removes an entry that was never attempted or was refused; `false` when it may have been sent. */
  readonly withdraw: (
    id: MutationId,
  ) => Promise<{ readonly withdrawn: boolean; readonly touched: readonly PortRequestId[] }>;
  /** Carries out what the agent chose about fields in conflict; the other values enter the history. */
  readonly decide: (decision: Decision) => Promise<readonly PortRequestId[]>;
  /** Both sides' values of a choice or merge of this port request, with their secrets. */
  readonly keptValue: (id: PortRequestId, historyId: string) => Promise<KeptValue | undefined>;
  /**
   * The order is gone at its carrier: forgets it with all that waits for it, and writes the entries that bring it back,
   * in one transaction.
   */
  readonly recreate: (
    gone: Pick<OrderLink, 'portRequestId' | 'accountId'> & { readonly remoteId?: RemoteId },
    entries: readonly NewMutation[],
    deliveries: readonly Delivery[],
  ) => Promise<readonly PortRequestId[]>;
  /** After a start: every attempt without an outcome becomes `unknown`. */
  readonly recoverAttempts: (now: Instant) => Promise<number>;
  readonly links: (id: PortRequestId) => Promise<readonly OrderLink[]>;
  /** Joins all orders of another port request to this one, with what the agent did to it. */
  readonly join: (id: PortRequestId, other: PortRequestId) => Promise<readonly PortRequestId[]>;
  /** Lets an order stand by itself again, with what is meant for it. */
  readonly part: (account: AccountRef, remoteId: RemoteId) => Promise<readonly PortRequestId[]>;
  /** Other port requests that hold some of these numbers and no order of these accounts; the most alike first. */
  readonly lookalikes: (id: PortRequestId) => Promise<readonly LinkProposal[]>;

  // Documents and deliveries.
  readonly addDocument: (
    document: Document,
    deliveries: readonly { readonly delivery: Delivery; readonly mutation: NewMutation }[],
  ) => Promise<readonly PortRequestId[]>;
  readonly document: (id: DocumentId) => Promise<Document | undefined>;
  readonly delivery: (id: DeliveryId) => Promise<Delivery | undefined>;
  readonly deliveryMark: (id: DeliveryId) => Promise<DeliveryMark | undefined>;
  /** Commits a step of a delivery, and only then resolves. */
  readonly markDelivery: (id: DeliveryId, mark: DeliveryMark) => Promise<readonly PortRequestId[]>;
  readonly setDocumentKind: (id: DocumentId, kind: DocumentKind) => Promise<readonly PortRequestId[]>;
  /** Removes the row and its unsent deliveries; the vault file stays while another row names its hash. */
  readonly removeDocument: (
    id: DocumentId,
  ) => Promise<{ readonly touched: readonly PortRequestId[]; readonly orphaned: boolean }>;

  // LOAs.
  /** Those of a port request that were printed or signed, the oldest first. */
  readonly loas: (id: PortRequestId) => Promise<readonly LoaRecord[]>;
  readonly loaById: (id: LoaId) => Promise<LoaRecord | undefined>;
  /** Has any LOA ever been printed or signed here? */
  readonly hasLoas: () => Promise<boolean>;
  /** Keeps one that was printed, or what is known of it now. */
  readonly keepLoa: (loa: LoaRecord) => Promise<void>;
  /**
   * All that a signature changes, in one transaction: the record, the document, its deliveries, what the signer's name
   * changes in fields, and what of the earlier documents that it `replaces` has not left yet. `orphaned`: hashes that no
   * document names any more.
   */
  readonly signLoa: (
    loa: LoaRecord,
    document: Document,
    also: {
      readonly deliveries: readonly { readonly delivery: Delivery; readonly mutation: NewMutation }[];
      readonly replaces: readonly DocumentId[];
      readonly edit: OutboxChange;
    },
  ) => Promise<{ readonly touched: readonly PortRequestId[]; readonly orphaned: readonly string[] }>;
}
