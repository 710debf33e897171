import type { ReactNode } from 'react';
import './skeleton.css';

/** A grey shape where network content will be. Never for local data: that is there in the first frame. */
export function Skeleton({
  width = '100%',
  height = 12,
}: {
  readonly width?: number | string;
  readonly height?: number;
}): ReactNode {
  return <span className="ui-skeleton" aria-hidden="true" style={{ width, height }} />;
}
