import type { Board } from '../../preload/contract/domain/board.ts';
import type { Handlers } from '../ipc/answer.ts';

type OpenBoard = Handlers['board.open'];

/**
 * Answers the page's first question for the whole board with what was read before the key was there. From the moment
 * `core` is open, or has failed to open, only `open` knows.
 */
export function withFirstBoard(open: OpenBoard, first: Board | undefined, core: Promise<unknown>): OpenBoard {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  core.then(end, end);
  return async (filter) => {
    if (isOver || filter.text !== undefined || filter.accountIds !== undefined) return open(filter);
    isOver = true;
    return first ?? open(filter);
  };
}
