import { createStore, type StoreApi } from 'zustand';
import type { BoardColumn } from '../../../preload/contract/domain/board.ts';
import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import {
  type Cards,
  type ColumnState,
  type Columns,
  columnOf,
  columnsOf,
  isOnBoard,
  NO_COLUMNS,
  withCards,
  withMoved,
  withoutCards,
  withPage,
} from './columns.ts';
import type { Lane } from './navigation.ts';

export interface BoardState {
  /** Nothing has been read yet. */
  readonly isOpening: boolean;
  readonly problem?: Problem;
  /** As typed. */
  readonly text: string;
  /** Empty: all accounts. */
  readonly accountIds: readonly AccountId[];
  readonly total: number;
  readonly columns: Columns;
  readonly cards: Cards;
}

export interface BoardStore extends Pick<StoreApi<BoardState>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Reads the board as it is now, as deep as it was loaded before; ends when that, or something newer, is here. */
  readonly load: () => Promise<void>;
  readonly setText: (text: string) => void;
  readonly setAccounts: (accountIds: readonly AccountId[]) => void;
  /** Reads its column as far as this port, so that it can be shown; one that the filter leaves out stays out. */
  readonly reach: (id: PortRequestId) => void;
  /** The next page of a column. */
  readonly more: (state: State) => Promise<void>;
  /** Main said that something is different. */
  readonly changed: (ids: readonly PortRequestId[], board: boolean) => void;
  /** Shows a move before main has answered. */
  readonly showMoved: (id: PortRequestId, to: State) => void;
  readonly stop: () => void;
}

export interface BoardOptions {
  /** A card that is here has come a step further: sent, confirmed, or refused. */
  readonly onSync?: (card: Card) => void;
  readonly now?: () => number;
}

type Filter = ChannelInput<'board.open'>;

const TYPING_MS = 40;
const COALESCE_MS = 80;
const PAGE = 100;
const IDS = 500;
/** Cards of a column that are read for the sake of one. */
const FARTHEST = 3_000;

