import { type FieldChanges, type PortFields, withChanges } from '../../../preload/contract/domain/fields.ts';
import type { LoaId, LoaLack, LoaPolicy, LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { LoaContent, LoaLook, LoaRecord } from '../interfaces/loa.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import type { Loaded } from '../port-requests/load.ts';
import { tidyChanges } from '../port-requests/texts.ts';
import { type LoaText, textOf } from './content.ts';
import { contentHash, loaIdOf, partHashes } from './hashes.ts';
import { lacksOf } from './lacks.ts';
import type { LoaParts } from './parts.ts';
import { type SignatureRule, signatureRule } from './signature-rule.ts';
import { splitNumbers } from './split.ts';

/** One LOA of a port as it would be printed now, and what is known of those before it. */
export interface LoaDraft {
  readonly loaId: LoaId;
  readonly variant: LoaVariant;
  readonly text: LoaText;
  readonly look: LoaLook;
  readonly lacks: readonly LoaLack[];
  readonly rule: SignatureRule;
  readonly contentHash: string;
  readonly partHashes: LoaRecord['partHashes'];
  /** Of this port and variant, the oldest first. */
  readonly records: readonly LoaRecord[];
}

type DraftParts = Pick<LoaParts, 'store' | 'rules' | 'sha256Of'>;

/** The LOAs of a port, one per number type. `changes`: what the agent has typed and not saved, laid over. */
export async function draftsOf(
  { store, rules, sha256Of }: DraftParts,
  { record, folded }: Loaded,
  changes: FieldChanges = {},
): Promise<readonly LoaDraft[]> {
  const fields: PortFields = withChanges(folded.fields, tidyChanges(changes));
  // Whoever executes the port goes before the switch that tracks it.
  const orders = [...folded.orders.filter(({ tracks }) => !tracks), ...folded.orders.filter((o) => o.tracks)];
  const [records, party, policies] = await Promise.all([
    store.loas(record.id),
    rules.party(orders[0]?.accountId),
    rules.policies(),
  ]);
  const asked = policiesOf(orders, policies);
  const respOrg = asked.find((policy) => policy.respOrg !== undefined)?.respOrg;
  const carriers = asked.map(({ carrier }) => carrier);
  return Promise.all(
    splitNumbers(folded.numbers).map(async (set) => {
      const { variant } = set;
      const facts = {
        portRequestId: record.id,
        set,
        fields,
        party,
        ...(respOrg !== undefined && { respOrg }),
      };
      const text = textOf(facts, sha256Of);
      const look = await rules.look(carriers, variant);
      const own = records.filter((one) => one.variant === variant);
      const hash = contentHash(text, look, sha256Of);
      return {
        loaId: freeId(text, hash, own, sha256Of),
        variant,
        text,
        look,
        lacks: lacksOf(text, fields),
        rule: signatureRule(asked, variant),
        contentHash: hash,
        partHashes: partHashes(text, sha256Of),
        records: own,
      };
    }),
  );
}

/** Rejects with `not-found` where the port has no numbers of this kind any more. */
export function draftOf(drafts: readonly LoaDraft[], variant: LoaVariant, name: string): LoaDraft {
  const draft = drafts.find((one) => one.variant === variant);
  if (draft) return draft;
  throw refuse('not-found', `${name} has no such numbers any more.`, 'Look at its LOAs again.');
}

/** As it is drawn. */
export function contentOf({ loaId, text }: LoaDraft): LoaContent {
  return { ...text, loaId };
}

/** The policies of these carriers, in the order of the orders. */
function policiesOf(orders: readonly FoldedOrder[], policies: readonly LoaPolicy[]): readonly LoaPolicy[] {
  return [...new Set(orders.map(({ carrier }) => carrier))].flatMap(
    (carrier) => policies.find((policy) => policy.carrier === carrier) ?? [],
  );
}

/** What was signed keeps its id to itself, and so does what was printed with other words. */
function freeId(
  text: LoaText,
  hash: string,
  records: readonly LoaRecord[],
  sha256Of: LoaParts['sha256Of'],
): LoaId {
  for (let nth = 0; ; nth += 1) {
    const id = loaIdOf(text, nth, sha256Of);
    const known = records.find(({ loaId }) => loaId === id);
    if (!known || (!known.signed && known.contentHash === hash)) return id;
  }
}

/** Rejects with `rejected` while something lacks; nothing incomplete is signed or printed. */
export function refuseLacking({ lacks }: LoaDraft, name: string): void {
  if (lacks.length === 0) return;
  const fields = Object.fromEntries(lacks.flatMap(({ field, what }) => (field ? [[field, what]] : [])));
  throw refuse(
    'rejected',
    `The LOA of ${name} is not complete: ${lacks.map(({ what }) => what).join(' ')}`,
    'Fill in what is missing, then sign it.',
    fields,
  );
}
