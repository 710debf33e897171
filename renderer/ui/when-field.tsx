import type { ReactNode } from 'react';
import type { ZonedTime } from '../../preload/contract/domain/time.ts';
import { ComboBox } from './combo-box.tsx';
import { DateTimeField } from './date-field.tsx';
import './when-field.css';

/** A wall clock in a named zone while it is typed. */
export interface WhenValue {
  /** `2026-12-03T10:00` */
  readonly dateTime: string | null;
  readonly timeZone: string | null;
}

export interface WhenFieldProps {
  readonly value: WhenValue;
  readonly onChange: (value: WhenValue) => void;
  /** IANA names to choose from. */
  readonly timeZones: readonly string[];
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
}

/** What was typed, once it is whole. */
export function zonedOf({ dateTime, timeZone }: WhenValue): ZonedTime | null {
  return dateTime === null || timeZone === null ? null : { dateTime: dateTime.replace('T', ' '), timeZone };
}

export function whenOf({ dateTime, timeZone }: ZonedTime): WhenValue {
  return { dateTime: dateTime.replace(' ', 'T'), timeZone };
}

/** Date, time and the zone they are meant in, the way a losing carrier commits to them. */
export function WhenField(props: WhenFieldProps): ReactNode {
  const { value, onChange, timeZones, isRequired = false, autoFocus = false } = props;
  return (
    <div className="ui-when">
      <DateTimeField
        label="Date and time"
        value={value.dateTime}
        onChange={(dateTime) => onChange({ ...value, dateTime })}
        isRequired={isRequired}
        autoFocus={autoFocus}
      />
      <ComboBox
        label="Time zone"
        options={timeZones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
        value={value.timeZone}
        onChange={(timeZone) => onChange({ ...value, timeZone })}
        isRequired={isRequired}
      />
    </div>
  );
}
