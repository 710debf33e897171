import { isWeekend, parseDate } from '@internationalized/date';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import type { LocalDate } from '../../../preload/contract/domain/time.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import { isLocalDate } from './dates.ts';
import { numberType } from './numbers/one.ts';

/** The day that is so many business days later, Monday to Friday; holidays are not known and make it later still. */
export function businessDaysAfter(from: LocalDate, days: number): LocalDate {
  let day = parseDate(from);
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (!isWeekend(day, 'en-US')) left -= 1;
  }
  return day.toString();
}

/** What the carrier's lead time says about a requested date that comes before it; nothing where it can be met. */
export function leadTimeAdvice(
  { description: { label }, policy: { leadDays } }: Pick<CarrierAdapter, 'description' | 'policy'>,
  { requestedDate = '' }: PortFields,
  numbers: readonly E164[],
  today: LocalDate,
): readonly Requirement[] {
  if (!isLocalDate(requestedDate)) return [];
  const isTollFree = numbers.some((number) => numberType(number) === 'toll-free');
  const days = isTollFree ? leadDays.tollFree : leadDays.local;
  const earliest = businessDaysAfter(today, days);
  if (requestedDate >= earliest) return [];
  const count = days === 1 ? '1 business day' : `${days} business days`;
  return [
    {
      about: { kind: 'advice', field: 'requestedDate' },
      by: 'submit',
      met: false,
      what: `${label} needs ${count}: ${dayWords(earliest)} is the earliest date worth asking for.`,
    },
  ];
}

function dayWords(day: LocalDate): string {
  const words = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', words).format(new Date(`${day}T12:00:00Z`));
}