/** The board's memory: ids per column, cards by id, and only the pages that were scrolled to. */
export function createBoardStore(bridge: Bridge, options: BoardOptions = {}): BoardStore {
  const store = createStore<BoardState>(() => ({
    isOpening: true,
    text: '',
    accountIds: [],
    total: 0,
    columns: NO_COLUMNS,
    cards: new Map(),
  }));
  const { getState: get, setState: set } = store;
  const paging = new Set<State>();
  let turn = 0;
  let newest: Promise<void> = Promise.resolve();
  let sought: PortRequestId | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const filter = (): Filter => {
    const { accountIds, text } = get();
    return {
      ...(accountIds.length ? { accountIds: [...accountIds] } : {}),
      ...(text.trim() ? { text: text.trim() } : {}),
    };
  };

  const put = (cards: readonly Card[], columns: Columns): void => {
    const before = get().cards;
    const stepped = cards.filter((card) => (before.get(card.id)?.sync ?? card.sync) !== card.sync);
    set({ cards: withCards(before, cards), columns });
    for (const card of stepped) options.onSync?.(card);
  };

  /** The column of the port that has to be shown, if it is on no page that was read. */
  const soughtIn = async (): Promise<State | undefined> => {
    if (sought === undefined) return undefined;
    const answer = await bridge.board.cards({ ids: [sought] });
    return answer.ok ? answer.value[0]?.state : undefined;
  };

  /** Pages behind the first one, as far as the agent had scrolled, or as far as the port that has to be shown. */
  const deepen = async (
    column: BoardColumn,
    depth: number,
    asked: Filter,
    seek: PortRequestId | undefined,
  ): Promise<[ColumnState, Card[]]> => {
    let state = columnOf(column);
    const cards = [...column.cards];
    const lacks = ({ ids }: ColumnState): boolean =>
      ids.length < depth || (seek !== undefined && ids.length < FARTHEST && !ids.includes(seek));
    while (state.next !== undefined && lacks(state)) {
      const page = await bridge.board.page({
        filter: asked,
        state: column.state,
        after: state.next,
        limit: PAGE,
      });
      if (!page.ok) break;
      state = withPage(state, page.value);
      cards.push(...page.value.cards);
    }
    return [state, cards];
  };

  const load = (keepsDepth = true): Promise<void> => {
    turn += 1;
    newest = read(turn, keepsDepth);
    return newest;
  };

  const read = async (mine: number, keepsDepth: boolean): Promise<void> => {
    const asked = filter();
    const board = await bridge.board.open(asked);
    if (mine !== turn) return newest;
    if (!board.ok) {
      // Nothing is wrong with it: it is asked for again as soon as the passphrase is there.
      if (board.error.code !== 'secrets-locked') set({ isOpening: false, problem: board.error });
      return;
    }
    const home = await soughtIn();
    if (mine !== turn) return newest;
    const depth = (state: State): number => (keepsDepth ? get().columns[state].ids.length : 0);
    const deep = await Promise.all(
      board.value.columns.map((column) =>
        deepen(column, depth(column.state), asked, column.state === home ? sought : undefined),
      ),
    );
    if (mine !== turn) return newest;
    sought = undefined;
    const columns = deep.reduce<Columns>((all, [column]) => Object.assign(all, { [column.state]: column }), {
      ...columnsOf(board.value),
    });
    put(
      deep.flatMap(([, cards]) => cards),
      columns,
    );
    const { problem: _, ...rest } = get();
    store.setState({ ...rest, isOpening: false, total: board.value.total }, true);
  };

  const later = (ms: number, keepsDepth: boolean): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(keepsDepth), ms);
  };

  const refetch = async (ids: readonly PortRequestId[]): Promise<void> => {
    const mine = turn;
    const answer = await bridge.board.cards({ ids: [...ids] });
    if (!answer.ok || mine !== turn) return;
    const here = new Set(answer.value.map((card) => card.id));
    const gone = new Set(ids.filter((id) => !here.has(id)));
    put(answer.value, withoutCards(get().columns, gone));
  };

  return {
    getState: get,
    subscribe: store.subscribe,
    getInitialState: store.getInitialState,
    load,
    setText: (text) => {
      set({ text });
      later(TYPING_MS, false);
    },
    setAccounts: (accountIds) => {
      set({ accountIds });
      void load(false);
    },
    reach: (id) => {
      if (isOnBoard(get().columns, id)) return;
      sought = id;
      later(0, true);
    },
    more: async (state) => {
      const column = get().columns[state];
      if (column.next === undefined || paging.has(state)) return;
      paging.add(state);
      const mine = turn;
      const page = await bridge.board.page({ filter: filter(), state, after: column.next, limit: PAGE });
      paging.delete(state);
      if (!page.ok || mine !== turn) return;
      put(page.value.cards, { ...get().columns, [state]: withPage(get().columns[state], page.value) });
    },
    changed: (ids, board) => {
      if (board) later(COALESCE_MS, true);
      const known = ids.filter((id) => get().cards.has(id));
      for (let start = 0; start < known.length; start += IDS) void refetch(known.slice(start, start + IDS));
    },
    showMoved: (id, to) => {
      const { cards, columns } = get();
      const card = cards.get(id);
      if (!card) return;
      const stateSince = new Date((options.now ?? Date.now)()).toISOString();
      set({
        cards: withCards(cards, [{ ...card, state: to, stateSince, sync: 'waiting' }]),
        columns: withMoved(columns, id, card.state, to),
      });
    },
    stop: () => clearTimeout(timer),
  };
}

/** The columns of these states that hold cards, as the arrow keys see them. */
export function lanesOfColumns(columns: Columns, states: readonly State[]): readonly Lane[] {
  return states.map((state) => ({ state, ids: columns[state].ids })).filter((lane) => lane.ids.length > 0);
}

export function lanesOf(store: BoardStore, states: readonly State[]): readonly Lane[] {
  return lanesOfColumns(store.getState().columns, states);
}
