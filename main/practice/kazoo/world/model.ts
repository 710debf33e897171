import type { JsonObject } from '../../json.ts';

export const PORT_STATES = [
  'unconfirmed',
  'submitted',
  'pending',
  'scheduled',
  'completed',
  'rejected',
  'canceled',
] as const;
export type PortState = (typeof PORT_STATES)[number];

/** True for one of the seven state words. */
export const isPortState = (word: string): word is PortState =>
  (PORT_STATES as readonly string[]).includes(word);

/** A reseller, customer or the master account of the practice site. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly realm: string;
  readonly timezone: string;
  readonly email: string;
  /** Ids from the master account down to the parent; empty for the master itself. */
  readonly tree: readonly string[];
  /** Whitelabel `port.authority` (carriers/kazoo.md §2). */
  readonly portAuthority?: string;
  readonly isReseller: boolean;
  readonly apiKey: string;
  /** States on whose entry this account's service plan charges. */
  readonly billedStates: readonly PortState[];
}

export interface User {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Comment extends JsonObject {
  readonly author: string;
  readonly content: string;
  readonly timestamp: number;
  readonly is_private: boolean;
  readonly action_required: boolean;
}

/** A stored change of state, in the shape the timeline shows it. */
export interface Transition {
  readonly type: 'transition';
  readonly timestamp: number;
  readonly reason?: string;
  readonly transition: { readonly new: PortState; readonly previous?: PortState };
  readonly authorization: JsonObject;
}

/** Bytes with the content type they were stored under. */
export interface Attachment {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** One port request as the datastore holds it. Times are Gregorian seconds, UTC. */
export interface PortRecord {
  readonly id: string;
  readonly accountId: string;
  /** Ancestors of the account whose path saved it last: decides whose descendant lists show it. */
  readonly tree: readonly string[];
  /** Port authority at creation: decides who may move it. */
  readonly authority: string;
  readonly created: number;
  readonly modified: number;
  readonly revision: string;
  readonly state: PortState;
  readonly sent: boolean;
  /** Public keys except `comments`. */
  readonly fields: JsonObject;
  readonly comments: readonly Comment[];
  readonly transitions: readonly Transition[];
  readonly portedNumbers: JsonObject | null;
  readonly attachments: ReadonlyMap<string, Attachment>;
}

/** Everything a practice site starts from. */
export interface World {
  readonly accounts: readonly Account[];
  readonly users: readonly User[];
  readonly ports: Iterable<PortRecord>;
  /** E.164 number -> id of the account it is in service on. */
  readonly inService: ReadonlyMap<string, string>;
  /** Seconds an untouched port lives (`unfinished_port_request_lifetime_s`); undefined = the server's 30 days. */
  readonly idleLifetimeSeconds?: number;
}
