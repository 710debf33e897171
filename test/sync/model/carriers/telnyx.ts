import { requireAsSeen } from '../../../../main/carriers/as-seen.ts';
import { telnyxAdapter } from '../../../../main/carriers/telnyx/adapter.ts';
import type { NewOrder, OrderAddress } from '../../../../main/core/interfaces/carrier.ts';
import type { DeliveryJob } from '../../../../main/core/interfaces/delivery.ts';
import type { CarrierOrder } from '../../../../main/core/interfaces/order.ts';
import type { FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import { sha256Of } from '../vault.ts';
import { gone, type HeldFile, type HeldOrder, no, toOrder } from './desk.ts';
import {
  afterwards,
  before,
  bytesOf,
  mustBeLegal,
  type OwnCalls,
  read,
  readOrder,
  type SessionParts,
  subjectOf,
  write,
} from './session.ts';

export const telnyx = telnyxAdapter();

/** A document that no order names is deleted after this. Milliseconds. */
const UNLINKED = 30 * 60_000;

/** Documents that were uploaded and belong to no order yet. They are the account's, so they outlive a session. */
export interface Uploads {
  readonly waiting: Map<string, HeldFile & { readonly at: number }>;
}

/**
 * Telnyx's ways: an order is opened with its numbers alone, split by their type, and gets its fields after that; nothing
 * is conditional; a comment carries no time of ours; a document is uploaded, then linked, and is deleted unless it is.
 */
export function telnyxCalls(parts: SessionParts, uploads: Uploads): OwnCalls {
  const { desk, authority } = parts;
  const told = (order: HeldOrder) => toOrder(order, authority);
  return {
    create: async (order) => {
      const ids = await write(parts, 'create', order.numbers[0] ?? '', () => {
        const { mutationId, portRequestId } = order;
        const beside = desk.ofCreate(mutationId).length;
        const made = byType(order.numbers).map((numbers) =>
          desk.add({ fields: {}, numbers, ours: { mutationId, portRequestId } }),
        );
        const [first] = made;
        if (!first) throw no('Telnyx wants numbers.');
        desk.log(first.id, { kind: 'create', mutationId, portRequestId, beside });
        return made.map(({ id }) => id);
      });
      return finish(parts, ids, order);
    },
    find: async (order) => {
      const ids = await read(parts, 'find', order.numbers[0] ?? '', () =>
        desk.ofCreate(order.mutationId).map(({ id }) => id),
      );
      return finish(parts, ids, order);
    },
    update: async (address, edit) => {
      const { changes, addNumbers, removeNumbers } = edit;
      if (addNumbers.length + removeNumbers.length > 0) throw no('Numbers stay at Telnyx.');
      const seen = await before(readOrder(parts, address));
      requireAsSeen('Telnyx', edit, seen.fields);
      return write(parts, 'update', subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        const overwrote = desk.write(order, changes, 'us', Number(seen.revision));
        desk.log(order.id, { kind: 'edit', changes, add: [], remove: [] }, overwrote);
        return told(order);
      });
    },
    move: async (address, { to }) => {
      const seen = await before(readOrder(parts, address));
      if (seen.state === to || seen.awaiting === to) return seen;
      await write(parts, `move ${to}`, subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        mustBeLegal(parts, order, to);
        if (to === 'canceled') {
          order.awaiting = 'canceled';
          desk.touch(order);
        } else desk.transition(order, to);
        desk.log(order.id, { kind: 'move', to });
      });
      return afterwards(readOrder(parts, address));
    },
    comment: (address, { text }) =>
      write(parts, 'comment', `${subjectOf(parts, address)} ${text}`, () => {
        const order = desk.held(address.remoteId);
        desk.comment(order, text, 'us');
        desk.log(order.id, { kind: 'comment', text });
        return desk.now();
      }),
    deliver: (address, job) => deliver(parts, uploads, address, job),
    delivered: (address, { payload, deliveryId }) =>
      read(parts, 'delivered', subjectOf(parts, address), () => {
        const { documents } = desk.held(address.remoteId);
        const isIt = (file: HeldFile) =>
          file.sha256 === payload.sha256 && (file.deliveryId === deliveryId || file.size === payload.size);
        return documents.find(isIt)?.name;
      }),
  };
}

