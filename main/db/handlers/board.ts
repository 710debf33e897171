import type { Board, BoardFilter } from '../../../preload/contract/domain/board.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';
import type { Context, Handlers } from '../context.ts';
import type { Json } from '../json.ts';
import type { PlacedCard } from '../queries/cards.ts';
import type { Tally } from '../queries/shares.ts';
import { parseTerms } from '../search/terms.ts';
import { parsed } from '../secrets.ts';
import type { Tables } from '../tables.ts';
import { boardJson, columnJson, type Page, pageJson } from './board-json.ts';
import { byPlace, decodeCursor, encodeCursor } from './cursor.ts';
import { foundBoard, foundPage } from './found-board.ts';

type BoardHandlers = Pick<Handlers, 'openBoard' | 'boardPage'>;
type BoardTables = Pick<Tables, 'cards' | 'shares'>;

/** The seven columns. Nothing here grows with the number of ports. */
export function boardHandlers({ tables, read }: Context): BoardHandlers {
  return {
    openBoard: (filter, cardsPerColumn) => {
      const terms = parseTerms(filter.text ?? '');
      const accounts = accountsOf(filter);
      if (terms) return read(() => foundBoard(tables, terms, accounts, cardsPerColumn));
      return read(() => wholeBoard(tables, accounts, cardsPerColumn));
    },
    boardPage: (filter, state, after, limit) => {
      const terms = parseTerms(filter.text ?? '');
      const accounts = accountsOf(filter);
      if (terms) return read(() => foundPage(tables, terms, accounts, state, after, limit));
      return read(() => {
        const shares = sharesOf(tables, accounts).filter((share) => share.state === state);
        return pageJson(readPage(tables, shares, after, limit));
      });
    },
  };
}

/** Every column, of all accounts or of these; no words are looked for. */
export function wholeBoard(
  tables: BoardTables,
  accounts: readonly AccountId[] | undefined,
  cardsPerColumn: number,
): Json<Board> {
  const shares = sharesOf(tables, accounts);
  const columns = STATES.map((state) => {
    const own = shares.filter((share) => share.state === state);
    const head = { state, count: countOf(own), more: false, oldest: oldestOf(own) };
    return columnJson(head, readPage(tables, own, '', cardsPerColumn));
  });
  return boardJson(columns, countOf(shares));
}

/** Absent for all accounts. */
function accountsOf({ accountIds }: BoardFilter): readonly AccountId[] | undefined {
  return accountIds && accountIds.length > 0 ? [...new Set(accountIds)] : undefined;
}

/** Few, whatever the number of ports: as many as there are sets of accounts that hold ports together. */
function sharesOf(tables: BoardTables, accounts: readonly AccountId[] | undefined): readonly Tally[] {
  const all = tables.shares.all();
  if (!accounts) return all;
  return all.filter((share) =>
    parsed<readonly AccountId[]>(share.accounts).some((id) => accounts.includes(id)),
  );
}

function countOf(shares: readonly Tally[]): number {
  return shares.reduce((sum, { n }) => sum + n, 0);
}

function oldestOf(shares: readonly Tally[]): string | undefined {
  const each = shares.map(({ oldest }) => oldest);
  return each.filter((at) => at !== null).sort()[0];
}

const FIRST = { sortKey: '', cardId: -1 };
/** Sorts after every sort key. */
const LAST = '~';

/** The first cards after the cursor: each share's own, merged. A share is read no further than others fill the page. */
function readPage(tables: BoardTables, shares: readonly Tally[], cursor: string, limit: number): Page {
  const after = cursor === '' ? FIRST : decodeCursor(cursor);
  let first: readonly PlacedCard[] = [];
  for (const share of shares) {
    const upTo = first[limit]?.sortKey ?? LAST;
    const more = tables.cards.page(share.id, { after, upTo, limit: limit + 1 });
    first = first.length === 0 ? more : [...first, ...more].sort(byPlace).slice(0, limit + 1);
  }
  const page = first.slice(0, limit);
  const last = page.at(-1);
  return {
    texts: page.map(({ card }) => card),
    ...(first.length > limit && last && { next: encodeCursor({ ...last, fit: 0 }) }),
  };
}
