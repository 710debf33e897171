import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import './segmented-control.css';

export interface Segment<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Say why beside the control. */
  readonly isDisabled?: boolean;
}

export interface SegmentedControlProps<Id extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** Two to four short views of the same thing; one is always on. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>): ReactNode {
  const { label, segments, value, onChange, isDisabled, className } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx('ui-segments', className)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      isDisabled={isDisabled ?? false}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id));
        if (chosen && chosen.id !== value) onChange(chosen.id);
      }}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.id}
          id={segment.id}
          className="ui-segment"
          isDisabled={segment.isDisabled ?? false}
        >
          {segment.icon}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
