import type { ReactNode } from 'react';
import { formatBytes } from './progress-bar.tsx';

/** How big a file is; nothing where its size is 0: some carriers don’t tell, and no document is empty. */
export function FileSize({ size }: { readonly size: number }): ReactNode {
  return size > 0 ? <span>{formatBytes(size)}</span> : null;
}
