import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { AttachOutcome, ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { LoaPress } from '../interfaces/loa.ts';
import type { LoaRules } from '../interfaces/loa-rules.ts';
import type {
  Carriers,
  Clock,
  ImageToPdf,
  Intake,
  IntakeOutcome,
  Random,
  Sha256,
  Vault,
} from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import { keepScan } from '../loa/attach-scan.ts';
import { lookForMark, type Marked, scan } from '../loa/scan.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import { type Loaded, load, orderOf } from '../port-requests/load.ts';
import type { Discard } from '../port-requests/withdraw.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { queued, takenNames } from './deliver.ts';
import { guessKind } from './kind.ts';
import { fileTurn } from './local.ts';
import { freeName } from './names.ts';
import { objectionOf } from './objection.ts';
import type { Objection } from './policy.ts';
import { replacedFile } from './replaced.ts';

export interface AttachParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly vault: Vault;
  readonly intake: Intake;
  readonly imageToPdf: ImageToPdf;
  readonly clock: Clock;
  readonly random: Random;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
  readonly discard: Discard;
  readonly press: LoaPress;
  readonly rules: LoaRules;
  readonly sha256Of: Sha256;
  readonly timeZone: () => string;
}

type Replaces = Parameters<typeof queued>[4];
type TakenIn = Extract<IntakeOutcome, { ok: true }>;

/** Takes files in, one by one, and queues each for every order that takes it. One bad file stops no other. */
export async function attachFiles(
  parts: AttachParts,
  { id, paths }: ChannelInput<'documents.attach'>,
): Promise<readonly AttachOutcome[]> {
  await load(parts.store, id);
  const outcomes: AttachOutcome[] = [];
  for (const path of paths) {
    const taken = await parts.intake(path);
    if (!taken.ok) {
      outcomes.push(taken);
      continue;
    }
    // It takes a while; what else is done to the port does not wait for it.
    const marked = await lookForMark(parts, taken);
    outcomes.push(await parts.lanes.run(id, () => attachOne(parts, id, path, taken, marked)));
  }
  return outcomes;
}

/** One at a time for a port: the same file dropped twice at once is attached once. */
async function attachOne(
  parts: AttachParts,
  id: PortRequestId,
  path: string,
  taken: TakenIn,
  marked: Marked | undefined,
): Promise<AttachOutcome> {
  const { fileName, sha256 } = taken;
  const loaded = await loadFor(parts, id, taken);
  if (loaded.record.documents.some((document) => document.sha256 === sha256)) {
    return refused(fileName, {
      what: `${fileName} is attached to ${loaded.name} already.`,
      next: 'Its stored copy is whole. If its delivery failed, retry it there.',
    });
  }
  const scanned = await scan(parts, loaded, sha256, marked);
  if (scanned.kind === 'refused') {
    await letGo(parts, newDocument(parts, loaded.record.id, taken, 'loa'));
    return refused(fileName, scanned.objection);
  }
  if (scanned.kind === 'signed') {
    const loa = { ...newDocument(parts, loaded.record.id, taken, 'loa'), kindGuessed: false };
    return keep(parts, path, loa, () => keepScan(parts, loaded, loa, scanned));
  }
  const kind = scanned.kind === 'loa' ? 'loa' : guessKind(fileName);
  const document = newDocument(parts, loaded.record.id, taken, kind);
  const takers: FoldedOrder[] = [];
  let objection: Objection | undefined;
  for (const order of loaded.folded.orders) {
    const no = await objectionOf(parts, document, order);
    if (no) objection ??= no;
    else takers.push(order);
  }
  if (takers.length === 0 && objection) {
    await letGo(parts, document);
    return refused(fileName, objection);
  }
  const name = freeName(fileName, takenNames(loaded));
  return keep(parts, path, document, () => store(parts, document, takers, name));
}

/** Puts a file in the place of one that the carrier holds; the name there stays. */
export async function replaceRemote(
  parts: AttachParts,
  input: ChannelInput<'documents.replace'>,
): Promise<AttachOutcome> {
  orderOf(await load(parts.store, input.id), input.accountId, input.remoteId);
  const taken = await parts.intake(input.path);
  return taken.ok ? parts.lanes.run(input.id, () => replaceOne(parts, input, taken)) : taken;
}

/** The port is read again: it may have been joined to another while the file was taken in. */
async function replaceOne(
  parts: AttachParts,
  input: ChannelInput<'documents.replace'>,
  taken: TakenIn,
): Promise<AttachOutcome> {
  const loaded = await loadFor(parts, input.id, taken);
  const order = orderOf(loaded, input.accountId, input.remoteId);
  const held = order.mirror?.documents.find(({ name }) => name === input.name);
  if (!held) {
    await letGo(parts, newDocument(parts, loaded.record.id, taken, 'other'));
    return refused(taken.fileName, {
      what: `The carrier no longer holds ${input.name}.`,
      next: 'Attach the file as a new one.',
    });
  }
  const document = { ...newDocument(parts, loaded.record.id, taken, held.kind), kindGuessed: false };
  const objection = await objectionOf(parts, document, order);
  if (objection) {
    await letGo(parts, document);
    return refused(taken.fileName, objection);
  }
  const replaces = { name: input.name, file: replacedFile(loaded.record, held) };
  return keep(parts, input.path, document, () => store(parts, document, [order], input.name, replaces));
}

/** The port in its turn. Where it is no more, nothing is kept of the file that was taken in for it. */
async function loadFor(parts: AttachParts, id: PortRequestId, taken: TakenIn): Promise<Loaded> {
  try {
    return await load(parts.store, id);
  } catch (error) {
    await letGo(parts, newDocument(parts, id, taken, 'other'));
    throw error;
  }
}

function refused(fileName: string, { what, next }: Objection): AttachOutcome {
  return { fileName, ok: false, what, next };
}

/** Another port may name the same content: only the table of documents knows, so the file leaves through it. */
async function letGo({ store: db, discard }: AttachParts, document: Document): Promise<void> {
  await db.addDocument(document, []);
  await discard(document.id);
}

function newDocument(
  { random, clock }: AttachParts,
  portRequestId: PortRequestId,
  { fileName, sha256, mediaType, size }: TakenIn,
  kind: Document['kind'],
): Document {
  return {
    id: random.uuid(),
    portRequestId,
    sha256,
    kind,
    kindGuessed: true,
    fileName,
    mediaType,
    size,
    addedAt: toInstant(clock.now()),
  };
}

/** Writes the rows. Another port may have let go of the same content since it was taken in: then it is taken in again. */
function keep(
  parts: AttachParts,
  path: string,
  document: Document,
  write: () => Promise<void>,
): Promise<AttachOutcome> {
  const { fileName, sha256, size } = document;
  return parts.lanes.run(fileTurn(sha256), async () => {
    if ((await parts.vault.size(sha256)) !== size) {
      const again = await parts.intake(path);
      if (!again.ok) return again;
      if (again.sha256 !== sha256) return refused(fileName, CHANGED);
    }
    await write();
    return { fileName, ok: true, document };
  });
}

const CHANGED: Objection = {
  what: 'The file was changed while it was attached.',
  next: 'Drop it again once it is finished.',
};

async function store(
  parts: AttachParts,
  document: Document,
  orders: readonly FoldedOrder[],
  fileName: string,
  replaces?: Replaces,
): Promise<void> {
  const deliveries = orders.map((order) => queued(parts, document, order, fileName, replaces));
  parts.outbox.added(await parts.store.addDocument(document, deliveries));
}
