import { withChanges } from '../../../preload/contract/domain/fields.ts';
import type { LoaVerdict } from '../../../preload/contract/domain/loa.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { notFound, withPort } from './answers.ts';
import { patchPort } from './deliveries.ts';
import { hashOf, linesOf, loaKey, loaViewOf } from './loa-parts.ts';
import { samplePdf } from './sample-pdf.ts';
import type { FakePort, FakeWorld } from './world.ts';

type Signing = Parameters<Bridge['loa']['sign']>[0];

export function verdictOf(world: FakeWorld, fileName: string): LoaVerdict {
  return (
    world.verdicts.get(fileName) ?? { verdict: 'not-sealed', what: `${fileName} has no seal of any kind.` }
  );
}

/** Keeps the signed LOA as a document of the port. */
function keepSigned(world: FakeWorld, port: FakePort, signing: Signing): void {
  const { id, variant, signature, name, title, timeZone, contentHash } = signing;
  const documentId = world.newId('document');
  const signedAt = toInstant(world.now());
  const fileName = `LOA ${port.fields.name ?? ''}.pdf`;
  const bytes = samplePdf(`Signed by ${name}`);
  world.bytes.set(documentId, { fileName, mediaType: 'application/pdf', bytes });
  world.loas.set(loaKey(id, variant), {
    contentHash,
    signed: {
      loaId: world.newId('loa'),
      documentId,
      method: signature.method,
      signer: name,
      title,
      signedAt,
      timeZone,
      sealedBy: 'Northwest Voice',
    },
  });
  patchPort(world, id, (current) => ({
    ...current,
    documents: [
      ...current.documents,
      {
        id: documentId,
        portRequestId: id,
        sha256: '',
        kind: 'loa',
        kindGuessed: false,
        fileName,
        mediaType: 'application/pdf',
        size: bytes.length,
        addedAt: signedAt,
      },
    ],
  }));
}

export function signingChannels(
  world: FakeWorld,
): Pick<Bridge['loa'], 'open' | 'preview' | 'sign' | 'print' | 'verifyChosen'> {
  return {
    open: async ({ id }) => withPort(world, id, (port) => loaViewOf(world, port)),
    preview: async ({ id, variant, changes = {} }) =>
      withPort(world, id, (port) => {
        const lines = linesOf(port, withChanges(port.fields, changes), variant);
        return {
          fileName: 'LOA.pdf',
          mediaType: 'application/pdf',
          bytes: samplePdf('Letter of Authorization', lines),
          contentHash: hashOf(lines.join('\n')),
        };
      }),
    sign: async (signing) => {
      const port = world.get(signing.id);
      if (!port) return notFound();
      const { variant, contentHash, signature } = signing;
      if (contentHash !== hashOf(linesOf(port, port.fields, variant).join('\n'))) {
        return failed({
          code: 'conflict',
          what: `${port.fields.name} was changed while its LOA was being signed.`,
          next: 'Read it again and sign it then.',
        });
      }
      if (signature.method === 'draw' && signature.ink.strokes.flat().length < 8) {
        return failed({
          code: 'rejected',
          what: 'What was drawn is too little to be a signature.',
          next: 'Draw the whole signature.',
        });
      }
      keepSigned(world, port, signing);
      world.changed([port.id]);
      return ok(loaViewOf(world, world.get(port.id) ?? port));
    },
    print: async ({ id }) =>
      withPort(world, id, (port) => ({ path: `/home/agent/LOA ${port.fields.name ?? ''}.pdf` })),
    verifyChosen: async () => ok(null),
  };
}
