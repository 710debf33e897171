import type { DocumentId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaRecord } from '../../core/interfaces/loa.ts';
import type { Context, Handlers } from '../context.ts';
import type { LoaRow } from '../queries/loas.ts';
import type { Codec } from '../secrets.ts';
import type { Tables } from '../tables.ts';
import { enqueueAll } from './outbox.ts';
import { mayHaveBeenSent, removeEntry } from './withdraw.ts';

type LoaHandlers = Pick<Handlers, 'loas' | 'loaById' | 'hasLoas' | 'keepLoa' | 'signLoa'>;

/** LOAs that were printed or signed. */
export function loaHandlers(context: Context): LoaHandlers {
  const { tables, codec } = context;
  return {
    loas: (id) => tables.loas.ofPortRequest(id).map((row) => recordOf(row, codec)),
    loaById: (id) => {
      const row = tables.loas.byId(id);
      return row && recordOf(row, codec);
    },
    hasLoas: () => tables.loas.any(),
    keepLoa: (loa) => context.write(() => tables.loas.put(rowOf(loa, codec))),
    signLoa: (loa, document, { deliveries, replaces, edit }) => {
      const left = new Set<string>();
      const touched = context.writeLedger((ids) => {
        for (const id of replaces) takeBack(tables, id, left);
        tables.documents.insert(document);
        ids.add(document.portRequestId);
        tables.loas.put(rowOf(loa, codec));
        enqueueAll(context, ids, [...edit.entries, ...deliveries.map(({ mutation }) => mutation)], {
          ...edit,
          deliveries: deliveries.map(({ delivery }) => delivery),
        });
      });
      return { touched, orphaned: [...left].filter((sha256) => !tables.documents.isNamed(sha256)) };
    },
  };
}

export function rowOf(loa: LoaRecord, codec: Codec): LoaRow {
  const { loaId: id, portRequestId, variant, createdAt, signed } = loa;
  const documentId = signed?.documentId ?? null;
  return { id, portRequestId, variant, createdAt, documentId, body: codec.loa.encode(id, loa) };
}

/** Columns go before the body: they follow ports and documents that are joined and parted. */
export function recordOf(row: LoaRow, codec: Codec): LoaRecord {
  const { id, portRequestId, variant, createdAt, documentId, body } = row;
  const { signed, ...loa } = codec.loa.decode(id, body);
  return {
    ...loa,
    loaId: id,
    portRequestId,
    variant,
    createdAt,
    ...(signed && documentId !== null && { signed: { ...signed, documentId } }),
  };
}

/** What of an earlier LOA has not left does not leave any more; where nothing of it has, the document goes as well. */
function takeBack(tables: Tables, id: DocumentId, left: Set<string>): void {
  const document = tables.documents.one(id);
  if (!document) return;
  let kept = false;
  for (const delivery of tables.deliveries.ofDocument(id)) {
    const entries = tables.mutations.ofDelivery(delivery.id);
    if (delivery.step === 'confirmed' || entries.some(mayHaveBeenSent)) {
      kept = true;
      continue;
    }
    for (const row of entries) removeEntry(tables, row);
    tables.deliveries.remove(delivery.id);
  }
  if (kept) return;
  tables.documents.remove(id);
  left.add(document.sha256);
}

/** A document that is copied for a port of its own is its signed LOA there, too. */
export function copyLoas(
  { tables, codec }: Context,
  from: DocumentId,
  to: DocumentId,
  portRequestId: PortRequestId,
): void {
  for (const row of tables.loas.ofDocument(from)) {
    const { signed, ...loa } = recordOf(row, codec);
    if (signed)
      tables.loas.put(rowOf({ ...loa, portRequestId, signed: { ...signed, documentId: to } }, codec));
  }
}
