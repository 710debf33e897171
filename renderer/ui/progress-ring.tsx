import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './progress.css';

export interface ProgressRingProps {
  /** What is going on: "Sending acme-bill.pdf". */
  readonly label: string;
  /** 0 to 1; leave out when the length is not known. */
  readonly value?: number;
  readonly size?: number;
}

/** A small ring for network work in place; turns slowly when the length is unknown. */
export function ProgressRing({ label, value, size = 16 }: ProgressRingProps): ReactNode {
  const known = value !== undefined;
  return (
    <AriaProgressBar
      className="ui-progress-ring"
      aria-label={label}
      {...(known ? { value, minValue: 0, maxValue: 1 } : { isIndeterminate: true })}
    >
      <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
        <circle className="ui-ring-track" cx="8" cy="8" r="6.5" />
        <circle
          className="ui-ring-fill"
          cx="8"
          cy="8"
          r="6.5"
          pathLength="100"
          strokeDasharray={`${known ? Math.min(1, Math.max(0, value)) * 100 : 28} 100`}
        />
      </svg>
    </AriaProgressBar>
  );
}
