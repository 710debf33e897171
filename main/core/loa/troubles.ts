import type { DocumentTrouble } from '../../../preload/contract/domain/documents.ts';
import { LOA_VARIANT_LABELS } from '../../../preload/contract/domain/loa.ts';
import type { Loaded } from '../port-requests/load.ts';
import { draftsOf } from './drafts.ts';
import type { LoaParts } from './parts.ts';
import { partOf } from './standing.ts';

/** Signed LOAs that a carrier would turn down, while one of its orders still takes another. */
export async function loaTroubles(
  parts: Pick<LoaParts, 'store' | 'rules' | 'sha256Of' | 'clock' | 'carriers'>,
  loaded: Loaded,
): Promise<readonly DocumentTrouble[]> {
  const { record, folded } = loaded;
  const takesMore = folded.orders.some(({ carrier, state }) =>
    parts.carriers.of(carrier)?.capabilities.documents.addIn.includes(state),
  );
  if (!takesMore || !record.documents.some(({ kind }) => kind === 'loa')) return [];
  const drafts = await draftsOf(parts, loaded);
  return drafts.flatMap((draft) => {
    const { state, why, signed } = partOf(draft, record, parts.clock.now(), parts.sha256Of);
    if (!signed || why === undefined || (state !== 'stale' && state !== 'expired')) return [];
    const numbers = drafts.length > 1 ? ` of ${LOA_VARIANT_LABELS[draft.variant].toLowerCase()}` : '';
    return [
      { documentId: signed.documentId, what: `The signed LOA${numbers} is no longer good.`, next: why },
    ];
  });
}
