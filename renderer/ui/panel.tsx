import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { Splitter } from './splitter.tsx';
import './panel.css';

export interface PanelProps {
  /** The accessible name of the region: the port name. */
  readonly label: string;
  /** Content of the head, before the close button. */
  readonly head: ReactNode;
  readonly width: number;
  readonly minWidth?: number;
  readonly maxWidth?: number;
  readonly onWidthChange: (width: number) => void;
  /** `Esc` inside the panel and its cross. */
  readonly onClose: () => void;
  /** Takes the whole width and cannot be resized (narrow windows). */
  readonly isFull?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLElement>;
}

/** The inspector beside the board: a region with a resizable left edge. It is not modal. */
export function Panel(props: PanelProps): ReactNode {
  const { label, head, width, minWidth = 400, maxWidth = 960, isFull = false } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    props.onClose();
  };
  return (
    <section
      id={id}
      ref={props.ref}
      aria-label={label}
      className={cx('ui-panel', props.className)}
      data-full={isFull || undefined}
      style={isFull ? {} : { width }}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {!isFull && (
        <Splitter
          label={`Resize ${label}`}
          controls={id}
          width={width}
          min={minWidth}
          max={maxWidth}
          side="after"
          onChange={props.onWidthChange}
        />
      )}
      <header className="ui-panel-head">
        <div className="ui-panel-title">{head}</div>
        <IconButton label="Close" shortcut="Esc" icon={<X />} size="sm" onPress={props.onClose} />
      </header>
      <div className="ui-panel-body">{props.children}</div>
    </section>
  );
}
