import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Calendar, CalendarCell, CalendarGrid, Heading } from 'react-aria-components';
import './calendar.css';

/** The month inside a date field's popover; takes its value and limits from the field around it. */
export function MonthCalendar(): ReactNode {
  return (
    <Calendar className="ui-calendar">
      <header>
        <Heading />
        <Button slot="previous" className="ui-box-button">
          <ChevronLeft />
        </Button>
        <Button slot="next" className="ui-box-button">
          <ChevronRight />
        </Button>
      </header>
      <CalendarGrid className="tabular" weekdayStyle="short">
        {(date) => <CalendarCell date={date} className="ui-day" />}
      </CalendarGrid>
    </Calendar>
  );
}
