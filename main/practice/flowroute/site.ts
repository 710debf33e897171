import { isObject, type JsonObject, objectOr } from '../json.ts';
import type { PracticeStorage } from '../s3/storage.ts';
import { impossible, notFound, refusal } from './answer.ts';
import type { OrderRecord } from './world/model.ts';
import type { Store } from './world/store.ts';

/** Where the facts leave a choice, or a test wants another day. Tests may change each while the site runs. */
export interface Switches {
  /** Error objects below `errors`, or bare. */
  errors: 'wrapped' | 'bare';
  /** What a signed e-LOA is answered with: one page says 201 and nothing, another the order. */
  loaAnswer: 'empty' | 'order';
  /** Papers in an order: with id and link as its own page shows them, or name and status only. */
  documents: 'nested' | 'flat';
  /** Numbers in an order, which no page settles. */
  numbers: 'digits' | 'e164';
  /** How a canceled order reads afterwards. The answer to the cancel itself always says `cancelled`. */
  canceled: 'canceled' | 'cancelled';
  /** A rejected order goes into review by its e-LOA, or only in the portal. */
  resubmit: 'loa' | 'portal';
  /** Orders made over the API go on by themselves as time passes. */
  lives: boolean;
  /** Too little money on the account to submit. */
  insufficientFunds: boolean;
  /** Requests per second before a 429; null for no limit. */
  perSecond: number | null;
  /** Seconds in the `Retry-After` of a 429; null for none, as nothing documents one. */
  retryAfter: number | null;
  /** Seconds an upload or download URL works. */
  urlSeconds: number;
  /** Milliseconds a paper stays `processing`. */
  processingMs: number;
}

/** The running site that handlers work on. */
export interface Site {
  readonly store: Store;
  readonly switches: Switches;
  readonly storage: PracticeStorage;
  /** Milliseconds since 1970 by the site's own clock. */
  readonly now: () => number;
}

/** One request, read and authenticated. */
export interface Call {
  readonly site: Site;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** Of this site as the client called it, for links: `http://127.0.0.1:40213/v2`. */
  readonly base: string;
}

/** The order of a path; 404 when there is none. */
export function orderOf({ site }: Call, id: string): OrderRecord {
  const order = site.store.order(id);
  if (!order) throw notFound();
  return order;
}

/** `data.attributes` of a body; 400 when it has none. */
export function attributesOf(call: Call): JsonObject {
  const { attributes } = objectOr(call.body.data);
  if (!isObject(attributes)) throw refusal(400, "The request body has no 'data.attributes' object.");
  return attributes;
}

/** Refuses with a 422 that names the status. */
export const wrongStatus = (order: OrderRecord, what: string): Error =>
  impossible(`${what} is not possible while the port order is in status '${order.status}'.`);
