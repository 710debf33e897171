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

/**
 * Every file that an order lists, also those that came to nothing: a place that expired leaves one behind with the name
 * of the file that was then put into another. The first that Flowroute has keeps the plain name.
 */
export function papersOf({ business_documents }: WireAttributes): readonly Paper[] {
  const listed = leavesIn(business_documents).flatMap(paperIn);
  const holder = new Map<string, Paper>();
  for (const paper of listed) {
    const before = holder.get(paper.name);
    if (before === undefined || (before.state !== 'complete' && paper.state === 'complete'))
      holder.set(paper.name, paper);
  }
  return listed.map((paper, n) =>
    holder.get(paper.name) === paper ? paper : { ...paper, name: `${paper.name} (${paper.fileId ?? n})` },
  );
}

function paperIn(leaf: unknown): readonly Paper[] {
  const told = wirePaper.safeParse(leaf).data;
  const name = baseName(told?.attributes.file ?? told?.attributes.filename ?? '');
  if (told === undefined || name === '') return [];
  const fileId = idIn(told.links?.self) ?? told.id;
  const state = fileState(told.attributes.status) ?? 'complete';
  return [{ name, state, ...(fileId !== undefined && { fileId }) }];
}

/** Those that Flowroute has. It tells no sizes. */
export function documentsOf(papers: readonly Paper[]): readonly RemoteDocument[] {
  return papers
    .filter(({ state }) => state === 'complete')
    .map(({ name }) => ({ name, kind: kindOfName(name), mediaType: mediaTypeOfName(name), size: 0 }));
}
