const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things take at the practice Telnyx, in milliseconds. */
export const PACES = {
  /** Telnyx's own desk, before the losing carrier has it. */
  inProcess: 4 * HOUR,
  /** The losing carrier's answer. */
  submitted: 24 * HOUR,
  /** Telnyx's review of a cancellation. */
  cancelPending: DAY,
  /** After which an unanswered exception is cancelled (porting.md §2.3). */
  exception: 14 * DAY,
  /** An activation that was started. */
  activation: 15 * MINUTE,
  /** Text messages follow the voice. */
  messaging: 4 * HOUR,
  /** An unsubmitted draft lives this long (carriers/telnyx-flowroute-s3.md §B). */
  draft: 30 * DAY,
  /** A document that nothing uses lives this long. */
  document: 30 * MINUTE,
} as const;
