import { isOnBoard } from './columns.ts';
import type { BoardStore } from './store.ts';

/** Frames until the answer that was just read is drawn. */
const PATIENCE = 40;

/** Puts the focus on the first card of the board as the store has it now: never on one that is about to go. */
export function focusFirstCard(page: Document, store: BoardStore): void {
  const look = (left: number): void => {
    requestAnimationFrame(() => {
      const first = page.querySelector<HTMLElement>('.board [data-card]');
      if (first && isOnBoard(store.getState().columns, first.dataset.card ?? '')) first.focus();
      else if (left > 0) look(left - 1);
    });
  };
  look(PATIENCE);
}
