import type { ReactNode } from 'react';
import './kbd.css';

/** Keys as a cap: `keys="Ctrl K"` draws two caps. Decoration: the real shortcut is announced by its owner. */
export function Kbd({
  keys,
  tone = 'plain',
}: {
  readonly keys: string;
  readonly tone?: 'plain' | 'inverse';
}): ReactNode {
  return (
    <span className="ui-kbd" data-tone={tone} aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
