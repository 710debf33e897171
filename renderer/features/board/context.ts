import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { DragStore } from './drag-store.ts';
import type { BoardState, BoardStore } from './store.ts';

/** What the board asks of the window around it. */
export interface BoardActions {
  readonly onOpen: (id: PortRequestId) => void;
  /** The *Move to…* menu, at the element that asked for it. */
  readonly onMoveMenu: (card: Card, anchor: Element) => void;
  /** A card was dropped on a column that takes it. */
  readonly onDropCard: (card: Card, move: Extract<Move, { legal: true }>) => void;
  /** The switch follows the carrier that is ahead. */
  readonly onFollow: (card: Card, from: Element) => void;
  /** The agent decides between two values of a field. */
  readonly onDecide: (card: Card, from: Element) => void;
  readonly onFiles: (card: Card, files: readonly File[]) => void;
  /** The system's file dialog for this card. */
  readonly onChooseFiles: (card: Card) => void;
  readonly onCollapse: (state: State, isCollapsed: boolean) => void;
}

export interface BoardScene {
  readonly store: BoardStore;
  readonly drag: DragStore;
  readonly actions: BoardActions;
  /** The agent's own zone. */
  readonly timeZone: string;
  /** Pixels of one card and between two. */
  readonly cardHeight: number;
  readonly cardGap: number;
}

export const BoardContext = createContext<BoardScene | null>(null);

export function useScene(): BoardScene {
  const scene = useContext(BoardContext);
  if (!scene) throw new Error('A part of the board needs the board around it.');
  return scene;
}

/** A part of the board's memory; draws again only when that part changes. */
export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  return useStore(useScene().store, select);
}
