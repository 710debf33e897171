import type { LoaPart, SignedLoa, SigningOffer } from '../../../preload/contract/domain/loa.ts';
import { SIGNING_METHODS } from '../../../preload/contract/domain/loa.ts';
import { type Instant, toEpochMs } from '../../../preload/contract/domain/time.ts';
import type { LoaRecord } from '../interfaces/loa.ts';
import type { Sha256 } from '../interfaces/ports.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import type { LoaDraft } from './drafts.ts';
import { changedParts } from './hashes.ts';
import { goodUntil } from './signature-rule.ts';

export type Signed = LoaRecord & { readonly signed: NonNullable<LoaRecord['signed']> };

/** How an LOA of the port stands now. */
export function partOf(
  draft: LoaDraft,
  { documents }: Pick<PortRequestRecord, 'documents'>,
  now: number,
  sha256Of: Sha256,
): LoaPart {
  const { variant, text, lacks, rule, records } = draft;
  const last = lastSigned(records, documents);
  return {
    variant,
    ...(last ? standing(last, draft, now, sha256Of) : { state: 'unsigned' }),
    numbers: text.numbers,
    lacks,
    methods: SIGNING_METHODS.map((method) => offer(method, rule)),
    ...(last && { signed: signedView(last, rule) }),
    signer: text.authorized.name || (last?.signed.signer ?? ''),
    title: last?.signed.title ?? '',
  };
}

/** The last one that was signed and whose document is still there. */
export function lastSigned(
  records: readonly LoaRecord[],
  documents: PortRequestRecord['documents'],
): Signed | undefined {
  const there = new Set(documents.map(({ id }) => id));
  return records
    .filter((record): record is Signed => record.signed !== undefined && there.has(record.signed.documentId))
    .reduce<Signed | undefined>(
      (last, one) => (last && last.signed.at > one.signed.at ? last : one),
      undefined,
    );
}

function standing(
  { partHashes, signed }: Signed,
  draft: LoaDraft,
  now: number,
  sha256Of: Sha256,
): Pick<LoaPart, 'state' | 'why'> {
  const changed = changedParts(partHashes, draft.partHashes, sha256Of);
  if (changed.length > 0) {
    return { state: 'stale', why: `${listed(changed)} changed since it was signed. Have it signed again.` };
  }
  const { maxAge } = draft.rule;
  const until = goodUntil(signed, draft.rule);
  if (maxAge && until !== undefined && now >= toEpochMs(until)) {
    const days = maxAge.days === 1 ? '1 day' : `${maxAge.days} days`;
    return { state: 'expired', why: `${maxAge.by} takes a signature for ${days}. Have it signed again.` };
  }
  return { state: 'signed' };
}

/** Such as "Billing name, BTN and ZIP". */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(words).replace(', and ', ' and ');
}

function offer(method: SigningOffer['method'], { typed }: LoaDraft['rule']): SigningOffer {
  if (method !== 'type' || typed.allowed) return { method, allowed: true };
  return { method, allowed: false, why: typed.why };
}

function signedView({ loaId, signed }: Signed, rule: LoaDraft['rule']): SignedLoa {
  const until: Instant | undefined = goodUntil(signed, rule);
  const { documentId, method, signer, title, at, timeZone, sealedBy } = signed;
  return {
    loaId,
    documentId,
    method,
    signer,
    title,
    signedAt: at,
    timeZone,
    ...(sealedBy !== undefined && { sealedBy }),
    ...(until !== undefined && { goodUntil: until }),
  };
}
