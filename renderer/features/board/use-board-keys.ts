import { type RefObject, useEffect, useRef } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { BoardActions, BoardScene } from './context.ts';
import { type Lane, placeForKey } from './navigation.ts';
import { lanesOf } from './store.ts';
import type { CardFocus } from './use-card-focus.ts';

function cardUnder(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
}

/** The button of a card that was pressed, by its name. */
function toolUnder(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tool]') : null;
}

function press(card: Card, tool: HTMLElement | null, actions: BoardActions): void {
  if (!tool) actions.onOpen(card.id);
  else if (tool.dataset.tool === 'move') actions.onMoveMenu(card, tool);
  else if (tool.dataset.tool === 'follow') actions.onFollow(card, tool);
  else if (tool.dataset.tool === 'decide') actions.onDecide(card, tool);
  else actions.onChooseFiles(card);
}

/** The card that an arrow key leads to. */
function cardForKey(
  key: string,
  card: Card,
  lanes: readonly Lane[],
): { state: State; id: PortRequestId } | null {
  const ids = lanes.find((lane) => lane.state === card.state)?.ids ?? [];
  const to = placeForKey(key, { state: card.state, index: ids.indexOf(card.id) }, lanes);
  const id = lanes.find((lane) => lane.state === to?.state)?.ids[to?.index ?? -1];
  return to && id !== undefined ? { state: to.state, id } : null;
}

/**
 * Mouse and keys of all cards, in one place and by delegation: click or Enter opens, M moves, arrows walk between
 * cards and columns.
 */
export function useBoardKeys(
  root: RefObject<HTMLDivElement | null>,
  { store, actions }: BoardScene,
  collapsed: readonly State[],
  focus: CardFocus,
): void {
  const hidden = useRef(collapsed);
  hidden.current = collapsed;
  const { moveTo } = focus;
  useEffect(() => {
    const board = root.current;
    if (!board) return;
    const cardOf = (element: HTMLElement | null): Card | undefined =>
      store.getState().cards.get(element?.dataset.card ?? '');

    const onClick = (event: MouseEvent): void => {
      const card = cardOf(cardUnder(event.target));
      if (card) press(card, toolUnder(event.target), actions);
    };
    const walk = (key: string, card: Card): boolean => {
      const open = STATES.filter((state) => !hidden.current.includes(state));
      const to = cardForKey(key, card, lanesOf(store, open));
      if (to) moveTo(to.state, to.id);
      return to !== null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const element = cardUnder(event.target);
      const card = cardOf(element);
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
      if (!element || !card || event.target !== element || !isPlain) return;
      if (event.key === 'Enter') actions.onOpen(card.id);
      else if (event.key.toLowerCase() === 'm') actions.onMoveMenu(card, element);
      else if (!walk(event.key, card)) return;
      event.preventDefault();
    };
    board.addEventListener('click', onClick);
    board.addEventListener('keydown', onKeyDown);
    return () => {
      board.removeEventListener('click', onClick);
      board.removeEventListener('keydown', onKeyDown);
    };
  }, [root, store, actions, moveTo]);
}
