import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components';
import { cx } from './cx.ts';
import './toolbar.css';

/** A row of controls that is one tab stop; arrows move inside. */
export function Toolbar({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <AriaToolbar aria-label={label} className={cx('ui-toolbar', className)}>
      {children}
    </AriaToolbar>
  );
}

/** A hairline between groups of a toolbar. */
export function ToolbarGap(): ReactNode {
  return <Separator orientation="vertical" className="ui-toolbar-gap" />;
}
