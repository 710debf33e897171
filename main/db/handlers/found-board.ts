import type { Board, BoardColumn, BoardPage } from '../../../preload/contract/domain/board.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { CardRecord } from '../queries/cards.ts';
import { FIT, findCards } from '../search/search.ts';
import type { Terms } from '../search/terms.ts';
import { parsed } from '../secrets.ts';
import type { Tables } from '../tables.ts';
import { type BoardCursor, byPlace, decodeCursor, encodeCursor } from './cursor.ts';

/** Cards a search looks for: more than anyone reads, few enough for every keystroke. */
export const FOUND_LIMIT = 500;

interface Found extends BoardCursor {
  readonly row: CardRecord;
}

interface FoundCards {
  readonly columns: ReadonlyMap<State, readonly Found[]>;
  readonly total: number;
  readonly more: boolean;
}

function find(tables: Tables, terms: Terms, accounts: readonly AccountId[] | undefined): FoundCards {
  const { fits, more } = findCards(tables.search, terms, accounts, FOUND_LIMIT);
  const columns = new Map<State, Found[]>();
  for (const row of tables.cards.byIds([...fits.keys()])) {
    const found = { row, cardId: row.id, sortKey: row.sortKey, fit: fits.get(row.id) ?? FIT.part };
    const column = columns.get(row.state);
    if (column) column.push(found);
    else columns.set(row.state, [found]);
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
): Board {
  const { columns, total, more } = find(tables, terms, accounts);
  return {
    columns: STATES.map((state): BoardColumn => {
      const found = columns.get(state) ?? [];
      const oldest = found.reduce<string | undefined>(
        (at, { row }) => (at === undefined || row.stateSince < at ? row.stateSince : at),
        undefined,
      );
      return {
        state,
        count: found.length,
        more,
        ...(oldest !== undefined && { oldest }),
        ...pageOf(found, cardsPerColumn),
      };
    }),
    total,
  };
}

export function foundPage(
  tables: Tables,
  terms: Terms,
  accounts: readonly AccountId[] | undefined,
  state: State,
  after: string,
  limit: number,
): BoardPage {
  const found = find(tables, terms, accounts).columns.get(state) ?? [];
  if (after === '') return pageOf(found, limit);
  const from = decodeCursor(after);
  return pageOf(
    found.filter((one) => byFit(one, from) > 0),
    limit,
  );
}

function pageOf(found: readonly Found[], limit: number): BoardPage {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    cards: page.map(({ row }) => parsed<Card>(row.card)),
    ...(found.length > limit && last && { next: encodeCursor(last) }),
  };
}
