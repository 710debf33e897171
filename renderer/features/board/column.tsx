import { ChevronsLeft } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { age } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { ColumnCards } from './column-cards.tsx';
import type { ColumnState } from './columns.ts';
import { useBoard, useScene } from './context.ts';
import { useColumnDrop } from './use-column-drop.ts';
import './column.css';

export interface ColumnProps {
  readonly state: State;
  readonly isCollapsed: boolean;
  readonly activeId: PortRequestId | undefined;
  readonly openId: PortRequestId | null;
}

/** `1,204`, or `1,000+` where main stopped counting. */
export function countWords({ count, more }: Pick<ColumnState, 'count' | 'more'>): string {
  return `${count.toLocaleString('en-US')}${more ? '+' : ''}`;
}

/** One state of the board: a region of that name. */
export function Column({ state, isCollapsed, activeId, openId }: ColumnProps): ReactNode {
  const element = useRef<HTMLElement>(null);
  const { actions } = useScene();
  const column = useBoard((board) => board.columns[state]);
  const { answer, why, isOver } = useColumnDrop(element, state);
  const label = STATE_LABELS[state];
  return (
    <section
      ref={element}
      className="column"
      aria-label={label}
      data-state={state}
      data-collapsed={isCollapsed || undefined}
      data-answer={answer}
      data-over={isOver || undefined}
    >
      {isCollapsed ? (
        <button
          type="button"
          className="column-strip"
          title={why ?? `Show ${label}`}
          onClick={() => actions.onCollapse(state, false)}
        >
          <StateIcon state={state} />
          <span className="visually-hidden">Show</span> <span className="column-strip-name">{label}</span>{' '}
          <span className="column-strip-count tabular">{countWords(column)}</span>
          {why && <span className="column-strip-why">{why}</span>}
        </button>
      ) : (
        <>
          <header className="column-head">
            <StateIcon state={state} />
            <h2>{label}</h2>
            <span className="column-count tabular">{countWords(column)}</span>
            {column.oldest && <Oldest since={column.oldest} />}
            <IconButton
              label={`Collapse ${label}`}
              size="sm"
              icon={<ChevronsLeft />}
              className="column-fold"
              onPress={() => actions.onCollapse(state, true)}
            />
          </header>
          {why && <p className="column-why">{why}</p>}
          <ColumnCards column={column} activeId={activeId} openId={openId} />
        </>
      )}
    </section>
  );
}

function Oldest({ since }: { readonly since: string }): ReactNode {
  const words = age(since, useNow());
  return (
    <span className="column-oldest tabular" title={`The longest wait in this column: ${words}`}>
      <span className="visually-hidden">oldest </span>
      {words}
    </span>
  );
}
