import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import { baseName, kindOfName, mediaTypeOfName } from './document-names.ts';
import { leavesIn } from './unwrap.ts';
import type { WireAttributes } from './wire.ts';
import { wirePaper } from './wire.ts';

/** How far Flowroute has come with a file. */
export type FileState = 'waiting' | 'complete' | 'error';

/** A file of an order, as the order lists it. */
export interface Paper {
  /** Unique within the order; the key for fetching. */
  readonly name: string;
  /** Absent where the order lists names alone. */
  readonly fileId?: string;
  readonly state: FileState;
}

/** `uploaded` and `failed` in an order, the others where one asks for the file (`carriers/telnyx-flowroute-s3.md` §C). */
export function fileState(status: string | undefined): FileState | undefined {
  switch (status?.trim().toLowerCase()) {
    case 'complete':
    case 'completed':
    case 'uploaded':
      return 'complete';
    case 'error':
    case 'failed':
      return 'error';
    case 'pending':
    case 'processing':
      return 'waiting';
    default:
      return undefined;
  }
}

/** The id at the end of a file's link. Samples give two files the id `0` and links that differ. */
function idIn(link: string | undefined): string | undefined {
  return link === undefined ? undefined : /\/files\/([\w-]{1,64})\/?$/.exec(link)?.[1];
}

/** Every file that an order lists, also those that came to nothing. */
export function papersOf({ business_documents }: WireAttributes): readonly Paper[] {
  const names = new Set<string>();
  return leavesIn(business_documents).flatMap((leaf) => {
    const told = wirePaper.safeParse(leaf).data;
    const plain = baseName(told?.attributes.file ?? told?.attributes.filename ?? '');
    if (told === undefined || plain === '') return [];
    const fileId = idIn(told.links?.self) ?? told.id;
    const name = names.has(plain) ? `${plain} (${fileId ?? names.size})` : plain;
    names.add(name);
    const state = fileState(told.attributes.status) ?? 'complete';
    return [{ name, state, ...(fileId !== undefined && { fileId }) }];
  });
}

/** Those that Flowroute has. It tells no sizes. */
export function documentsOf(papers: readonly Paper[]): readonly RemoteDocument[] {
  return papers
    .filter(({ state }) => state === 'complete')
    .map(({ name }) => ({ name, kind: kindOfName(name), mediaType: mediaTypeOfName(name), size: 0 }));
}
