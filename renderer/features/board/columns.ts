import type { Board, BoardColumn, BoardPage } from '../../../preload/contract/domain/board.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';

/** One column as far as it is loaded. */
export interface ColumnState {
  readonly state: State;
  readonly count: number;
  /** The count stopped at a limit. */
  readonly more: boolean;
  readonly oldest?: string;
  readonly ids: readonly PortRequestId[];
  /** Where the next page begins; absent when all is loaded. */
  readonly next?: string;
}

export type Columns = Readonly<Record<State, ColumnState>>;
export type Cards = ReadonlyMap<PortRequestId, Card>;

export const NO_COLUMNS: Columns = Object.fromEntries(
  STATES.map((state) => [state, { state, count: 0, more: false, ids: [] }]),
) as unknown as Columns;

export function columnOf({ state, count, more, oldest, cards, next }: BoardColumn): ColumnState {
  return {
    state,
    count,
    more,
    ...(oldest === undefined ? {} : { oldest }),
    ids: cards.map((card) => card.id),
    ...(next === undefined ? {} : { next }),
  };
}

export function columnsOf(board: Board): Columns {
  return Object.fromEntries(
    board.columns.map((column) => [column.state, columnOf(column)]),
  ) as unknown as Columns;
}

/** A column with one more page at its end; a card that moved between two pages is not shown twice. */
export function withPage(column: ColumnState, page: BoardPage): ColumnState {
  const known = new Set(column.ids);
  const { next: _, ...rest } = column;
  return {
    ...rest,
    ids: [...column.ids, ...page.cards.map((card) => card.id).filter((id) => !known.has(id))],
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

export function isOnBoard(columns: Columns, id: PortRequestId): boolean {
  return Object.values(columns).some((column) => column.ids.includes(id));
}

/** Cards with newer copies in place of older ones; the same map when nothing is different. */
export function withCards(cards: Cards, newer: readonly Card[]): Cards {
  if (!newer.length) return cards;
  const next = new Map(cards);
  for (const card of newer) next.set(card.id, card);
  return next;
}

/** The columns after a card has gone from one to another, before main has said where exactly it stands there. */
export function withMoved(columns: Columns, id: PortRequestId, from: State, to: State): Columns {
  if (from === to) return columns;
  const source = columns[from];
  const target = columns[to];
  return {
    ...columns,
    [from]: { ...source, count: Math.max(0, source.count - 1), ids: source.ids.filter((one) => one !== id) },
    [to]: { ...target, count: target.count + 1, ids: [id, ...target.ids.filter((one) => one !== id)] },
  };
}

/** The columns without cards that are gone. */
export function withoutCards(columns: Columns, gone: ReadonlySet<PortRequestId>): Columns {
  if (!gone.size) return columns;
  const entries = STATES.map((state) => {
    const column = columns[state];
    const ids = column.ids.filter((id) => !gone.has(id));
    return [
      state,
      { ...column, ids, count: Math.max(0, column.count - (column.ids.length - ids.length)) },
    ] as const;
  });
  return Object.fromEntries(entries) as unknown as Columns;
}
