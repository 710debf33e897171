import {
  DOCUMENT_KIND_LABELS,
  type DocumentKind,
  type RemoteDocument,
} from '../../../../preload/contract/domain/documents.ts';
import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { WireDocument, WireOrder } from './wire.ts';

/** What of a document never changes. */
export interface PaperFacts {
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Its file name; ids are the names here. */
  readonly label: string;
}

const UNKNOWN = { mediaType: 'application/octet-stream', size: 0 } as const;
const MOST = 20_000;

/**
 * What this session has read of documents. A list of orders names the LOA and the bill by their ids alone and the
 * additional documents not at all, so what an earlier look told is kept.
 */
export class Papers {
  readonly #facts = new Map<string, PaperFacts>();
  readonly #additional = new Map<RemoteId, readonly RemoteDocument[]>();

  known(id: string): PaperFacts | undefined {
    return this.#facts.get(id);
  }

  learn({ id, content_type, filename, size }: WireDocument): PaperFacts {
    const facts = {
      mediaType: content_type ?? UNKNOWN.mediaType,
      size: size?.amount ?? 0,
      label: filename ?? 'Document',
    };
    remember(this.#facts, id, facts);
    return facts;
  }

  /** The additional documents of an order, just read. */
  learnAdditional(remoteId: RemoteId, documents: readonly RemoteDocument[]): void {
    remember(this.#additional, remoteId, documents);
  }

  /** The documents of an order that a list told: those it names, and the others that an earlier look found. */
  ofListed({ id, documents }: WireOrder): readonly RemoteDocument[] {
    const named = mainPapers(documents).map(({ name, kind }) => ({
      name,
      kind,
      ...(this.known(name) ?? unknownPaper(kind)),
    }));
    return [...named, ...(this.#additional.get(id) ?? [])];
  }
}

/** What is shown of a document that has not been read. */
export function unknownPaper(kind: DocumentKind): PaperFacts {
  return { ...UNKNOWN, label: DOCUMENT_KIND_LABELS[kind] };
}

/** The LOA and the bill of an order, by their ids, which are their names here. */
export function mainPapers(
  documents: WireOrder['documents'],
): readonly { readonly name: string; readonly kind: 'loa' | 'invoice' }[] {
  const { loa, invoice } = documents ?? {};
  return [
    ...(loa ? [{ name: loa, kind: 'loa' as const }] : []),
    ...(invoice ? [{ name: invoice, kind: 'invoice' as const }] : []),
  ];
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (map.size >= MOST) map.clear();
  map.set(key, value);
}
