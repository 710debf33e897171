import { type CalendarDate, type CalendarDateTime, parseDate, parseDateTime } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, DateInput, DatePicker, DateSegment, Dialog, Group, Popover } from 'react-aria-components';
import { MonthCalendar } from './calendar.tsx';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';
import './date-field.css';

interface DatesProps extends FieldProps {
  /** Wall-clock text, no zone: `2026-03-09` for a DateField, `2026-03-09T14:30` for a DateTimeField. */
  readonly value: string | null;
  /** Called with the same shape, or null when the agent clears it. */
  readonly onChange: (value: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  /** Days that cannot be chosen (weekends, holidays), by `YYYY-MM-DD`. */
  readonly isDayUnavailable?: (day: string) => boolean;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}
export type DateFieldProps = DatesProps;
export type DateTimeFieldProps = DatesProps;

const MINUTES = 16;

/** A day, typed in segments or picked from a month. */
export function DateField(props: DateFieldProps): ReactNode {
  return <DateBox {...props} granularity="day" parse={parseDate} print={(date) => date.toString()} />;
}

/** A day and a time of day; the zone is asked for beside it. Seconds are not shown and not kept. */
export function DateTimeField(props: DateTimeFieldProps): ReactNode {
  return (
    <DateBox
      {...props}
      granularity="minute"
      parse={parseDateTime}
      print={(date) => date.toString().slice(0, MINUTES)}
    />
  );
}

interface DateBoxProps<T extends CalendarDate | CalendarDateTime> extends DatesProps {
  readonly granularity: 'day' | 'minute';
  readonly parse: (text: string) => T;
  readonly print: (date: T) => string;
}

function DateBox<T extends CalendarDate | CalendarDateTime>(props: DateBoxProps<T>): ReactNode {
  const { value, onChange, min, max, isDayUnavailable, granularity, parse, print, error } = props;
  return (
    <DatePicker<T>
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field', props.className)}
      granularity={granularity}
      value={(value === null ? null : parse(value)) as never}
      onChange={(date) => onChange(date === null ? null : print(date as unknown as T))}
      {...(min ? { minValue: parse(min) } : {})}
      {...(max ? { maxValue: parse(max) } : {})}
      {...(isDayUnavailable
        ? { isDateUnavailable: (day) => isDayUnavailable(day.toString().slice(0, 10)) }
        : {})}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      hideTimeZone
    >
      <FieldLabel {...props} />
      <Group className="ui-box ui-date-box">
        <DateInput className="ui-segments-input tabular">
          {(segment) => <DateSegment segment={segment} className="ui-date-segment" />}
        </DateInput>
        <Button className="ui-box-button">
          <CalendarDays />
        </Button>
      </Group>
      <FieldHelp {...props} />
      <Popover className="ui-popover" offset={4}>
        <Dialog className="ui-calendar-dialog">
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
