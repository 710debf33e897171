import type { LoaVerdict } from '../../../preload/contract/domain/loa.ts';
import type { LoaRecord, PdfFacts } from '../interfaces/loa.ts';
import { problemIn } from '../interfaces/refusal.ts';
import { load } from '../port-requests/load.ts';
import { numbersHash } from './content.ts';
import type { LoaParts } from './parts.ts';
import { splitNumbers } from './split.ts';

type VerifyParts = Pick<LoaParts, 'store' | 'press' | 'rules' | 'loaFiles' | 'sha256Of'>;
type Sealed = Extract<PdfFacts['seal'], { kind: 'whole' }>;

export async function verifyChosen(parts: VerifyParts): Promise<LoaVerdict | null> {
  const path = await parts.loaFiles.choose();
  return path === undefined ? null : verifyFile(parts, path);
}

/** What can be said of any file: sealed and unchanged or not, and what this installation knows of the LOA in it. */
export async function verifyFile(parts: VerifyParts, path: string): Promise<LoaVerdict> {
  const bytes = await parts.loaFiles.read(path);
  const facts = await inspected(parts, bytes);
  if ('verdict' in facts) return facts;
  const { seal, loaMark } = facts;
  switch (seal.kind) {
    case 'none':
      return { verdict: 'not-sealed', what: unsealedWords(facts) };
    case 'altered':
      return {
        verdict: 'altered',
        what: seal.what,
        ...(seal.sealedBy !== undefined && { sealedBy: seal.sealedBy }),
        ...(loaMark && { loaId: loaMark.loaId }),
      };
    case 'whole':
      return unchanged(parts, seal, loaMark);
  }
}

async function inspected({ press }: VerifyParts, bytes: Uint8Array): Promise<PdfFacts | LoaVerdict> {
  try {
    return await press.inspect(bytes);
  } catch (error) {
    const problem = problemIn(error);
    return {
      verdict: 'unreadable',
      what: problem?.what ?? 'This file could not be read.',
      next: problem?.next ?? 'Open it in another program; if that fails too, ask for the file again.',
    };
  }
}

function unsealedWords({ loaMark }: PdfFacts): string {
  return loaMark
    ? `This is ${loaMark.loaId} without a seal: not signed yet, or signed on paper. Nothing tells whether it was changed.`
    : 'This PDF has no seal. Nothing tells whether it was changed.';
}

async function unchanged(
  parts: VerifyParts,
  { sealedBy, fingerprint, sealedAt }: Sealed,
  mark: PdfFacts['loaMark'],
): Promise<LoaVerdict> {
  const ours = (await parts.rules.knownSeals()).includes(fingerprint);
  const seen = { verdict: 'unchanged', sealedBy, ours, sealedAt } as const;
  if (!mark) return seen;
  const { loaId, numbersHash: hash } = mark;
  const record = await parts.store.loaById(loaId);
  return { ...seen, loaId, numbersHash: hash, ...(record && (await known(parts, record, hash))) };
}

/** What of the port it is for is known here; nothing where that is gone. */
async function known({ store, sha256Of }: VerifyParts, { portRequestId, variant }: LoaRecord, hash: string) {
  try {
    const { folded, name } = await load(store, portRequestId);
    const set = splitNumbers(folded.numbers).find((one) => one.variant === variant);
    const numbers = set?.numbers ?? [];
    const sameNumbers = numbersHash(numbers, sha256Of) === hash;
    return {
      portRequestId,
      portName: name,
      sameNumbers,
      ...(sameNumbers && { numberCount: numbers.length }),
    };
  } catch (error) {
    if (problemIn(error)?.code === 'not-found') return {};
    throw error;
  }
}
