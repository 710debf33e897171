import type { Board, BoardFilter } from '../../../preload/contract/domain/board.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { Context, Handlers } from '../context.ts';
import type { Json } from '../json.ts';
import { ALL, type PlacedCard } from '../queries/cards.ts';
import { parseTerms } from '../search/terms.ts';
import { parsed } from '../secrets.ts';
import type { Tables } from '../tables.ts';
import { boardJson, columnJson, type Page, pageJson } from './board-json.ts';
import { byPlace, decodeCursor, encodeCursor } from './cursor.ts';
import { foundBoard, foundPage } from './found-board.ts';

type BoardHandlers = Pick<Handlers, 'openBoard' | 'boardPage'>;
type BoardTables = Pick<Tables, 'placements' | 'tallies'>;

/** The seven columns. Nothing here grows with the number of ports. */
export function boardHandlers({ tables, read }: Context): BoardHandlers {
  return {
    openBoard: (filter, cardsPerColumn) => {
      const terms = parseTerms(filter.text ?? '');
      const accounts = accountsOf(filter);
      if (terms) return read(() => foundBoard(tables, terms, accounts, cardsPerColumn));
      return wholeBoard(tables, accounts, cardsPerColumn);
    },
    boardPage: (filter, state, after, limit) => {
      const terms = parseTerms(filter.text ?? '');
      const accounts = accountsOf(filter);
      if (terms) return read(() => foundPage(tables, terms, accounts, state, after, limit));
      return pageJson(readPage(tables, state, accounts, after, limit));
    },
  };
}

/** Every column, of all accounts or of these; no words are looked for. */
export function wholeBoard(
  tables: BoardTables,
  accounts: readonly AccountId[] | undefined,
  cardsPerColumn: number,
): Json<Board> {
  const counts = countColumns(tables, accounts);
  const columns = STATES.map((state) => {
    const count = counts.get(state) ?? 0;
    const oldest = count === 0 ? undefined : oldestIn(tables, state, accounts);
    const page = count === 0 ? { texts: [] } : readPage(tables, state, accounts, '', cardsPerColumn);
    return columnJson({ state, count, more: false, oldest }, page);
  });
  return boardJson(
    columns,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  );
}

/** Absent for all accounts. */
function accountsOf({ accountIds }: BoardFilter): readonly AccountId[] | undefined {
  return accountIds && accountIds.length > 0 ? [...new Set(accountIds)] : undefined;
}

function countColumns(
  tables: BoardTables,
  accounts: readonly AccountId[] | undefined,
): ReadonlyMap<State, number> {
  const counts = new Map<State, number>();
  for (const tally of tables.tallies.all()) {
    if (accounts && !parsed<readonly AccountId[]>(tally.accounts).some((id) => accounts.includes(id)))
      continue;
    counts.set(tally.state, (counts.get(tally.state) ?? 0) + tally.n);
  }
  return counts;
}

function oldestIn(
  tables: BoardTables,
  state: State,
  accounts: readonly AccountId[] | undefined,
): string | undefined {
  const each = (accounts ?? [ALL]).map((accountId) => tables.placements.oldest(accountId, state));
  return each.filter((at) => at !== undefined).sort()[0];
}

const FIRST = { sortKey: '', cardId: -1 };

/** The first cards after the cursor: each account's own page, merged, since a port may be held by several. */
function readPage(
  tables: BoardTables,
  state: State,
  accounts: readonly AccountId[] | undefined,
  after: string,
  limit: number,
): Page {
  const from = after === '' ? FIRST : decodeCursor(after);
  const merged = new Map<number, PlacedCard>();
  for (const accountId of accounts ?? [ALL]) {
    for (const placed of tables.placements.page(accountId, state, from, limit + 1)) {
      merged.set(placed.cardId, placed);
    }
  }
  const ordered = [...merged.values()].sort(byPlace);
  const page = ordered.slice(0, limit);
  const last = page.at(-1);
  return {
    texts: page.map(({ card }) => card),
    ...(ordered.length > limit && last && { next: encodeCursor({ ...last, fit: 0 }) }),
  };
}