/** Toll-free numbers go on an order of their own. */
function byType(numbers: readonly string[]): readonly (readonly string[])[] {
  const tollFree = numbers.filter((number) => number.startsWith('+1800'));
  const local = numbers.filter((number) => !tollFree.includes(number));
  return [local, tollFree].filter((part) => part.length > 0);
}

/** Gives each draft the fields it lacks; what goes wrong now has to be looked at again. */
async function finish(
  parts: SessionParts,
  ids: readonly string[],
  order: NewOrder,
): Promise<readonly CarrierOrder[]> {
  const { desk } = parts;
  const orders: CarrierOrder[] = [];
  for (const id of ids) {
    await afterwards(
      write(parts, 'fields', desk.orders.get(id)?.subject ?? id, () => {
        const held = desk.held(id);
        const lacking = lackingOf(held, order.fields);
        if (held.state !== 'unconfirmed' || Object.keys(lacking).length === 0) return;
        desk.write(held, lacking, 'us');
        desk.log(id, { kind: 'edit', changes: lacking, add: [], remove: [] });
      }),
    );
  }
  for (const id of ids) orders.push(await afterwards(readOrder(parts, { remoteId: id })));
  return orders;
}

function lackingOf({ fields }: HeldOrder, wanted: PortFields): PortFields {
  const kept: ReadonlySet<string> = new Set(telnyx.capabilities.edits.fields);
  const names = Object.keys(wanted) as readonly FieldName[];
  return Object.fromEntries(
    names.filter((name) => kept.has(name) && !(name in fields)).map((name) => [name, wanted[name]]),
  );
}

async function deliver(
  parts: SessionParts,
  uploads: Uploads,
  address: OrderAddress,
  job: DeliveryJob,
): Promise<string> {
  const { desk } = parts;
  const known = job.reached?.facts.documentId;
  if (job.reached?.step === 'registered' && known !== undefined) return known;
  const stored =
    known !== undefined && (await isThere(parts, uploads, known)) ? known : await upload(parts, uploads, job);
  await write(parts, 'link', `${subjectOf(parts, address)} ${job.payload.sha256.slice(0, 8)}`, () => {
    const order = desk.held(address.remoteId);
    if (order.documents.some(({ name }) => name === stored)) return;
    const file = fresh(parts, uploads, stored);
    if (!file) throw gone();
    const { at: _, ...document } = file;
    order.documents = [...order.documents, document];
    uploads.waiting.delete(stored);
    desk.touch(order);
    desk.log(order.id, { kind: 'document', sha256: file.sha256, name: stored });
  });
  await job.keep({ step: 'registered', at: toInstant(desk.clock.now()), facts: { documentId: stored } });
  return stored;
}

async function upload(parts: SessionParts, uploads: Uploads, job: DeliveryJob): Promise<string> {
  const { desk } = parts;
  const { payload, deliveryId } = job;
  const { kind, mediaType, size } = payload;
  const sha256 = sha256Of(await bytesOf(payload.open()));
  const name = await write(parts, 'upload', payload.sha256.slice(0, 8), () => {
    const id = desk.entryId('doc');
    uploads.waiting.set(id, { name: id, kind, mediaType, size, sha256, deliveryId, at: desk.clock.steady() });
    return id;
  });
  await job.keep({ step: 'stored', at: toInstant(desk.clock.now()), facts: { documentId: name } });
  return name;
}

function fresh({ desk }: SessionParts, { waiting }: Uploads, id: string) {
  const file = waiting.get(id);
  return file && desk.clock.steady() - file.at < UNLINKED ? file : undefined;
}

async function isThere(parts: SessionParts, uploads: Uploads, id: string): Promise<boolean> {
  const { orders } = parts.desk;
  return read(parts, 'document', id, () => {
    const linked = [...orders.values()].some(({ documents }) => documents.some(({ name }) => name === id));
    return linked || fresh(parts, uploads, id) !== undefined;
  });
}
