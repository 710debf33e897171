import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { createPortal } from 'react-dom';
import './toast.css';

export interface ToastItem {
  readonly id: string;
  readonly tone?: 'plain' | 'good' | 'problem';
  /** One sentence: what happened. */
  readonly message: string;
  /** Usually Undo. Doing it also dismisses the toast. */
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

export interface ToastRegionProps {
  /** Newest last; the owner keeps the list. */
  readonly toasts: readonly ToastItem[];
  readonly onDismiss: (id: string) => void;
  /** How long one stays, in ms; problems stay until dismissed. The clock stands while a pointer or focus is inside. */
  readonly stayMs?: number;
}

const ICONS = { plain: <Info />, good: <CircleCheck />, problem: <CircleAlert /> } as const;

/**
 * Says what just happened, politely, in the window's lower left corner, where no buttons of the panel are, above dialogs too. The region is always in
 * the page (in <body>, beside the app, so that a modal can hide the app whole and leave it), and a new toast
 * is announced; the `status` role is left to the sync status (design.md §8).
 */
export function ToastRegion({ toasts, onDismiss, stayMs = 8000 }: ToastRegionProps): ReactNode {
  const [isHeld, setHeld] = useState(false);
  return createPortal(
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="ui-toasts"
      data-react-aria-top-layer="true"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} isHeld={isHeld} stayMs={stayMs} onDismiss={onDismiss} />
      ))}
    </section>,
    document.body,
  );
}

function Toast({
  toast,
  isHeld,
  stayMs,
  onDismiss,
}: Omit<ToastRegionProps, 'toasts'> & {
  readonly toast: ToastItem;
  readonly isHeld: boolean;
  readonly stayMs: number;
}): ReactNode {
  const { id, tone = 'plain', message, action } = toast;
  const dismiss = useRef(onDismiss);
  dismiss.current = onDismiss;
  useEffect(() => {
    if (isHeld || tone === 'problem') return;
    const timer = setTimeout(() => dismiss.current(id), stayMs);
    return () => clearTimeout(timer);
  }, [id, isHeld, tone, stayMs]);
  return (
    <div className="ui-toast" data-tone={tone}>
      {ICONS[tone]}
      <span className="ui-toast-words">{message}</span>
      {action && (
        <Button
          className="ui-toast-action"
          onPress={() => {
            action.onAction();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button className="ui-toast-close" aria-label="Dismiss" onPress={() => onDismiss(id)}>
        <X />
      </Button>
    </div>
  );
}
