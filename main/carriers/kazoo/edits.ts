import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { isTerminal, STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { NewOrder, OrderAddress, OrderEdit, OrderMove } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { requireAsSeen } from '../as-seen.ts';
import type { Json } from './field-map.ts';
import { merged, patchOf, writeFields } from './field-map.ts';
import type { Kazoo } from './kazoo.ts';
import { portPath } from './kazoo.ts';
import { toE164 } from './numbers.ts';
import type { Port } from './ports.ts';
import { beforeChange, portCall, readPort } from './ports.ts';

/** What the server writes by itself and gives with a document; never sent back (`carriers/kazoo.md` §1). */
const SERVERS_KEYS: ReadonlySet<string> = new Set([
  'id',
  'created',
  'updated',
  'uploads',
  'port_state',
  'sent',
  '_read_only',
  'account_id',
  'account_name',
  'metadata',
]);

type SecretFields = { readonly accountNumber?: string | null; readonly pin?: string | null };

function secretsIn({ accountNumber, pin }: SecretFields): readonly string[] {
  return [accountNumber, pin].filter((text) => typeof text === 'string');
}

const named = (numbers: readonly E164[]) => Object.fromEntries(numbers.map((number) => [number, {}]));

/** Creates a port for our account or a sub-account. Our ids travel in an object of our own, by which `find` knows it. */
export async function createPort(kazoo: Kazoo, order: NewOrder): Promise<CarrierOrder> {
  const owner = order.subAccountId ?? (await kazoo.api.me()).accountId;
  const fields = writeFields(order.fields, kazoo.access.timeZone);
  const own = { portside: { op: order.mutationId, port: order.portRequestId } };
  const data = { ...merged(fields, own), numbers: named(order.numbers) };
  const port = await portCall(
    kazoo,
    {
      method: 'PUT',
      path: ['accounts', owner, 'port_requests'],
      body: { data, ...(order.acceptCharges && { accept_charges: true }) },
      doing: 'create the port request',
      secrets: secretsIn(order.fields),
    },
    { subAccountId: owner },
  );
  return port.order;
}

/** Numbers to add under their E.164 key, numbers to drop under whatever key they are stored. */
function numbersPatch(edit: OrderEdit, { document }: Port): Json {
  const stored = Object.keys(document.numbers);
  const has = new Set(stored.map(toE164));
  const drop = new Set(edit.removeNumbers);
  const added = edit.addNumbers.filter((number) => !has.has(number)).map((number) => [number, {}] as const);
  const dropped = stored.filter((key) => drop.has(toE164(key) ?? key)).map((key) => [key, null] as const);
  return Object.fromEntries([...added, ...dropped]);
}

/**
 * Where POST is legal and we see all comments and hold the revision, the whole document is replaced, comments and
 * unknown keys included, so that Kazoo checks the numbers. Everywhere else PATCH carries only what changed and never
 * `comments`: whoever is not the authority would erase the private ones it can't see (`carriers/kazoo.md` §6).
 */
function replaces({ order, revision }: Port): boolean {
  return (
    order.authority && revision !== undefined && (order.state === 'unconfirmed' || order.state === 'rejected')
  );
}

/** What was read a moment ago will do where the edit carries its revision: Kazoo then refuses it if that has changed. */
async function beforeEdit(kazoo: Kazoo, address: OrderAddress): Promise<Port> {
  const known = kazoo.justRead.take(address.remoteId, kazoo.api.carrierNow());
  return known?.revision !== undefined ? known : beforeChange(readPort(kazoo, address));
}

export async function updatePort(
  kazoo: Kazoo,
  address: OrderAddress,
  edit: OrderEdit,
): Promise<CarrierOrder> {
  const before = await beforeEdit(kazoo, address);
  requireAsSeen(kazoo.access.accountName, edit, before.order.fields);
  const numbers = numbersPatch(edit, before);
  const patch: Json = {
    ...patchOf(edit.changes, before.raw, kazoo.access.timeZone),
    ...(Object.keys(numbers).length > 0 && { numbers }),
  };
  const held = new Set(before.order.numbers);
  const leaves = edit.removeNumbers.some((number) => held.has(number));
  if (Object.keys(patch).length === 0 && !leaves) return before.order;
  const { state } = before.order;
  if (state !== undefined && isTerminal(state)) throw closed(kazoo, state);
  const post = replaces(before);
  const kept = Object.fromEntries(Object.entries(before.raw).filter(([key]) => !SERVERS_KEYS.has(key)));
  const after = await portCall(
    kazoo,
    {
      method: post ? 'POST' : 'PATCH',
      path: await portPath(kazoo, address),
      body: { data: post ? merged(kept, patch) : patch },
      ifMatch: before.revision,
      doing: 'save the changes',
      secrets: [...secretsIn(edit.changes), ...secretsIn(before.order.fields)],
    },
    { subAccountId: address.subAccountId },
  );
  return after.order;
}

/**
 * Kazoo checks `numbers`, which completing has emptied, before anything else: every edit fails, in odd words. What was
 * given up it would change, which nobody would ever see.
 */
function closed(kazoo: Kazoo, state: State): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${kazoo.access.accountName} does not change a port request that is ${state}.`,
      next: 'Add a comment instead, or discard the change.',
    },
    'yes',
  );
}

/** Moves a port. The answer is taken as it is: a phonebook may turn a submit into a rejection (`carriers/kazoo.md` §2). */
export async function movePort(kazoo: Kazoo, address: OrderAddress, move: OrderMove): Promise<CarrierOrder> {
  const before = await beforeChange(readPort(kazoo, address));
  if (before.order.state === move.to) return before.order;
  if (move.to === 'unconfirmed') throw noWayBack(kazoo);
  const { schedule, reason } = move;
  const data = {
    ...(schedule !== undefined && {
      schedule_on: { timezone: schedule.timeZone, date_time: schedule.dateTime },
    }),
    ...(reason !== undefined && reason !== '' && { reason }),
  };
  const after = await portCall(
    kazoo,
    {
      method: 'PATCH',
      path: await portPath(kazoo, address, move.to),
      body: { data, ...(move.acceptCharges && { accept_charges: true }) },
      doing: `move the port request to ${STATE_LABELS[move.to]}`,
      secrets: secretsIn(before.order.fields),
    },
    { subAccountId: address.subAccountId, stateSince: toInstant(kazoo.api.carrierNow()) },
  );
  return after.order;
}

/** The one state without a path of its own: Kazoo would say that the port is not there. */
function noWayBack({ access }: Kazoo): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${access.accountName} moves no port request back to ${STATE_LABELS.unconfirmed}.`,
      next: 'Discard the move.',
    },
    'no',
  );
}

/** Deletes a port; one that is gone already is done. */
export async function removePort(kazoo: Kazoo, address: OrderAddress): Promise<void> {
  try {
    await kazoo.api.json({
      method: 'DELETE',
      path: await portPath(kazoo, address),
      doing: 'delete the port request',
    });
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return;
    throw error;
  }
}
