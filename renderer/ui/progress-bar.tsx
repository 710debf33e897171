import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import './progress.css';

export interface ProgressBarProps {
  readonly label: string;
  /** Bytes done and in all. */
  readonly done: number;
  readonly total: number;
}

/** Bytes for people: 7 B, 812 KB, 1.4 MB (1 MB = 1,000,000 B, as file managers count). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** How much of a whole, both in the whole's unit: `3.1 of 8.0 MB`. */
export function formatPart(done: number, total: number): string {
  if (total < 1000) return `${done} of ${total} B`;
  if (total < 999_500) return `${Math.round(done / 1000)} of ${Math.round(total / 1000)} KB`;
  return `${(done / 1_000_000).toFixed(1)} of ${(total / 1_000_000).toFixed(1)} MB`;
}

/** A bar for bytes that move; says "0.4 of 1.4 MB". */
export function ProgressBar({ label, done, total }: ProgressBarProps): ReactNode {
  const words = formatPart(done, total);
  return (
    <AriaProgressBar
      className="ui-progress-bar"
      value={done}
      minValue={0}
      maxValue={total}
      valueLabel={words}
    >
      {({ percentage = 0 }) => (
        <>
          <Label className="truncate">{label}</Label>
          <span className="ui-progress-value tabular">{words}</span>
          <span className="ui-progress-track">
            <span className="ui-progress-fill" style={{ transform: `scaleX(${percentage / 100})` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
