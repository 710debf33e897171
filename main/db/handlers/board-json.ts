import type { Board, BoardColumn, BoardPage } from '../../../preload/contract/domain/board.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { type Json, jsonList, withJson } from '../json.ts';

/** Cards as they are stored. */
export interface Page {
  readonly texts: readonly string[];
  readonly next?: string;
}

type Head = Pick<BoardColumn, 'state' | 'count' | 'more'> & { readonly oldest: string | undefined };

export function columnJson({ oldest, ...head }: Head, { texts, next }: Page): Json<BoardColumn> {
  const rest = { ...head, ...(oldest !== undefined && { oldest }), ...(next !== undefined && { next }) };
  return withJson(rest, 'cards', jsonList<Card>(texts));
}

export function boardJson(columns: readonly Json<BoardColumn>[], total: number): Json<Board> {
  return withJson({ total }, 'columns', jsonList<BoardColumn>(columns.map(({ text }) => text)));
}

export function pageJson({ texts, next }: Page): Json<BoardPage> {
  return withJson(next === undefined ? {} : { next }, 'cards', jsonList<Card>(texts));
}
