import { requireAsSeen } from '../../../../main/carriers/as-seen.ts';
import { flowrouteAdapter } from '../../../../main/carriers/flowroute/adapter.ts';
import type { OrderAddress } from '../../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../../main/core/interfaces/carrier.ts';
import type { DeliveryJob } from '../../../../main/core/interfaces/delivery.ts';
import type { FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import { type Asked, slotExpired } from '../faults.ts';
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

export const flowroute = flowrouteAdapter();

/** How long a place for a file stays open. Milliseconds. */
const OPEN_FOR = 15 * 60_000;

interface Slot {
  readonly id: string;
  readonly remoteId: string;
  readonly file: Omit<HeldFile, 'sha256'>;
  readonly until: number;
  sha256?: string;
}

/** Places for files, which are the account's and outlive a session. */
export interface Slots {
  readonly open: Map<string, Slot>;
}

/**
 * Flowroute's ways: numbers of several losing carriers become several orders; numbers and fields are changed by two
 * requests; no comments; a document is put into a place that is open for a while, and taken in from there.
 */
export function flowrouteCalls(parts: SessionParts, slots: Slots): OwnCalls {
  const { desk, authority } = parts;
  const told = (order: HeldOrder) => toOrder(order, authority);
  return {
    create: ({ mutationId, portRequestId, fields, numbers }) =>
      write(parts, 'create', numbers[0] ?? '', () => {
        const beside = desk.ofCreate(mutationId).length;
        const made = byLosingCarrier(numbers).map((some) =>
          desk.add({ fields: keptOf(fields), numbers: some, ours: { mutationId, portRequestId } }),
        );
        const [first] = made;
        if (!first) throw no('Flowroute wants numbers.');
        desk.log(first.id, { kind: 'create', mutationId, portRequestId, beside });
        return made.map(told);
      }),
    find: ({ mutationId, numbers }) =>
      read(parts, 'find', numbers[0] ?? '', () => desk.ofCreate(mutationId).map(told)),
    update: async (address, edit) => {
      const { changes, addNumbers, removeNumbers } = edit;
      const seen = await before(readOrder(parts, address));
      requireAsSeen('Flowroute', edit, seen.fields);
      const subject = subjectOf(parts, address);
      const twice = addNumbers.length + removeNumbers.length > 0;
      if (twice) {
        await write(parts, 'numbers', subject, () => {
          const order = desk.held(address.remoteId);
          if (order.state !== 'unconfirmed') throw no('Its numbers stay.');
          desk.setNumbers(order, addNumbers, removeNumbers);
          desk.log(order.id, { kind: 'edit', changes: {}, add: addNumbers, remove: removeNumbers });
        });
      }
      if (Object.keys(changes).length > 0) {
        const saving = write(parts, 'update', subject, () => {
          const order = desk.held(address.remoteId);
          if (order.state !== 'unconfirmed' && order.state !== 'rejected') throw no('Its fields stay.');
          const overwrote = desk.write(order, changes, 'us', Number(seen.revision));
          desk.log(order.id, { kind: 'edit', changes, add: [], remove: [] }, overwrote);
        });
        await (twice ? afterwards(saving) : saving);
      }
      return afterwards(readOrder(parts, address));
    },
    move: (address, { to }) =>
      write(parts, `move ${to}`, subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        if (order.state === to) return told(order);
        mustBeLegal(parts, order, to);
        desk.transition(order, to);
        desk.log(order.id, { kind: 'move', to });
        return told(order);
      }),
    comment: () => Promise.reject(new CarrierFailure(no('Flowroute takes no comments.').problem, 'no')),
    deliver: (address, job) => deliver(parts, slots, address, job),
    delivered: (address, { payload, deliveryId }) =>
      read(parts, 'delivered', subjectOf(parts, address), () => {
        const { documents } = desk.held(address.remoteId);
        return documents.find((file) => file.deliveryId === deliveryId && file.sha256 === payload.sha256)
          ?.name;
      }),
  };
}

/** Numbers that end in an odd digit belong to another losing carrier. */
function byLosingCarrier(numbers: readonly string[]): readonly (readonly string[])[] {
  const odd = numbers.filter((number) => Number(number.at(-1)) % 2 === 1);
  const even = numbers.filter((number) => !odd.includes(number));
  return [even, odd].filter((part) => part.length > 0);
}

