import type { AccountId, CarrierId } from './ids.ts';
import type { WaitingChange } from './port-requests.ts';
import type { Problem } from './problem.ts';
import type { Instant } from './time.ts';

/** One input of a carrier's sign-in form, as data, so that no screen knows a carrier. */
export interface CredentialField {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  readonly hint?: string;
  readonly max: number;
  readonly optional?: true;
}

export interface SignInMethod {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly CredentialField[];
}

/** A carrier as accounts, filters and badges show it. */
export interface CarrierDescription {
  readonly id: CarrierId;
  readonly label: string;
  /** Two letters for the badge. */
  readonly mark: string;
  readonly baseUrlHint: string;
  readonly methods: readonly SignInMethod[];
  /** What the agent has to know, and say so, before an account of this carrier is added. */
  readonly caution?: string;
}

/** What was typed into the form. Secret values live in main's memory and, sealed, in the settings file. */
export interface Credentials {
  readonly method: string;
  readonly values: Readonly<Record<string, string>>;
}

export type AccountHealth =
  | { readonly kind: 'ok'; readonly since: Instant }
  | { readonly kind: 'checking' }
  | { readonly kind: 'offline'; readonly problem: Problem }
  | { readonly kind: 'needs-you'; readonly problem: Problem };

export interface Account {
  readonly id: AccountId;
  readonly carrier: CarrierId;
  readonly name: string;
  readonly baseUrl: string;
  readonly method: string;
  /** IANA zone in which a requested date of this account begins. */
  readonly timeZone: string;
  /** A practice account: its carrier runs inside this app and no live carrier is touched. */
  readonly practice: boolean;
  /** The carrier's own id of the account, from its first sign-in; other credentials have to belong to the same one. */
  readonly remoteAccountId?: string;
  readonly health: AccountHealth;
  /** When the last whole pull ended. */
  readonly pulledAt?: Instant;
}

/** A carrier-side account below ours that a port can be opened for (Kazoo: a sub-account). */
export interface SubAccount {
  readonly id: string;
  readonly name: string;
}

/** What the removal of an account came to, or would come to. */
export interface AccountRemoval {
  readonly removed: boolean;
  /** Changes that no carrier has confirmed, oldest first. */
  readonly waiting: readonly WaitingChange[];
  /** Absolute path of the file that keeps them. */
  readonly exportedTo?: string;
}
