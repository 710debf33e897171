import type { ReactNode } from 'react';
import './notes.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** One line: what to do next. */
  readonly children: ReactNode;
  /** One button. */
  readonly action?: ReactNode;
}

/** A place with nothing in it yet. */
export function EmptyState({ icon, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="ui-empty">
      {icon}
      <p>{children}</p>
      {action}
    </div>
  );
}
