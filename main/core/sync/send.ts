import type { Document } from '../../../preload/contract/domain/documents.ts';
import { type Instant, toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import { payloadOf, requireWhole } from '../documents/payload.ts';
import { changedMeanwhile } from '../documents/replaced.ts';
import { CarrierFailure, type NewOrder, type OrderAddress } from '../interfaces/carrier.ts';
import type { DeliveryJob, DeliveryTrail } from '../interfaces/delivery.ts';
import type {
  Attempt,
  CommentBody,
  CreateBody,
  DeliverBody,
  MoveBody,
  Mutation,
  OrderBody,
  Outcome,
} from '../interfaces/mutation.ts';
import type { CarrierOrder } from '../interfaces/order.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { signerOf } from '../loa/signer.ts';
import { created } from './created.ts';
import { overtaken } from './overtaken.ts';
import { deliveryProgress } from './progress.ts';
import { readable } from './readable.ts';
import { prepareEdit } from './send-edit.ts';
import { addressOf, type Learned, type Wire } from './target.ts';

/** An entry made ready: what to do once its attempt is on disk, or what became of it without a word to the carrier. */
export type Prepared =
  | ({ readonly kind: 'send'; readonly run: () => Promise<Learned> } & Pick<Attempt, 'stamp' | 'seen'>)
  | { readonly kind: 'settled'; readonly outcome: Outcome; readonly learned: Learned };

/** Reads what sending needs. Nothing that changes the carrier leaves before `run`. */
export async function prepare(wire: Wire, mutation: Mutation): Promise<Prepared> {
  const body = readable(mutation);
  if (body.kind !== 'create') return prepareForOrder(wire, mutation, body);
  const known = await knownOrders(wire, mutation);
  if (known.length > 0)
    return { kind: 'settled', outcome: { kind: 'done' }, learned: created(wire, body, known) };
  await wire.session.ready();
  return {
    kind: 'send',
    run: async () => created(wire, body, await wire.session.create(newOrder(mutation, body))),
  };
}

/** Orders of this very create that a list has brought meanwhile: it has arrived, whatever became of its answers. */
async function knownOrders(
  { store }: Wire,
  { id, portRequestId, accountId }: Mutation,
): Promise<readonly CarrierOrder[]> {
  const record = await store.portRequest(portRequestId);
  return (record?.orders ?? [])
    .filter((order) => order.accountId === accountId && order.ours?.mutationId === id)
    .map(({ accountId: _, carrier: __, portRequestId: ___, ...order }) => order);
}

async function prepareForOrder(wire: Wire, mutation: Mutation, body: OrderBody): Promise<Prepared> {
  const { session } = wire;
  const record = await recordOf(wire, mutation);
  const address = await addressOf(wire, record, mutation);
  switch (body.kind) {
    case 'edit':
      return prepareEdit(wire, address, record, mutation, body);
    case 'move':
      return prepareMove(wire, address, record, body);
    case 'comment':
      return prepareComment(wire, address, mutation, body);
    case 'deliver':
      return prepareDelivery(wire, address, mutation, body);
    case 'remove-document':
      return {
        kind: 'send',
        run: async () => {
          await unlessGone(session.removeDocument(address, body.remoteName));
          return afterwards(wire, address);
        },
      };
    case 'remove':
      return {
        kind: 'send',
        run: async () => {
          await unlessGone(session.remove(address));
          return { removed: address.remoteId };
        },
      };
  }
}

export function newOrder({ id, portRequestId }: Mutation, body: CreateBody): NewOrder {
  const { fields, numbers, subAccountId, acceptCharges, sentAs } = body;
  return {
    mutationId: id,
    portRequestId: sentAs ?? portRequestId,
    fields,
    numbers,
    ...(subAccountId !== undefined && { subAccountId }),
    acceptCharges: acceptCharges === true,
  };
}

function orderMove({ to, reason, schedule, acceptCharges }: MoveBody) {
  return {
    to,
    ...(reason !== undefined && { reason }),
    ...(schedule && { schedule }),
    acceptCharges: acceptCharges === true,
  };
}

export async function recordOf({ store }: Wire, { portRequestId }: Mutation): Promise<PortRequestRecord> {
  const record = await store.portRequest(portRequestId);
  if (record) return record;
  throw refuse('not-found', 'This port request is no longer here.', 'Discard the change.');
}

/**
 * A move is meant for the state the agent saw. Carriers check less: Kazoo completes a port that was rejected meanwhile.
 * What a later look is compared with is when the order last changed before the move.
 */
async function prepareMove(
  wire: Wire,
  address: OrderAddress,
  record: PortRequestRecord,
  body: MoveBody,
): Promise<Prepared> {
  const { session, store } = wire;
  const before = await session.order(address);
  const learned = { orders: [before] };
  if (hasMoved(before, body)) return { kind: 'settled', outcome: { kind: 'done' }, learned };
  if (before.state !== undefined && before.state !== body.from) {
    return { kind: 'settled', outcome: { kind: 'refused', problem: overtaken(before.state, body) }, learned };
  }
  const move = { ...orderMove(body), ...(await signerOf(store, record)) };
  return {
    kind: 'send',
    stamp: before.updatedAt,
    run: async () => {
      const order = await session.move(address, move);
      return { orders: [order], ...(await timelineNow(wire, address)) };
    },
  };
}

/** There, or asked to go there while the carrier makes up its mind. */
export function hasMoved({ state, awaiting }: CarrierOrder, { to }: MoveBody): boolean {
  return state === to || awaiting === to;
}

/**
 * The time is later than that of any comment there, and it and what stands there of the same words are frozen from the
 * first try on, so that a repeat is recognised (`carriers/kazoo.md` §6) and so is its arrival: also after a refusal, since
 * an earlier try may have been given up and arrive late.
 */
async function prepareComment(
  wire: Wire,
  address: OrderAddress,
  { lastAttempt }: Mutation,
  { text, private: isPrivate, actionRequired }: CommentBody,
): Promise<Prepared> {
  const { session } = wire;
  const { stamp, seen }: Partial<Attempt> = lastAttempt ?? {};
  const { at, same } = stamp === undefined ? await before(wire, address, text) : { at: stamp, same: seen };
  return {
    kind: 'send',
    stamp: at,
    ...(same && { seen: same }),
    run: async () => {
      await session.comment(address, { text, private: isPrivate, actionRequired, at });
      return afterwards(wire, address, { timeline: true });
    },
  };
}

/** A comment's time on the carrier's clock, and the ids of those that say the same already. */
async function before(
  { session, clock }: Wire,
  address: OrderAddress,
  text: string,
): Promise<{ readonly at: Instant; readonly same: readonly string[] }> {
  const comments = (await session.timeline(address)).filter((entry) => entry.kind === 'comment');
  const times = comments.map((entry) => toEpochMs(entry.at) + 1_000);
  return {
    at: wholeSecond(Math.max(clock.now() + session.clockOffset(), ...times)),
    same: comments.filter((entry) => entry.text === text).map(({ id }) => id),
  };
}

function wholeSecond(ms: number): Instant {
  return toInstant(Math.floor(ms / 1_000) * 1_000);
}

async function prepareDelivery(
  wire: Wire,
  address: OrderAddress,
  { id, attempts }: Mutation,
  body: DeliverBody,
): Promise<Prepared> {
  const { session, store } = wire;
  const { deliveryId, fileName } = body;
  await requireWhole(wire, await documentOf(wire, deliveryId, fileName));
  const trail = await deliveryTrail(wire, body);
  if (body.replaced) {
    const now = await session.order(address);
    const problem = await changedMeanwhile(wire, address, now.documents, body, attempts === 0);
    if (problem)
      return { kind: 'settled', outcome: { kind: 'refused', problem }, learned: { orders: [now] } };
  }
  return {
    kind: 'send',
    run: async () => {
      const job: DeliveryJob = {
        ...trail,
        progress: deliveryProgress(wire, deliveryId),
        signal: wire.stops.begin(id),
        keep: async (mark) => wire.touched(await store.markDelivery(deliveryId, mark), false),
      };
      const remoteName =
        body.replaces === undefined
          ? await session.deliver(address, job)
          : await session.replaceDocument(address, body.replaces, job);
      return {
        ...(await afterwards(wire, address)),
        delivery: { id: body.deliveryId, step: 'confirmed', remoteName },
      };
    },
  };
}

/** What a look at the carrier needs, which the file's bytes are not. Rejects when the document is no longer attached. */
export async function deliveryTrail(
  wire: Wire,
  { deliveryId, fileName }: DeliverBody,
): Promise<DeliveryTrail> {
  const { store } = wire;
  const document = await documentOf(wire, deliveryId, fileName);
  const payload = await payloadOf(wire, wire.adapter, document, fileName);
  const reached = await store.deliveryMark(deliveryId);
  return { deliveryId, payload, ...(reached && { reached }) };
}

async function documentOf({ store }: Wire, deliveryId: string, fileName: string): Promise<Document> {
  const delivery = await store.delivery(deliveryId);
  const document = delivery && (await store.document(delivery.documentId));
  if (!document) throw refuse('not-found', `${fileName} is no longer attached.`, 'Attach it again.');
  return document;
}

/**
 * The order (and its timeline) as it stands now. The change is done whether or not this can be read, so a failure here
 * is no failure of the change: the next pull brings what is missing.
 */
export async function afterwards(
  { session, log }: Wire,
  address: OrderAddress,
  { timeline = false } = {},
): Promise<Learned> {
  try {
    const order = await session.order(address);
    return { orders: [order], ...(timeline && { timeline: await session.timeline(address) }) };
  } catch (error) {
    noteUnread(log, error);
    return {};
  }
}

/** The timeline with the transition that has just been made in it. */
async function timelineNow(
  { session, log }: Wire,
  address: OrderAddress,
): Promise<Pick<Learned, 'timeline'>> {
  try {
    return { timeline: await session.timeline(address) };
  } catch (error) {
    noteUnread(log, error);
    return {};
  }
}

function noteUnread(log: Wire['log'], error: unknown): void {
  log.info('sync.afterwards', { code: error instanceof CarrierFailure ? error.problem.code : 'internal' });
}

/** What is gone already needs no removing. */
async function unlessGone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'not-found') throw error;
  }
}
