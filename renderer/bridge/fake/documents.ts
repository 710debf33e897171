import type { Document, DocumentKind, MediaType } from '../../../preload/contract/domain/documents.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { AttachOutcome } from '../../../preload/contract/ipc/channels.ts';
import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound, offline } from './answers.ts';
import { isTaken } from './cells.ts';
import { deliveryChannels, patchPort, send } from './deliveries.ts';
import { type OrderName, ordersOf, withOrder } from './orders.ts';
import { samplePdf } from './sample-pdf.ts';
import type { FakePort, FakeWorld } from './world.ts';

const TYPES: Readonly<Record<string, MediaType>> = {
  'application/pdf': 'application/pdf',
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
};

function guessKind(fileName: string): DocumentKind {
  if (/loa/i.test(fileName)) return 'loa';
  if (/bill|invoice/i.test(fileName)) return 'invoice';
  return /csr/i.test(fileName) ? 'csr' : 'other';
}

function portOf(world: FakeWorld, documentId: string): FakePort | undefined {
  return world.all().find((port) => port.documents.some((document) => document.id === documentId));
}

function withoutFile(port: FakePort, order: OrderName, name: string): FakePort {
  return withOrder(port, order, (one) => ({
    ...one,
    remoteDocuments: one.remoteDocuments.filter((document) => document.name !== name),
  }));
}

async function attachOne(world: FakeWorld, port: FakePort, file: File): Promise<AttachOutcome> {
  const mediaType = TYPES[file.type];
  if (!mediaType) {
    const what = `${file.name} is neither a PDF nor a picture.`;
    return { fileName: file.name, ok: false, what, next: 'Save it as a PDF and attach that.' };
  }
  const document: Document = {
    id: world.newId('document'),
    portRequestId: port.id,
    sha256: '',
    kind: guessKind(file.name),
    kindGuessed: true,
    fileName: file.name,
    mediaType,
    size: file.size,
    addedAt: toInstant(world.now()),
  };
  world.bytes.set(document.id, {
    fileName: file.name,
    mediaType,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  patchPort(world, port.id, (current) => ({ ...current, documents: [...current.documents, document] }));
  for (const order of ordersOf(port)) if (isTaken(order, document)) send(world, port.id, document, order);
  return { fileName: file.name, ok: true, document };
}

export function documentChannels(
  world: FakeWorld,
): Bridge['documents'] & { readonly files: Omit<Bridge['files'], 'verify'> } {
  const remote = (name: string) =>
    ok({ fileName: name, mediaType: 'application/pdf', bytes: samplePdf(name) });
  return {
    files: {
      attach: async (id, files) => {
        const port = world.get(id);
        if (!port) return notFound();
        const outcomes: AttachOutcome[] = [];
        for (const file of files) outcomes.push(await attachOne(world, port, file));
        world.changed([id], false);
        return ok(outcomes);
      },
      replace: async (id, accountId, name, file, remoteId) => {
        const port = world.get(id);
        if (!port) return notFound();
        patchPort(world, id, (current) => withoutFile(current, { accountId, remoteId }, name));
        return ok(await attachOne(world, port, file));
      },
    },
    choose: async () => ok([]),
    setKind: async ({ documentId, kind }) => {
      const port = portOf(world, documentId);
      if (!port) return notFound();
      patchPort(world, port.id, (current) => ({
        ...current,
        documents: current.documents.map((one) =>
          one.id === documentId ? { ...one, kind, kindGuessed: false } : one,
        ),
      }));
      world.changed([port.id], false);
      return ok(null);
    },
    remove: async ({ documentId }) => {
      const port = portOf(world, documentId);
      if (!port) return notFound();
      patchPort(world, port.id, (current) => ({
        ...current,
        documents: current.documents.filter((one) => one.id !== documentId),
      }));
      world.changed([port.id], false);
      return ok(null);
    },
    read: async ({ documentId }) => {
      const content = world.bytes.get(documentId);
      return content ? ok(content) : notFound();
    },
    check: async () => ok(world.troubles),
    readRemote: async ({ name }) => remote(name),
    removeRemote: async ({ id, accountId, remoteId, name }) => {
      patchPort(world, id, (current) => withoutFile(current, { accountId, remoteId }, name));
      world.changed([id], false);
      return ok(null);
    },
    serverLoa: async () => (world.isOnline ? remote('loa.pdf') : offline()),
    printServerLoa: async () => (world.isOnline ? ok({ path: '/home/agent/LOA.pdf' }) : offline()),
    ...deliveryChannels(world),
  };
}
