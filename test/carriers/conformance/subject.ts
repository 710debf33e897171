import type {
  CarrierAdapter,
  CarrierSession,
  NewOrder,
  OrderAddress,
} from '../../../main/core/interfaces/carrier.ts';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import type { FaultRule } from '../../../main/practice/http/faults.ts';
import type { LogEntry } from '../../../main/practice/http/log.ts';
import type { PracticeS3 } from '../../../main/practice/s3/server.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { FieldChanges, FieldName } from '../../../preload/contract/domain/fields.ts';
import type { State } from '../../../preload/contract/domain/states.ts';

/** One adapter of the registry, and how to run a carrier for it. */
export interface Subject {
  readonly adapter: CarrierAdapter;
  /** `many`: more orders than one page of a pull holds. */
  readonly start: (holding?: 'nothing' | 'many') => Promise<RunningCarrier>;
  /** States in which it changes only this one field. */
  readonly late?: { readonly in: readonly State[]; readonly field: FieldName };
  /** What has to be changed with a field, since the carrier keeps the one only beside the other. */
  readonly beside?: { readonly [Name in FieldName]?: FieldChanges };
  /** What is cleared with a field, where the carrier keeps several as one line. */
  readonly together?: { readonly [Name in FieldName]?: FieldChanges };
  /** Fields that are never blank at the carrier. */
  readonly neverBlank: readonly FieldName[];
  /** The state in which a document can be fetched again; in any one unless told. */
  readonly fetchIn?: State;
  /** Files go to a storage that the carrier names. */
  readonly storage: boolean;
  /** Some numbers can't share an order. */
  readonly splits: boolean;
  /** Steps that a delivery keeps, in order. */
  readonly steps: readonly DeliveryMark['step'][];
  /** A pull after a complete one asks for less than everything. */
  readonly delta: boolean;
}

/** How another session with the same account differs from the usual one. */
export interface SessionChanges {
  readonly baseUrl?: string;
  readonly credentials?: Credentials;
  /** How far our clock is ahead of the carrier's. Milliseconds. */
  readonly clockAhead?: number;
  /** How long an answer is waited for. Milliseconds. */
  readonly patience?: number;
}

/** A carrier that runs, with an account of the agent's. */
export interface RunningCarrier {
  readonly credentials: Credentials;
  readonly session: CarrierSession;
  /** Another session with the same account, as after a restart. */
  readonly again: (changes?: SessionChanges) => CarrierSession;
  /** A draft that nobody has seen before, with all that the carrier needs. */
  readonly draft: (changes?: Partial<NewOrder>) => NewOrder;
  /** A new order of the agent's that stands in this state, with whatever papers that takes. */
  readonly orderIn: (state: State) => Promise<OrderAddress>;
  /** What was done there that changes something, oldest first, such as `POST /v2/documents`; without ids. */
  readonly changes: () => readonly string[];
  /** The next change is made, and its answer lost; so many changes pass before. */
  readonly loseAnswer: (after?: number) => void;
  /** Whatever was to go wrong there goes well again. */
  readonly calm: () => void;
  /** Time passes, there and here. Milliseconds. */
  readonly wait: (ms: number) => void;
  /** Absent where nothing goes over HTTP. */
  readonly wire?: Wire;
  /** Where files lie, when the carrier keeps them in a storage of its own. */
  readonly storage?: Storage;
  /** Numbers that the carrier puts on orders of their own; absent where it never splits. */
  readonly apart?: readonly string[];
  /** The carrier's staff move the last number to an order of its own, and tell of numbers that nobody knows. */
  readonly splitLater?: (address: OrderAddress, strangers: number) => void;
  readonly close: () => Promise<void>;
}

/** What goes wrong between us and the carrier. */
export interface Wire {
  readonly url: string;
  readonly fault: (rule: FaultRule) => void;
  readonly log: () => readonly LogEntry[];
}

/** What goes wrong with files. */
export interface Storage extends Pick<PracticeS3, 'url' | 'control'> {
  /** The request that brings the bytes. */
  readonly method: 'PUT' | 'POST';
  /** Places for files, and links to them, that the carrier gives out from now on are at this origin instead. */
  readonly lead: (origin: string) => void;
  /** The form's policy asks for what the form does not hold; absent where there is no form. */
  readonly dropField?: () => void;
}
