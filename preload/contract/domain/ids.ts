/**
 * Identifiers are strings that refuse each other: an account's id can't be passed where an order's is wanted,
 * while plain strings (from SQLite, from a carrier) still fit.
 */
type Flavor<Name extends string> = string & { readonly __flavor?: Name };

export type AccountId = Flavor<'AccountId'>;
/** Ours: a UUID for a port request begun here, a stable hash for one that a pull found. */
export type PortRequestId = Flavor<'PortRequestId'>;
/** The carrier's own id of an order. */
export type RemoteId = Flavor<'RemoteId'>;
export type MutationId = Flavor<'MutationId'>;
export type DocumentId = Flavor<'DocumentId'>;
export type DeliveryId = Flavor<'DeliveryId'>;
/** A carrier's folder name, such as `kazoo`; the registry in main lists them. */
export type CarrierId = Flavor<'CarrierId'>;
/** `+` and digits, such as `+12065550142`. */
export type E164 = Flavor<'E164'>;
