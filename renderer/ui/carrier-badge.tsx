import type { ReactNode } from 'react';
import './carrier-badge.css';

export interface CarrierBadgeProps {
  /** The carrier's name, as the registry gives it. */
  readonly label: string;
  /** Two letters drawn in the mark; the name's first two when left out. */
  readonly mark?: string;
  /** The carrier's own status word; it never stands without this badge. */
  readonly status?: string;
  /** `mark` draws the letters alone (cards); the name is still said. */
  readonly size?: 'mark' | 'word';
  /** How many orders it holds; drawn from two on. */
  readonly count?: number;
}

/** Which carrier says so. Neutral on purpose: colour is for states. */
export function CarrierBadge({
  label,
  mark,
  status,
  size = 'word',
  count = 1,
}: CarrierBadgeProps): ReactNode {
  const letters = mark ?? label.slice(0, 2);
  if (size === 'mark' && !status) {
    if (count < 2) {
      return (
        <span className="ui-carrier-mark" role="img" aria-label={label} title={label}>
          {letters}
        </span>
      );
    }
    const words = `${label}, ${count} orders`;
    return (
      <span className="ui-carrier" role="img" aria-label={words} title={words}>
        <span className="ui-carrier-mark">{letters}</span>
        <span className="ui-carrier-count tabular">×{count}</span>
      </span>
    );
  }
  return (
    <span className="ui-carrier" data-size={size}>
      <span className="ui-carrier-mark" aria-hidden="true">
        {letters}
      </span>
      <span className={size === 'mark' ? 'visually-hidden' : 'ui-carrier-name'}>{label}</span>
      {status && <span className="ui-carrier-status">{status}</span>}
    </span>
  );
}
