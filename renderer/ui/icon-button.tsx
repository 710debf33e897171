import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { whilePending } from './button.tsx';
import { cx } from './cx.ts';
import { ProgressRing } from './progress-ring.tsx';
import { WithTooltip } from './tooltip.tsx';
import './button.css';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name and the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Key shown in the tooltip, e.g. "M". */
  readonly shortcut?: string;
  readonly variant?: 'secondary' | 'quiet';
  readonly size?: 'md' | 'sm';
  /** A toggle that is on. */
  readonly isActive?: boolean;
  readonly tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right';
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon; its name is its tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = 'quiet',
  size = 'md',
  isActive,
  tooltipPlacement = 'bottom',
  className,
  isPending = false,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <WithTooltip label={label} placement={tooltipPlacement} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...rest}
        {...whilePending(isPending)}
        aria-label={label}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
        className={cx('ui-icon-button', className)}
        data-variant={variant}
        data-size={size}
        data-active={isActive || undefined}
      >
        {isPending ? <ProgressRing label="Working" size={14} /> : icon}
      </AriaButton>
    </WithTooltip>
  );
}
