import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { notUnderstood } from '../failures.ts';
import type { KazooCall, Reply } from './api.ts';
import type { Json } from './field-map.ts';
import type { Kazoo } from './kazoo.ts';
import { portPath } from './kazoo.ts';
import type { Around } from './order-map.ts';
import { namesAuthority, orderOf } from './order-map.ts';
import type { PortDocument } from './wire.ts';
import { portDocument } from './wire.ts';

/** A port as an answer gave it. */
export interface Port {
  readonly order: CarrierOrder;
  readonly document: PortDocument;
  /** The document with every key as it came, for giving it back. */
  readonly raw: Json;
  readonly revision: string | undefined;
}

/** Asks for or sends a port document and reads the one that comes back. Rejects with `CarrierFailure`. */
export async function portCall(
  kazoo: Kazoo,
  call: KazooCall,
  known: Pick<Around, 'subAccountId' | 'stateSince'> = {},
): Promise<Port> {
  const reply = await kazoo.api.json(call);
  const document = portDocument.safeParse(reply.envelope.data);
  if (!document.success) throw notUnderstood(kazoo.api.asked(call), 200);
  const facts = await around(kazoo, document.data, reply, known).catch((error: unknown) => {
    throw call.method === 'GET' ? error : afterChange(error);
  });
  const order = orderOf(document.data, facts);
  return { order, document: document.data, raw: reply.envelope.data as Json, revision: reply.revision };
}

/** Kazoo has done it already when this goes wrong, so it must not look as if nothing had left. */
function afterChange(error: unknown): unknown {
  return error instanceof CarrierFailure ? new CarrierFailure(error.problem, 'maybe') : error;
}

async function around(
  kazoo: Kazoo,
  document: PortDocument,
  { envelope, revision }: Reply,
  known: Pick<Around, 'subAccountId' | 'stateSince'>,
): Promise<Around> {
  const me = await kazoo.api.me();
  const told = me.master || namesAuthority(document, envelope.metadata);
  const owner = document.account_id ?? known.subAccountId ?? me.accountId;
  return {
    me,
    timeZone: kazoo.access.timeZone,
    now: toInstant(kazoo.api.carrierNow()),
    // An account never is the authority of its own ports unless it is the master (`carriers/kazoo.md` §2).
    authority: !told && owner !== me.accountId && (await kazoo.authority.known()),
    metadata: envelope.metadata,
    revision,
    ...known,
  };
}

/**
 * A reading that prepares a change. Whatever goes wrong with it, the change has not left this machine: no doubt about it
 * may come from here.
 */
export async function beforeChange<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure ? new CarrierFailure(error.problem, 'no') : error;
  }
}

export async function readPort(kazoo: Kazoo, address: OrderAddress): Promise<Port> {
  const path = await portPath(kazoo, address);
  return portCall(
    kazoo,
    { method: 'GET', path, doing: 'read the port request' },
    { subAccountId: address.subAccountId },
  );
}