function keptOf(fields: PortFields): PortFields {
  const kept: ReadonlySet<string> = new Set(flowroute.capabilities.edits.fields);
  const names = (Object.keys(fields) as readonly FieldName[]).filter((name) => kept.has(name));
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

async function deliver(
  parts: SessionParts,
  slots: Slots,
  address: OrderAddress,
  job: DeliveryJob,
): Promise<string> {
  const { reached } = job;
  const known = reached?.facts.fileId;
  if (known !== undefined && reached?.step === 'stored') {
    const name = await takenIn(parts, slots, address, known);
    if (name !== undefined) return name;
  }
  const kept = reached?.step === 'slot' ? known : undefined;
  const fileId = await store(parts, slots, address, job, kept);
  await job.keep({ step: 'stored', at: toInstant(parts.desk.clock.now()), facts: { fileId } });
  const name = await afterwards(takenIn(parts, slots, address, fileId));
  if (name !== undefined) return name;
  throw new CarrierFailure({ code: 'protocol', what: 'Flowroute lost it.', next: 'Look again.' }, 'maybe');
}

/** A place that has closed is replaced once, without a word to the agent. */
async function store(
  parts: SessionParts,
  slots: Slots,
  address: OrderAddress,
  job: DeliveryJob,
  kept: string | undefined,
): Promise<string> {
  const first = kept ?? (await newSlot(parts, slots, address, job));
  try {
    await put(parts, slots, first, job);
    return first;
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'expired-slot') throw error;
  }
  const second = await newSlot(parts, slots, address, job);
  await put(parts, slots, second, job);
  return second;
}

async function newSlot(
  parts: SessionParts,
  slots: Slots,
  address: OrderAddress,
  job: DeliveryJob,
): Promise<string> {
  const { desk } = parts;
  const { payload, deliveryId } = job;
  const { name, kind, mediaType, size } = payload;
  const fileId = await write(
    parts,
    'slot',
    `${subjectOf(parts, address)} ${payload.sha256.slice(0, 8)}`,
    () => {
      const { state } = desk.held(address.remoteId);
      if (state !== 'unconfirmed' && state !== 'rejected') throw no('It takes no documents now.');
      const id = desk.entryId('file');
      const file = { name: `${id}-${name}`, kind, mediaType, size, deliveryId };
      slots.open.set(id, { id, remoteId: address.remoteId, file, until: desk.clock.steady() + OPEN_FOR });
      return id;
    },
  );
  await job.keep({ step: 'slot', at: toInstant(desk.clock.now()), facts: { fileId } });
  return fileId;
}

async function put(parts: SessionParts, slots: Slots, fileId: string, job: DeliveryJob): Promise<void> {
  const { desk, life } = parts;
  const sha256 = sha256Of(await bytesOf(job.payload.open()));
  const asked: Asked = desk.wire.asked('store the document', true);
  await desk.wire.ask(life, {
    kind: 'put',
    verb: 'put',
    subject: job.payload.sha256.slice(0, 8),
    doing: 'store the document',
    run: () => {
      const slot = slots.open.get(fileId);
      if (!slot || desk.clock.steady() > slot.until) throw slotExpired(asked);
      slot.sha256 = sha256;
    },
  });
}

/** What lies in the place enters the order as soon as somebody looks. */
function takenIn(
  parts: SessionParts,
  slots: Slots,
  address: OrderAddress,
  fileId: string,
): Promise<string | undefined> {
  const { desk } = parts;
  return read(parts, 'taken in', subjectOf(parts, address), () => {
    const order = desk.orders.get(address.remoteId);
    if (!order) throw gone();
    const slot = slots.open.get(fileId);
    const there = order.documents.find(({ name }) => name === slot?.file.name);
    if (there) return there.name;
    if (slot?.sha256 === undefined) return undefined;
    order.documents = [...order.documents, { ...slot.file, sha256: slot.sha256 }];
    desk.touch(order);
    desk.log(order.id, { kind: 'document', sha256: slot.sha256, name: slot.file.name });
    return slot.file.name;
  });
}
