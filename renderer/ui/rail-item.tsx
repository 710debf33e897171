import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { WithTooltip } from './tooltip.tsx';
import './rail-item.css';

export interface RailItemProps {
  readonly label: string;
  /** A lucide icon, or a <HealthDot> for an account. */
  readonly icon: ReactNode;
  readonly count?: number;
  /** Something here wants the agent; said as `dotLabel`. */
  readonly dotLabel?: string;
  /** Keys shown on hover: "G B". */
  readonly shortcut?: string;
  readonly isCurrent?: boolean;
  /** The rail is narrow: icon only, name in a tooltip. */
  readonly isCollapsed?: boolean;
  readonly onPress: () => void;
}

/** A row of the left rail: a view, an account or a saved filter. */
export function RailItem(props: RailItemProps): ReactNode {
  const { label, icon, count, dotLabel, shortcut, isCurrent = false, isCollapsed = false, onPress } = props;
  const row = (
    <Button
      className="ui-rail-item"
      {...(isCollapsed ? { 'aria-label': railName(props) } : {})}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      data-collapsed={isCollapsed || undefined}
      onPress={onPress}
    >
      <span className="ui-rail-icon">{icon}</span>
      {!isCollapsed && <span className="ui-rail-label truncate">{label}</span>}
      {dotLabel && (
        <span className="ui-rail-dot">
          <span className="visually-hidden">{dotLabel}</span>
        </span>
      )}
      {!isCollapsed && count !== undefined && (
        <span className="ui-rail-count tabular">{count.toLocaleString('en-US')}</span>
      )}
    </Button>
  );
  if (!isCollapsed && !shortcut) return row;
  return (
    <WithTooltip
      label={isCollapsed ? railName(props) : label}
      placement="right"
      {...(shortcut ? { shortcut } : {})}
    >
      {row}
    </WithTooltip>
  );
}

function railName({ label, count, dotLabel }: RailItemProps): string {
  return [label, count?.toLocaleString('en-US'), dotLabel].filter(Boolean).join(', ');
}
