import type { MediaType } from '../../../preload/contract/domain/documents.ts';
import type { Objection } from '../documents/policy.ts';
import type { LoaRecord, PdfFacts } from '../interfaces/loa.ts';
import { problemIn } from '../interfaces/refusal.ts';
import { type Loaded, load } from '../port-requests/load.ts';
import { contentOf, draftsOf, type LoaDraft } from './drafts.ts';
import { changedParts } from './hashes.ts';
import type { LoaParts } from './parts.ts';
import { listed } from './standing.ts';

/**
 * What a dropped file is: none of our LOAs, one that must not be attached, one of which nothing more is known, or the
 * signed LOA of this port.
 */
export type Scanned =
  | { readonly kind: 'other' }
  | { readonly kind: 'refused'; readonly objection: Objection }
  | { readonly kind: 'loa' }
  | {
      readonly kind: 'signed';
      readonly record: LoaRecord;
      readonly draft: LoaDraft;
      /** By hand, on paper; else it is what was sealed on a screen here. */
      readonly onPaper: boolean;
    };

type ScanParts = Pick<LoaParts, 'store' | 'press' | 'rules' | 'sha256Of' | 'vault'>;
type Mark = NonNullable<PdfFacts['loaMark']>;

/** A file that bears the mark of an LOA of ours. */
export type Marked = Pick<PdfFacts, 'seal'> & { readonly mark: Mark };

const READABLE: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'];

/** Looks for the mark that each of our LOAs bears. A file that can't be looked at is like any other. */
export async function lookForMark(
  parts: ScanParts,
  file: { readonly sha256: string; readonly mediaType: MediaType },
): Promise<Marked | undefined> {
  // Nothing was ever printed or signed here: no mark could be known, and looking for one takes its time.
  if (!READABLE.includes(file.mediaType) || !(await parts.store.hasLoas())) return undefined;
  const facts = await inspected(parts, file.sha256);
  return facts?.loaMark && { seal: facts.seal, mark: facts.loaMark };
}

/** What a file with this mark is to this port. */
export async function scan(
  parts: ScanParts,
  loaded: Loaded,
  sha256: string,
  marked: Marked | undefined,
): Promise<Scanned> {
  if (!marked) return { kind: 'other' };
  const { mark, seal } = marked;
  if (seal.kind === 'altered') {
    return refused(
      `${mark.loaId} was changed after it was sealed: ${seal.what}`,
      'Attach the LOA as it was sealed.',
    );
  }
  const record = await parts.store.loaById(mark.loaId);
  if (!record) return { kind: 'loa' };
  if (record.portRequestId !== loaded.record.id) return ofOther(parts, record);
  return judge(parts, loaded, { record, mark, sha256, seal });
}

async function inspected({ press, vault }: ScanParts, sha256: string): Promise<PdfFacts | undefined> {
  try {
    return await press.inspect(await vault.read(sha256));
  } catch (error) {
    if (problemIn(error)) return undefined;
    throw error;
  }
}

interface Found {
  readonly record: LoaRecord;
  readonly mark: Mark;
  readonly sha256: string;
  readonly seal: PdfFacts['seal'];
}

async function judge(
  parts: ScanParts,
  loaded: Loaded,
  { record, mark, sha256, seal }: Found,
): Promise<Scanned> {
  const { signed } = record;
  const draft = (await draftsOf(parts, loaded)).find(({ variant }) => variant === record.variant);
  if (!draft) return refused(`${loaded.name} has none of the numbers on ${mark.loaId} any more.`, AGAIN);
  if (seal.kind === 'whole' && signed?.fingerprint !== undefined && signed.fingerprint !== seal.fingerprint) {
    return refused(
      `${mark.loaId} was signed here, and this file is sealed with another key, by ${seal.sealedBy}.`,
      'Attach the LOA as it was sealed here.',
    );
  }
  const isSealed = seal.kind === 'whole';
  const onScreen = signed !== undefined && signed.method !== 'paper';
  // A seal that is not in the ledger, or a print of what was signed on the screen: an LOA, and no more can be said.
  if (isSealed !== onScreen) return { kind: 'loa' };
  if (!isSealed && (await isBlank(parts, draft, sha256))) {
    return refused(
      `${mark.loaId} is not signed: this is the file as it was printed.`,
      'Drop the scan of the signed paper.',
    );
  }
  const changed = new Set(changedParts(record.partHashes, draft.partHashes, parts.sha256Of));
  if (mark.numbersHash !== draft.text.numbersHash) changed.add('Numbers');
  if (!isSealed && changed.size > 0) {
    return refused(`${listed([...changed])} changed since ${mark.loaId} was printed.`, AGAIN);
  }
  return { kind: 'signed', record, draft, onPaper: !isSealed };
}

const AGAIN = 'Print the LOA again and have it signed.';

/** The very bytes that were saved to be printed. */
async function isBlank({ press, sha256Of }: ScanParts, draft: LoaDraft, sha256: string): Promise<boolean> {
  return sha256Of(await press.draw(contentOf(draft), draft.look)) === sha256;
}

async function ofOther({ store }: ScanParts, { loaId, portRequestId }: LoaRecord): Promise<Scanned> {
  const name = await nameOf(store, portRequestId);
  if (name === undefined) {
    return refused(
      `${loaId} is the LOA of a port request that is no longer here.`,
      'Draw an LOA for this one.',
    );
  }
  return refused(`This is ${loaId}, the LOA of ${name}.`, 'Attach it to that port request.');
}

async function nameOf(store: ScanParts['store'], id: string): Promise<string | undefined> {
  try {
    return (await load(store, id)).name;
  } catch (error) {
    if (problemIn(error)?.code === 'not-found') return undefined;
    throw error;
  }
}

function refused(what: string, next: string): Scanned {
  return { kind: 'refused', objection: { what, next } };
}
