import type {
  AccountAccess,
  CarrierAdapter,
  CarrierSession,
  OrderAddress,
} from '../../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../../main/core/interfaces/order.ts';
import type { Move } from '../../../../preload/contract/domain/moves.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { Life } from '../life.ts';
import { type Desk, gone, type HeldOrder, no, toOrder } from './desk.ts';

/** What a carrier's session is made of. */
export interface SessionParts {
  readonly desk: Desk;
  readonly life: Life;
  readonly adapter: Pick<CarrierAdapter, 'moves'>;
  readonly access: AccountAccess;
  /** The signed-in account may move orders as port authority. */
  readonly authority: boolean;
}

export type OwnCalls = Pick<
  CarrierSession,
  'create' | 'find' | 'update' | 'move' | 'comment' | 'deliver' | 'delivered'
>;

/** One request that reads. */
export function read<Value>(
  { desk, life }: SessionParts,
  verb: string,
  subject: string,
  run: () => Value,
): Promise<Value> {
  return desk.wire.ask(life, { kind: 'read', verb, subject, doing: verb, run });
}

/** One request that changes something. */
export function write<Value>(
  { desk, life }: SessionParts,
  verb: string,
  subject: string,
  run: () => Value,
): Promise<Value> {
  return desk.wire.ask(life, { kind: 'write', verb, subject, doing: verb, run });
}

/** By the number it was made for: ids may differ from one history to the next. */
export function subjectOf({ desk }: SessionParts, { remoteId }: OrderAddress): string {
  return desk.orders.get(remoteId)?.subject ?? remoteId;
}

export function readOrder(parts: SessionParts, address: OrderAddress): Promise<CarrierOrder> {
  const { desk, authority } = parts;
  return read(parts, 'order', subjectOf(parts, address), () => {
    return toOrder(desk.held(address.remoteId), authority);
  });
}

/** Read by the engine, which merges with what it is told: an adapter that looks once more merges nothing. */
async function readToMerge(parts: SessionParts, address: OrderAddress): Promise<CarrierOrder> {
  const { desk, authority } = parts;
  return read(parts, 'order', subjectOf(parts, address), () => {
    const order = desk.held(address.remoteId);
    order.readRevision = order.revision;
    order.readFields = order.fields;
    return toOrder(order, authority);
  });
}

/** What only looks failed before anything was sent: nothing was done. */
export async function before<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure && error.reached === 'maybe' ? told(error, 'no') : error;
  }
}

/** The same failure, said of the whole of which it is a part. */
function told({ problem }: CarrierFailure, reached: CarrierFailure['reached']): CarrierFailure {
  return new CarrierFailure(problem, reached);
}

/** Something was done already: whatever fails now, the whole may have been done in part. */
export async function afterwards<Value>(rest: Promise<Value>): Promise<Value> {
  try {
    return await rest;
  } catch (error) {
    throw error instanceof CarrierFailure ? told(error, 'maybe') : error;
  }
}

/** The carrier's own rule about a move, by its adapter's table. */
export function mustBeLegal({ adapter, authority }: SessionParts, order: HeldOrder, to: State): void {
  const { state, awaiting } = order;
  const question = { state, authority, hasSchedule: false, ...(awaiting !== undefined && { awaiting }) };
  const move: Move | undefined = adapter.moves(question).find((each) => each.to === to);
  if (move?.legal !== true) throw no(`It does not go from ${state} to ${to}.`);
}

/** Delta pulls ask for what changed since a little before the last one began, on the carrier's clock. */
const OVERLAP = 120_000;

/** All calls of a session; a carrier brings its own for what differs. */
export function sessionOf(parts: SessionParts, own: OwnCalls): CarrierSession {
  const { desk, access, authority } = parts;
  const { accountId } = access;
  const isOurs = (order: HeldOrder) => toOrder(order, authority);
  const session: CarrierSession = {
    ...own,
    verify: () =>
      read(parts, 'verify', 'account', () => ({
        name: access.accountName,
        remoteAccountId: accountId,
        portAuthority: authority,
      })),
    ready: async () => void (await before(read(parts, 'sign in', 'account', () => undefined))),
    subAccounts: async () => [],
    pull: async function* ({ cursor, full }) {
      const since = full || !cursor?.complete ? 0 : Number(cursor.position) - OVERLAP;
      const page = await read(parts, 'pull', 'account', () => ({
        orders: [...desk.orders.values()]
          .filter(({ updatedAt }) => Date.parse(updatedAt) >= since)
          .map(isOurs),
        position: String(desk.clock.truth()),
      }));
      const scope = since === 0 ? 'full' : 'delta';
      yield { orders: page.orders, cursor: { scope, position: page.position, complete: true } };
    },
    order: (address) => readToMerge(parts, address),
    timeline: (address) =>
      read(parts, 'timeline', subjectOf(parts, address), () =>
        desk.held(address.remoteId).timeline.map((entry) => ({
          ...entry,
          accountId,
          carrier: desk.carrier,
          remoteId: address.remoteId,
        })),
      ),
    documents: async (address) => (await readOrder(parts, address)).documents,
    withNumber: (number) =>
      read(parts, 'with number', number, () =>
        [...desk.orders.values()].filter(({ numbers }) => numbers.includes(number)).map(isOurs),
      ),
    portability: (numbers) =>
      read(parts, 'portability', 'account', () =>
        numbers.map((e164) => ({ number: { e164, display: e164 }, portable: true })),
      ),
    windows: () => read(parts, 'windows', 'account', () => []),
    fetchDocument: () => Promise.reject(gone()),
    serverLoa: () => Promise.reject(gone()),
    replaceDocument: () => Promise.reject(no('Nothing is replaced here.')),
    removeDocument: (address, name) =>
      write(parts, 'remove document', `${subjectOf(parts, address)} ${name}`, () => {
        const order = desk.held(address.remoteId);
        if (!order.documents.some((document) => document.name === name)) return;
        order.documents = order.documents.filter((document) => document.name !== name);
        desk.touch(order);
        desk.log(order.id, { kind: 'remove-document', name });
      }),
    remove: (address) =>
      write(parts, 'remove', subjectOf(parts, address), () => {
        const order = desk.held(address.remoteId);
        if (order.state !== 'unconfirmed') throw no(`It deletes nothing that is ${order.state}.`);
        desk.orders.delete(order.id);
        desk.log(order.id, { kind: 'remove' });
      }),
    clockOffset: () => desk.wire.clockOffset,
  };
  return session;
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces);
}
