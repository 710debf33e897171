import type { ReactNode } from 'react';
import './badge.css';

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'danger';

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A short fact in a chip: "Action required", "Locked", "3 charges". */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps): ReactNode {
  return (
    <span className="ui-badge" data-tone={tone}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
