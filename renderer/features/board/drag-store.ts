import { createStore, type StoreApi } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** What is being dragged over the board: a card, with main's answer about each column, or files from the desktop. */
export interface DragState {
  readonly card?: { readonly id: PortRequestId; readonly from: State };
  readonly moves: readonly Move[];
  /** The card under the files. */
  readonly filesOver?: PortRequestId;
}

export interface DragStore extends StoreApi<DragState> {
  /** Asks main where the card may go. */
  readonly begin: (id: PortRequestId, from: State) => void;
  readonly end: () => void;
  /** The answer for a column, waited for when the drop was faster than main. */
  readonly moveTo: (state: State) => Promise<Move | undefined>;
  readonly overFiles: (id: PortRequestId | undefined) => void;
}

const REST: DragState = { moves: [] };

export function createDragStore(bridge: Bridge): DragStore {
  const store = createStore<DragState>(() => REST);
  let asked: Promise<readonly Move[]> = Promise.resolve([]);
  return {
    ...store,
    begin: (id, from) => {
      const card = { id, from };
      store.setState({ card, moves: [] }, true);
      asked = bridge.portRequests.moves({ id }).then((answer) => {
        const moves = answer.ok ? answer.value : [];
        if (store.getState().card === card) store.setState({ moves });
        return moves;
      });
    },
    end: () => store.setState(REST, true),
    moveTo: async (state) => (await asked).find((move) => move.to === state),
    overFiles: (id) => store.setState(id === undefined ? REST : { ...REST, filesOver: id }, true),
  };
}

/** How a column stands to the card in the air. */
export type ColumnAnswer =
  | { readonly kind: 'rest' }
  | { readonly kind: 'home' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'legal' }
  | { readonly kind: 'illegal'; readonly why: string };

export function columnAnswer(drag: DragState, state: State): ColumnAnswer {
  if (!drag.card) return { kind: 'rest' };
  if (drag.card.from === state) return { kind: 'home' };
  const move = drag.moves.find((one) => one.to === state);
  if (!move) return { kind: 'asking' };
  return move.legal ? { kind: 'legal' } : { kind: 'illegal', why: move.why };
}
