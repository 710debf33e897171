import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { ProgressRing } from './progress-ring.tsx';
import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` at most once per view; `danger` for what cannot be undone. */
  readonly variant?: ButtonVariant;
  readonly size?: 'md' | 'sm';
  /** Icon before the words. */
  readonly icon?: ReactNode;
  /** Quiet mark after the words: a count, a <Kbd>, a chevron. */
  readonly after?: ReactNode;
  /** Said while `isPending`: "Signing in". The words on the button stay, so nothing moves. */
  readonly pendingLabel?: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/**
 * What a pending button is: it keeps the focus, does nothing, and is said to be disabled. React Aria's own `isPending`
 * leaves a message in the page that points at the ring after the ring has gone, which is an error to axe.
 */
export function whilePending(isPending: boolean): Partial<AriaButtonProps> {
  return isPending ? { 'aria-disabled': true, type: 'button', onPress: () => undefined } : {};
}

/** A push button. While pending it keeps focus and width, ignores presses and says what it waits for. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  after,
  pendingLabel = 'Working',
  children,
  className,
  isPending = false,
  ...rest
}: ButtonProps): ReactNode {
  const lead = isPending ? <ProgressRing label={pendingLabel} size={14} /> : icon;
  return (
    <AriaButton
      {...rest}
      {...whilePending(isPending)}
      className={cx('ui-button', className)}
      data-variant={variant}
      data-size={size}
    >
      {lead}
      <span className="ui-button-words">{children}</span>
      {after}
    </AriaButton>
  );
}
