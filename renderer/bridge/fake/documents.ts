import type { Document, DocumentKind, MediaType } from '../../../preload/contract/domain/documents.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { AttachOutcome } from '../../../preload/contract/ipc/channels.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound } from './port-requests.ts';
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

function patchPort(world: FakeWorld, id: string, patch: (port: FakePort) => FakePort): void {
  const port = world.ports.get(id);
  if (port) world.ports.set(id, patch(port));
}

function portOf(world: FakeWorld, documentId: string): FakePort | undefined {
  return world.all().find((port) => port.documents.some((document) => document.id === documentId));
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
  const deliveryId = world.newId('delivery');
  patchPort(world, port.id, (current) => ({
    ...current,
    documents: [...current.documents, document],
    deliveries: [
      ...current.deliveries,
      {
        id: deliveryId,
        documentId: document.id,
        portRequestId: port.id,
        accountId: port.accountId,
        carrier: 'kazoo',
        step: 'waiting',
      },
    ],
  }));
  world.enqueue(port, { kind: 'deliver', words: `Attach ${file.name}` }, (current) => ({
    ...current,
    deliveries: current.deliveries.map((one) =>
      one.id === deliveryId ? { ...one, step: 'confirmed' } : one,
    ),
  }));
  return { fileName: file.name, ok: true, document };
}

export function documentChannels(
  world: FakeWorld,
): Bridge['documents'] & { readonly files: Bridge['files'] } {
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
      replace: async (id, _accountId, name, file) => {
        const port = world.get(id);
        if (!port) return notFound();
        patchPort(world, id, (current) => ({
          ...current,
          remoteDocuments: current.remoteDocuments.filter((document) => document.name !== name),
        }));
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
    readRemote: async ({ name }) => remote(name),
    removeRemote: async ({ id, name }) => {
      patchPort(world, id, (current) => ({
        ...current,
        remoteDocuments: current.remoteDocuments.filter((document) => document.name !== name),
      }));
      world.changed([id], false);
      return ok(null);
    },
    serverLoa: async () =>
      world.isOnline
        ? remote('loa.pdf')
        : failed({ code: 'offline', what: 'There is no network.', next: 'Try again when there is one.' }),
    retryDelivery: async () => ok(null),
    deliver: async () => ok(null),
    cancelDelivery: async () => ok(null),
  };
}
