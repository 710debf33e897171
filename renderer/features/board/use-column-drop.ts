import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { State } from '../../../preload/contract/domain/states.ts';
import { useScene } from './context.ts';
import { type ColumnAnswer, columnAnswer } from './drag-store.ts';
import { CARD } from './use-card-drag.ts';

export interface ColumnDrop {
  readonly answer: ColumnAnswer['kind'];
  /** Why the card in the air may not come here. */
  readonly why?: string;
  readonly isOver: boolean;
}

/** Lets a column take cards: it shows main's answer while one is in the air and hands over a legal drop. */
export function useColumnDrop(element: RefObject<HTMLElement | null>, state: State): ColumnDrop {
  const { drag, store, actions } = useScene();
  const [isOver, setOver] = useState(false);
  const kind = useStore(drag, (now) => columnAnswer(now, state).kind);
  const why = useStore(drag, (now) => {
    const answer = columnAnswer(now, state);
    return answer.kind === 'illegal' ? answer.why : undefined;
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return dropTargetForElements({
      element: target,
      canDrop: ({ source }) => source.data.kind === CARD,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        const card = store.getState().cards.get(String(source.data.id));
        if (!card || card.state === state) return;
        void drag.moveTo(state).then((move) => {
          if (move?.legal) actions.onDropCard(card, move);
        });
      },
    });
  }, [element, state, drag, store, actions]);
  return { answer: kind, ...(why === undefined ? {} : { why }), isOver };
}
