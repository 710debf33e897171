import { type CalendarDate, type CalendarDateTime, parseDate, parseDateTime } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { type ReactNode, useState } from 'react';
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
  readonly autoFocus?: boolean;
}
export type DateFieldProps = DatesProps;
export type DateTimeFieldProps = DatesProps;

const MINUTES = 16;
const FIRST_YEAR = '1900';

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
  const { min, max, isDayUnavailable, granularity, parse, print, error } = props;
  const [draft, setDraft] = useDraft(props);
  return (
    <DatePicker<T>
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field', props.className)}
      granularity={granularity}
      value={(draft === null ? null : parse(draft)) as never}
      onChange={(date) => setDraft(date === null ? null : print(date as unknown as T))}
      {...(min ? { minValue: parse(min) } : {})}
      {...(max ? { maxValue: parse(max) } : {})}
      {...(isDayUnavailable
        ? { isDateUnavailable: (day) => isDayUnavailable(day.toString().slice(0, 10)) }
        : {})}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
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

/**
 * What stands in the box. While a year is typed it runs through 2, 20 and 202; the box has to show that,
 * but the owner hears of a date only when it is one.
 */
function useDraft({ value, onChange }: DatesProps): readonly [string | null, (draft: string | null) => void] {
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== whole(draft)) setDraft(value);
  }
  const change = (next: string | null): void => {
    setDraft(next);
    if (whole(next) !== value) onChange(whole(next));
  };
  return [draft, change];
}

function whole(draft: string | null): string | null {
  return draft !== null && draft >= FIRST_YEAR ? draft : null;
}
