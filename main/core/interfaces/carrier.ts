import type {
  CarrierDescription,
  Credentials,
  SubAccount,
} from '../../../preload/contract/domain/accounts.ts';
import type { DocumentKind, MediaType, RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { FieldChanges, FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { AccountId, E164, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Move, ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import type { Portability } from '../../../preload/contract/domain/numbers.ts';
import type { FocWindow, Requirement } from '../../../preload/contract/domain/orders.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { DeliveryJob, DeliveryTrail } from './delivery.ts';
import type { CarrierOrder } from './order.ts';
import type { CarrierPolicy } from './policy.ts';

export type Reached = 'no' | 'maybe' | 'partly' | 'yes';

/**
 * The one way an adapter fails. `reached` is the fact that decides about repeats: `no` (nothing left this machine, or
 * the carrier turned it away before acting), `maybe` (it was sent and no whole answer came), `yes` (the carrier answered),
 * `partly` (some of the change is carried out there, and what is left was turned away or never left).
 */
export class CarrierFailure extends Error {
  readonly problem: Problem;
  readonly reached: Reached;

  constructor(problem: Problem, reached: Reached) {
    super(problem.what);
    this.name = 'CarrierFailure';
    this.problem = problem;
    this.reached = reached;
  }
}

/** What a session needs to talk for one account. */
export interface AccountAccess {
  readonly accountId: AccountId;
  /** As the agent named it; used in sentences. */
  readonly accountName: string;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly credentials: Credentials;
}

/** A carrier, as data and as the way to open sessions; one line of `carriers/registry.ts` each. */
export interface CarrierAdapter {
  readonly description: CarrierDescription;
  readonly capabilities: Capabilities;
  /** Rules about LOAs and documents that change without the API; settings may change them here. */
  readonly policy: CarrierPolicy;
  /** Which moves the board offers for an order, with what each needs and why the others are not legal. Pure. */
  readonly moves: (order: MoveQuestion) => readonly Move[];
  readonly rejectReasons: readonly ReasonChoice[];
  /** What the carrier needs of a port request beside the documents of its policy, each with whether it is there. Pure. */
  readonly requirements: (question: PlacementQuestion) => readonly Requirement[];
  /** Opens nothing yet: signing in happens on the first call that needs it. */
  readonly session: (access: AccountAccess) => CarrierSession;
}

export type MoveQuestion = Pick<CarrierOrder, 'authority' | 'awaiting' | 'onDemand'> & {
  readonly state: State;
  readonly hasSchedule: boolean;
};

export interface PlacementQuestion {
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
}

export interface Capabilities {
  /**
   * The agent's own switch, which tracks a port that another carrier executes: where such an order exists, it decides
   * the port's column.
   */
  readonly tracks: boolean;
  readonly edits: {
    /** Fields that an order of this carrier keeps; the others stay with us. */
    readonly fields: readonly FieldName[];
    /** States in which fields may be changed, numbers added, and numbers removed. */
    readonly fieldsIn: readonly State[];
    readonly addNumbersIn: readonly State[];
    readonly removeNumbersIn: readonly State[];
  };
  /** `portability` can be asked. */
  readonly portability: boolean;
  /** `windows` can be asked. */
  readonly windows: boolean;
  readonly documents: {
    readonly kinds: readonly DocumentKind[];
    /** Sent as they are. */
    readonly accepts: readonly MediaType[];
    /** Turned into a PDF on the way. */
    readonly convertsToPdf: readonly MediaType[];
    /** States in which a document may be added, and removed. */
    readonly addIn: readonly State[];
    readonly removeIn: readonly State[];
    readonly replace: boolean;
    /** A file's bytes lie at the carrier before they are the order's: until then, sent twice they do nothing twice. */
    readonly storedFirst: boolean;
  };
  readonly comments: {
    readonly write: boolean;
    readonly private: boolean;
    readonly actionRequired: boolean;
    /**
     * A comment is kept under the time it was sent with, and one that is not later than the last is dropped: the same
     * comment twice is one, in whichever order the two are carried out.
     */
    readonly keepsTime: boolean;
  };
  readonly serverLoa: boolean;
  /** States in which an order may be deleted. */
  readonly removeIn: readonly State[];
  readonly rate: { readonly burst: number; readonly perSecond: number };
}

export interface Identity {
  /** Whom the carrier says we are. */
  readonly name: string;
  readonly remoteAccountId: string;
  readonly portAuthority: boolean;
}

/** A page of a pull. The cursor is durable: a later pull resumes from the last one that was stored. */
export interface PulledPage {
  readonly orders: readonly CarrierOrder[];
  readonly subAccounts?: readonly SubAccount[];
  /** Orders that the carrier says it no longer has. */
  readonly gone?: readonly RemoteId[];
  /** Stored with the page, in the same transaction. */
  readonly cursor: PullCursor;
}

export interface PullCursor {
  /** `full`: everything was asked for; `delta`: what changed since `since`. */
  readonly scope: string;
  readonly position: string;
  /** The pull that this page belongs to is complete with it. */
  readonly complete: boolean;
}

/** The scopes whose orders a complete pull has listed wholly: what is missing from them is gone or has moved on. */
export interface PullRequest {
  /** The last stored cursor; absent on the first pull. */
  readonly cursor?: PullCursor;
  /** Ask for everything again, whatever the cursor says. */
  readonly full: boolean;
}

export interface NewOrder {
  readonly mutationId: string;
  readonly portRequestId: PortRequestId;
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
  readonly subAccountId?: string;
  readonly acceptCharges: boolean;
}

export interface OrderEdit {
  readonly changes: FieldChanges;
  readonly addNumbers: readonly E164[];
  readonly removeNumbers: readonly E164[];
}

export interface OrderMove {
  readonly to: State;
  readonly reason?: string;
  readonly schedule?: ZonedTime;
  readonly acceptCharges: boolean;
  /** Who signed the port's LOA, for a carrier whose own form asks when it is submitted. */
  readonly signer?: { readonly name: string; readonly title: string };
}

export interface NewComment {
  readonly text: string;
  readonly private: boolean;
  readonly actionRequired: boolean;
  /** Frozen in the attempt; whole seconds matter to some carriers. */
  readonly at: Instant;
}

/** Bytes of a document, opened anew for each attempt. */
export interface Payload {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly mediaType: MediaType;
  /** Bytes. */
  readonly size: number;
  /** Of these very bytes, lower-case hex. */
  readonly sha256: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

export type Progress = (sentBytes: number, totalBytes: number) => void;

/** The address of an order at its carrier. */
export interface OrderAddress {
  readonly remoteId: RemoteId;
  readonly subAccountId?: string;
}

/** Everything that can be asked of one account. Each call rejects with `CarrierFailure` and nothing else. */
export interface CarrierSession {
  readonly verify: () => Promise<Identity>;
  /** Signs in if that is needed, so that a change is all that is left to send once its attempt is on disk. */
  readonly ready: () => Promise<void>;
  readonly subAccounts: () => Promise<readonly SubAccount[]>;
  readonly pull: (request: PullRequest) => AsyncIterable<PulledPage>;
  readonly order: (address: OrderAddress) => Promise<CarrierOrder>;
  readonly timeline: (address: OrderAddress) => Promise<readonly TimelineEntry[]>;
  /** One or MORE orders: a carrier may split. */
  readonly create: (order: NewOrder) => Promise<readonly CarrierOrder[]>;
  /** Did an earlier create arrive? Empty when it certainly did not. */
  readonly find: (order: NewOrder) => Promise<readonly CarrierOrder[]>;
  readonly update: (address: OrderAddress, edit: OrderEdit) => Promise<CarrierOrder>;
  readonly move: (address: OrderAddress, move: OrderMove) => Promise<CarrierOrder>;
  /** Resolves with the timestamp the carrier stored, which may be later than asked for. */
  readonly comment: (address: OrderAddress, comment: NewComment) => Promise<Instant>;
  /** Walks the steps that are left and resolves with the carrier's name for the file once the carrier has it for good. */
  readonly deliver: (address: OrderAddress, job: DeliveryJob) => Promise<string>;
  /** Is this payload already there, whole and belonging to the order? */
  readonly delivered: (address: OrderAddress, trail: DeliveryTrail) => Promise<string | undefined>;
  /** Puts this payload in the place of a file the carrier holds; the name stays. */
  readonly replaceDocument: (address: OrderAddress, remoteName: string, job: DeliveryJob) => Promise<string>;
  readonly documents: (address: OrderAddress) => Promise<readonly RemoteDocument[]>;
  /** Orders at the carrier that hold this number, also ones outside our pulls. */
  readonly withNumber: (number: E164) => Promise<readonly CarrierOrder[]>;
  /** May these numbers be ported here? Rejects with `rejected` where `capabilities.portability` is false. */
  readonly portability: (numbers: readonly E164[]) => Promise<readonly Portability[]>;
  /** When the carrier can schedule the cutover. Rejects with `rejected` where `capabilities.windows` is false. */
  readonly windows: (address: OrderAddress) => Promise<readonly FocWindow[]>;
  readonly fetchDocument: (address: OrderAddress, remoteName: string) => Promise<FetchedFile>;
  readonly removeDocument: (address: OrderAddress, remoteName: string) => Promise<void>;
  readonly serverLoa: (address: OrderAddress) => Promise<FetchedFile>;
  readonly remove: (address: OrderAddress) => Promise<void>;
  /** The carrier's clock minus ours, in milliseconds, from its last answer. */
  readonly clockOffset: () => number;
}

export interface FetchedFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
