import type { Board, BoardPage } from '../../../preload/contract/domain/board.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { Json } from '../json.ts';
import type { FoundCard } from '../queries/cards.ts';
import { FIT } from '../search/fits.ts';
import { findCards } from '../search/search.ts';
import type { Terms } from '../search/terms.ts';
import type { Tables } from '../tables.ts';
import { boardJson, columnJson, type Page, pageJson } from './board-json.ts';
import { type BoardCursor, byPlace, decodeCursor, encodeCursor } from './cursor.ts';

/** Cards a search looks for: as many as a window shows in its seven columns, few enough for every keystroke. */
export const FOUND_LIMIT = 50;

interface Found extends FoundCard, BoardCursor {}

interface FoundCards {
  readonly columns: ReadonlyMap<State, readonly Found[]>;
  readonly total: number;
  readonly more: boolean;
}

function find(tables: Tables, terms: Terms, accounts: readonly AccountId[] | undefined): FoundCards {
  const { fits, more } = findCards(tables.search, terms, accounts, FOUND_LIMIT);
  const columns = new Map<State, Found[]>();
  for (const card of tables.cards.byIds([...fits.keys()])) {
    const found = { ...card, fit: fits.get(card.cardId) ?? FIT.part };
    const column = columns.get(card.state);
    if (column) column.push(found);
    else columns.set(card.state, [found]);
  }
  for (const column of columns.values()) column.sort(byFit);
  return { columns, total: fits.size, more };
}

/** The best fits first, then as on the board. */
function byFit(a: BoardCursor, b: BoardCursor): number {
  return a.fit - b.fit || byPlace(a, b);
}

/** The board with only what fits; a column that may hold more says so. */
export function foundBoard(
  tables: Tables,
  terms: Terms,
  accounts: readonly AccountId[] | undefined,
  cardsPerColumn: number,
): Json<Board> {
  const { columns, total, more } = find(tables, terms, accounts);
  const each = STATES.map((state) => {
    const found = columns.get(state) ?? [];
    const head = { state, count: found.length, more, oldest: oldestOf(found) };
    return columnJson(head, pageOf(found, cardsPerColumn));
  });
  return boardJson(each, total);
}

function oldestOf(found: readonly Found[]): string | undefined {
  let oldest: string | undefined;
  for (const { stateSince } of found) {
    if (oldest === undefined || stateSince < oldest) oldest = stateSince;
  }
  return oldest;
}

export function foundPage(
  tables: Tables,
  terms: Terms,
  accounts: readonly AccountId[] | undefined,
  state: State,
  after: string,
  limit: number,
): Json<BoardPage> {
  const found = find(tables, terms, accounts).columns.get(state) ?? [];
  const from = after === '' ? undefined : decodeCursor(after);
  const rest = from ? found.filter((one) => byFit(one, from) > 0) : found;
  return pageJson(pageOf(rest, limit));
}

function pageOf(found: readonly Found[], limit: number): Page {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    texts: page.map(({ card }) => card),
    ...(found.length > limit && last && { next: encodeCursor(last) }),
  };
}
