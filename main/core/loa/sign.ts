import type { LoaView, Signature } from '../../../preload/contract/domain/loa.ts';
import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { LoaEvent, SignedBy } from '../interfaces/loa.ts';
import { refuse } from '../interfaces/refusal.ts';
import { dayAt } from '../port-requests/dates.ts';
import { type Loaded, load } from '../port-requests/load.ts';
import { CONSENT } from './consent.ts';
import { contentOf, draftOf, draftsOf, type LoaDraft, refuseLacking } from './drafts.ts';
import { loaFileName } from './file-name.ts';
import { inkProblem } from './ink.ts';
import { keepSigned } from './keep-signed.ts';
import { openLoas } from './open.ts';
import type { LoaParts } from './parts.ts';
import { pictureProblem } from './picture.ts';
import { recordOf } from './print.ts';

type Signing = ChannelInput<'loa.sign'>;

/**
 * Signs an LOA on the screen: what the signer saw is sealed with their signature, becomes a document, and goes to each
 * order that takes it once its carrier can be reached. No network is needed.
 */
export async function signLoa(parts: LoaParts, input: Signing): Promise<LoaView> {
  await parts.lanes.run(input.id, async () => {
    const loaded = await load(parts.store, input.id);
    const draft = draftOf(await draftsOf(parts, loaded), input.variant, loaded.name);
    refuseUnfit(draft, loaded, input);
    await seal(parts, loaded, draft, input);
  });
  return openLoas(parts, input.id);
}

function refuseUnfit(draft: LoaDraft, { name }: Loaded, input: Signing): void {
  if (input.consent !== CONSENT.version) {
    throw refuse(
      'conflict',
      'The words of the consent have changed since they were read.',
      'Read them again, then sign.',
    );
  }
  refuseLacking(draft, name);
  if (input.contentHash !== draft.contentHash) {
    throw refuse(
      'conflict',
      `The LOA of ${name} is no longer the one that was shown.`,
      'Save what is typed, look at the LOA again, then sign it.',
    );
  }
  const { typed } = draft.rule;
  if (input.signature.method === 'type' && !typed.allowed) {
    throw refuse('rejected', typed.why, 'Draw the signature, or have it signed on paper.');
  }
  const problem = signatureProblem(input.signature as Signature);
  if (problem !== undefined) throw refuse('rejected', problem, 'Sign again.');
}

/** Why this is no signature; nothing when it may be one. */
function signatureProblem(signature: Signature): string | undefined {
  switch (signature.method) {
    case 'draw':
      return inkProblem(signature.ink);
    case 'image':
      return pictureProblem(signature.bytes);
    case 'type':
      return /\p{L}.*\p{L}/u.test(signature.text) ? undefined : 'This is no name.';
  }
}

async function seal(parts: LoaParts, loaded: Loaded, draft: LoaDraft, input: Signing): Promise<void> {
  const { press, vault, sha256Of, clock, random, running } = parts;
  const { name, title, timeZone, pointer } = input;
  const signature = input.signature as Signature;
  const now = clock.now();
  const at = toInstant(now);
  const signedBy: SignedBy = {
    signature,
    name,
    title,
    at,
    timeZone,
    consentVersion: CONSENT.version,
    consentText: CONSENT.text,
  };
  const { bytes, sealedBy, fingerprint } = await press.seal(
    { ...contentOf(draft), authorized: { name, title } },
    draft.look,
    signedBy,
    {
      method: signature.method,
      events: [...eventsBefore(input.events, now), { at, what: 'signed' }, { at, what: 'sealed' }],
      appVersion: running.appVersion,
      device: `${running.platform}, ${pointer}`,
    },
  );
  const sha256 = sha256Of(bytes);
  await vault.put(sha256, bytes);
  const documentId = random.uuid();
  await keepSigned(parts, loaded, {
    record: {
      ...recordOf(draft, at),
      signed: {
        documentId,
        method: signature.method,
        signer: name,
        title,
        at,
        timeZone,
        sealedBy,
        fingerprint,
      },
    },
    document: {
      id: documentId,
      portRequestId: loaded.record.id,
      sha256,
      kind: 'loa',
      kindGuessed: false,
      fileName: loaFileName(loaded.name, draft.variant, dayAt(at, timeZone)),
      mediaType: 'application/pdf',
      size: bytes.byteLength,
      addedAt: at,
    },
    numbers: draft.text.numbers.map(({ e164 }) => e164),
  });
}

/** What the page saw happen, as far as it makes sense: real moments, none of them to come. */
function eventsBefore(events: Signing['events'], now: number): readonly LoaEvent[] {
  return events
    .flatMap(({ what, at }) => {
      const ms = toEpochMs(at);
      return Number.isFinite(ms) && ms <= now ? [{ what, at: toInstant(ms) }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
