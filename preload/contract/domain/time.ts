/** A moment: ISO 8601 in UTC with milliseconds, such as `2026-11-22T07:37:15.000Z`. */
export type Instant = string;

/** A day on somebody's calendar, without a zone: `2026-12-03`. */
export type LocalDate = string;

/** A wall-clock time in a named zone, the way a losing carrier commits to one. */
export interface ZonedTime {
  /** `2026-12-03 10:00` */
  readonly dateTime: string;
  /** IANA name, such as `America/Los_Angeles`. */
  readonly timeZone: string;
}

export function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function toEpochMs(at: Instant): number {
  return Date.parse(at);
}
