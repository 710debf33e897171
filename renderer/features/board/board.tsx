import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import { useBridge } from '../../bridge/context.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Column } from './column.tsx';
import { type BoardActions, BoardContext, type BoardScene } from './context.ts';
import { createDragStore } from './drag-store.ts';
import type { BoardStore } from './store.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useCardFocus } from './use-card-focus.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';
import './board.css';

export interface BoardProps {
  readonly store: BoardStore;
  readonly actions: BoardActions;
  readonly openId: PortRequestId | null;
  readonly collapsed: readonly State[];
  readonly density: 'comfortable' | 'compact';
  readonly timeZone: string;
}

const SIZES = {
  comfortable: { cardHeight: 112, cardGap: 8 },
  compact: { cardHeight: 92, cardGap: 6 },
} as const;

/** Every port of every account, in seven columns. */
export function Board({ store, actions, openId, collapsed, density, timeZone }: BoardProps): ReactNode {
  const bridge = useBridge();
  const drag = useMemo(() => createDragStore(bridge), [bridge]);
  const scene = useMemo<BoardScene>(
    () => ({ store, drag, actions, timeZone, ...SIZES[density] }),
    [store, drag, actions, timeZone, density],
  );
  const root = useRef<HTMLDivElement>(null);
  const focus = useCardFocus(root, store);
  useBoardKeys(root, scene, collapsed, focus);
  useKeepInSight(root, openId);
  useEffect(() => {
    if (openId !== null) store.reach(openId);
  }, [store, openId]);
  const problem = useStore(store, (state) => state.problem);
  return (
    <BoardContext value={scene}>
      {problem && (
        <div className="board-problem">
          <ErrorNote what={problem.what} next={problem.next} />
        </div>
      )}
      <div ref={root} className="board">
        {STATES.map((state) => (
          <Column
            key={state}
            state={state}
            isCollapsed={collapsed.includes(state)}
            activeId={focus.active[state]}
            openId={openId}
          />
        ))}
      </div>
    </BoardContext>
  );
}
