import { type JsonObject, objectOr, textOr } from '../../json.ts';
import { bare } from '../answer.ts';
import { scheduledDate } from '../time/zones.ts';

/**
 * What every save does with `schedule_on`: `scheduled_date` becomes that local time in UTC Gregorian
 * seconds. A date that is none crashes the server, as the real one does.
 */
export function withScheduledDate(fields: JsonObject, defaultZone: string): JsonObject {
  if (fields.schedule_on === undefined) return fields;
  const { date_time: dateTime, timezone } = objectOr(fields.schedule_on);
  const date = scheduledDate(textOr(dateTime) ?? '', textOr(timezone) ?? defaultZone);
  if (date === null) throw bare(500);
  return { ...fields, scheduled_date: date };
}
