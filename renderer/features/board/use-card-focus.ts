import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import { placeAfterChange } from './navigation.ts';
import { type BoardStore, lanesOf, lanesOfColumns } from './store.ts';

/** The card of each column that Tab reaches. */
export type ActiveCards = Partial<Readonly<Record<State, PortRequestId>>>;

export interface CardFocus {
  readonly active: ActiveCards;
  /** Makes a card the active one of its column and puts the focus on it. */
  readonly moveTo: (state: State, id: PortRequestId) => void;
}

/** Another element has the focus for good reason: a menu, a dialog, the inspector. */
function isElsewhere(root: HTMLElement | null): boolean {
  const at = root?.ownerDocument.activeElement;
  return Boolean(at && at !== root?.ownerDocument.body && !root?.contains(at));
}

function isInMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"]') !== null;
}

/** Frames until a menu has gone and the row of a card is drawn. */
const PATIENCE = 40;

/**
 * Puts the focus on a card; false while it can't be: its row is not drawn yet, or a menu is about to close. Whoever
 * went elsewhere by choice stays there.
 */
function hasSettled(board: HTMLElement, id: PortRequestId): boolean {
  const at = board.ownerDocument.activeElement;
  if (isElsewhere(board)) return !isInMenu(at);
  const element = board.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  if (element && !element.contains(at)) element.focus({ preventScroll: true });
  return element !== null;
}

/** Focus on the board: it follows a card into another column, and goes to the neighbour when a card goes away. */
export function useCardFocus(root: RefObject<HTMLDivElement | null>, store: BoardStore): CardFocus {
  const [active, setActive] = useState<ActiveCards>({});
  /** The card that has, or should get, the focus; null while the focus is elsewhere. */
  const wanted = useRef<PortRequestId | null>(null);
  /** The card whose *Move to…* menu has the focus for the time being. */
  const lent = useRef<PortRequestId | null>(null);

  const moveTo = useCallback((state: State, id: PortRequestId) => {
    wanted.current = id;
    setActive((now) => ({ ...now, [state]: id }));
  }, []);

  useEffect(() => {
    const board = root.current;
    if (!board) return;
    const onFocusIn = (event: FocusEvent): void => {
      const element =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
      const card = store.getState().cards.get(element?.dataset.card ?? '');
      wanted.current = card?.id ?? null;
      lent.current = null;
      if (card) setActive((now) => (now[card.state] === card.id ? now : { ...now, [card.state]: card.id }));
    };
    const onFocusOut = (event: FocusEvent): void => {
      // A card that is taken out of the page loses the focus too, but to nothing.
      if (!event.relatedTarget) return;
      lent.current = isInMenu(event.relatedTarget) ? wanted.current : null;
      wanted.current = null;
    };
    board.addEventListener('focusin', onFocusIn);
    board.addEventListener('focusout', onFocusOut);
    const unsubscribe = store.subscribe((now, before) => {
      const id = wanted.current ?? lent.current;
      if (id === null || now.columns === before.columns) return;
      if (lent.current === null && isElsewhere(board)) return;
      const lanes = lanesOf(store, STATES);
      const to = placeAfterChange(id, lanesOfColumns(before.columns, STATES), lanes);
      const next = lanes.find((lane) => lane.state === to?.state)?.ids[to?.index ?? -1];
      if (to && next !== undefined) moveTo(to.state, next);
    });
    return () => {
      board.removeEventListener('focusin', onFocusIn);
      board.removeEventListener('focusout', onFocusOut);
      unsubscribe();
    };
  }, [root, store, moveTo]);

  // The row is in the page once the virtual list has scrolled there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever another card became active
  useEffect(() => {
    let frame = 0;
    const look = (left: number): void => {
      frame = requestAnimationFrame(() => {
        const board = root.current;
        if (wanted.current === null || !board) return;
        if (!hasSettled(board, wanted.current) && left > 0) look(left - 1);
      });
    };
    look(PATIENCE);
    return () => cancelAnimationFrame(frame);
  }, [root, active]);

  return useMemo(() => ({ active, moveTo }), [active, moveTo]);
}
