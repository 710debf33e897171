import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { containsFiles, getFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file';
import { type RefObject, useEffect } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { useScene } from './context.ts';

/** What a dragged card says about itself; columns read it. */
export const CARD = 'port-request';

/** Lets a card be picked up, and lets files from the desktop be dropped on it. */
export function useCardDrag(element: RefObject<HTMLElement | null>, id: PortRequestId, state: State): void {
  const { drag, store, actions } = useScene();
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return combine(
      draggable({
        element: target,
        getInitialData: () => ({ kind: CARD, id }),
        onDragStart: () => drag.begin(id, state),
        onDrop: () => drag.end(),
      }),
      dropTargetForExternal({
        element: target,
        canDrop: containsFiles,
        getDropEffect: () => 'copy',
        onDragEnter: () => drag.overFiles(id),
        onDragLeave: () => drag.overFiles(undefined),
        onDrop: ({ source }) => {
          drag.overFiles(undefined);
          const card = store.getState().cards.get(id);
          if (card) actions.onFiles(card, getFiles({ source }));
        },
      }),
    );
  }, [element, id, state, drag, store, actions]);
}
