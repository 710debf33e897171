import { requireAsSeen } from '../../../../main/carriers/as-seen.ts';
import { afterPart } from '../../../../main/carriers/failures.ts';
import { kazooAdapter } from '../../../../main/carriers/kazoo/adapter.ts';
import { remoteName } from '../../../../main/carriers/kazoo/document-names.ts';
import type { OrderAddress } from '../../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../../main/core/interfaces/carrier.ts';
import type { DeliveryJob } from '../../../../main/core/interfaces/delivery.ts';
import { toEpochMs, toInstant } from '../../../../preload/contract/domain/time.ts';
import { chanceOf } from '../chance.ts';
import { sha256Of } from '../vault.ts';
import { gone, type HeldOrder, no, toOrder } from './desk.ts';
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

export const kazoo = kazooAdapter();

/**
 * Kazoo's ways (`carriers/kazoo.md`): a create is repeated without a word, as one more draft; changes are conditional on
 * the revision; a comment counts only when its time, in whole seconds, is later than the last; a document is one
 * request, named by its content; and a port whose first document fails may be deleted.
 */
export function kazooCalls(parts: SessionParts): OwnCalls {
  const { desk, authority } = parts;
  const told = (order: HeldOrder) => toOrder(order, authority);
  return {
    create: async ({ mutationId, portRequestId, fields, numbers }) => {
      const order = await write(parts, 'create', numbers[0] ?? '', () => {
        if (fields.name === undefined) throw no('Kazoo wants a name.');
        const beside = desk.ofCreate(mutationId).length;
        const made = desk.add({ fields, numbers, ours: { mutationId, portRequestId } });
        desk.log(made.id, { kind: 'create', mutationId, portRequestId, beside });
        return told(made);
      });
      return [order];
    },
    find: ({ mutationId, numbers }) =>
      read(parts, 'find', numbers[0] ?? '', () => desk.ofCreate(mutationId).map(told)),
    update: async (address, edit) => {
      const { changes, addNumbers, removeNumbers } = edit;
      // The revision that was read last, as the adapter remembers it.
      const { readRevision: merged = 0, readFields = {} } = desk.orders.get(address.remoteId) ?? {};
      requireAsSeen('Kazoo', edit, readFields);
      return write(parts, 'update', subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        if (order.revision !== merged) throw stale();
        const overwrote = desk.write(order, changes, 'us', merged);
        desk.setNumbers(order, addNumbers, removeNumbers);
        desk.log(order.id, { kind: 'edit', changes, add: addNumbers, remove: removeNumbers }, overwrote);
        return told(order);
      });
    },
    move: async (address, { to }) => {
      const seen = await before(readOrder(parts, address));
      if (seen.state === to) return seen;
      return write(parts, `move ${to}`, subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        if (order.state === to) return told(order);
        mustBeLegal(parts, order, to);
        desk.transition(order, to);
        desk.log(order.id, { kind: 'move', to });
        return told(order);
      });
    },
    comment: async (address, { text, at, private: isPrivate }) => {
      const asked = Math.floor(toEpochMs(at) / 1_000) * 1_000;
      let seen = await before(
        read(parts, 'comments', subjectOf(parts, address), () => commentsOf(desk.held(address.remoteId))),
      );
      const stored = () =>
        seen.find((entry) => entry.text === text && entry.by === 'us' && entry.at >= asked)?.at;
      const said = `${subjectOf(parts, address)} ${text}`;
      let stamp = Math.max(asked, ...seen.map((entry) => entry.at + 1_000));
      for (let attempt = 1; attempt <= TRIES && stored() === undefined; attempt += 1) {
        const put = write(parts, 'comment', said, () => {
          const order = desk.held(address.remoteId);
          const last = Math.max(0, ...commentsOf(order).map((entry) => entry.at));
          // Said with a 201 and dropped where its time is not later than the last one's.
          if (stamp > last) {
            desk.comment(order, text, 'us', toInstant(stamp), isPrivate);
            desk.log(order.id, { kind: 'comment', text });
          }
          return commentsOf(order);
        });
        seen = await (attempt === 1 ? put : afterPart(put));
        stamp = Math.max(stamp, ...seen.map((entry) => entry.at)) + 1_000;
      }
      const kept = stored();
      if (kept !== undefined) return toInstant(kept);
      throw no('Kazoo did not keep the comment.');
    },
    deliver: (address, job) => deliver(parts, address, job),
    delivered: async (address, { payload }) => {
      const { documents } = await readOrder(parts, address);
      const name = remoteName(payload.name, payload.kind, payload.mediaType, payload.sha256);
      return documents.find((document) => document.name === name && document.size === payload.size)?.name;
    },
  };
}

/** A comment that was dropped goes again with a later time, as the adapter sends it. */
const TRIES = 3;

function commentsOf({ timeline }: HeldOrder) {
  return timeline.flatMap((entry) =>
    entry.kind === 'comment' ? [{ text: entry.text, by: entry.by, at: toEpochMs(entry.at) }] : [],
  );
}

function stale(): CarrierFailure {
  return new CarrierFailure(
    { code: 'conflict', what: 'Kazoo holds a newer version.', next: 'It is read again and merged.' },
    'yes',
  );
}

/** As the adapter does: after any failure that may have touched the port, the port is asked. */
async function deliver(parts: SessionParts, address: OrderAddress, job: DeliveryJob): Promise<string> {
  const { desk, life } = parts;
  const { payload } = job;
  const { kind, mediaType, size } = payload;
  const bytes = await bytesOf(payload.open());
  const sha256 = sha256Of(bytes);
  const name = remoteName(payload.name, kind, mediaType, payload.sha256);
  const subject = subjectOf(parts, address);
  const whole = { name, kind, mediaType, size, sha256, deliveryId: job.deliveryId };
  try {
    await desk.wire.ask(life, {
      kind: 'write',
      verb: 'document',
      subject: `${subject} ${payload.sha256.slice(0, 8)}`,
      doing: 'store the document',
      run: () => {
        const order = desk.held(address.remoteId);
        order.documents = [...order.documents.filter((document) => document.name !== name), whole];
        desk.touch(order);
        desk.log(order.id, { kind: 'document', sha256, name });
      },
      broken: () => {
        const order = desk.orders.get(address.remoteId);
        const first = order?.documents.length === 0;
        if (first && chanceOf(`deletes ${subject} ${payload.sha256}`) < 0.3)
          desk.orders.delete(address.remoteId);
      },
    });
  } catch (error) {
    const untouched = ['offline', 'unauthorized', 'rate-limited'];
    if (!(error instanceof CarrierFailure) || untouched.includes(error.problem.code)) throw error;
    return arrived(parts, address, name, size, error);
  }
  return afterwards(arrived(parts, address, name, size, undefined));
}

async function arrived(
  parts: SessionParts,
  address: OrderAddress,
  name: string,
  size: number,
  otherwise: CarrierFailure | undefined,
): Promise<string> {
  let documents: readonly { readonly name: string; readonly size: number }[];
  try {
    ({ documents } = await readOrder(parts, address));
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') throw gone();
    throw otherwise ?? error;
  }
  const found = documents.find((document) => document.name === name && document.size === size);
  if (found) return found.name;
  throw (
    otherwise ??
    new CarrierFailure({ code: 'protocol', what: 'It is not listed.', next: 'Look again.' }, 'maybe')
  );
}
