/** Seconds between year 0 and 1970: Kazoo counts from year 0 (carriers/kazoo.md §3). */
export const GREGORIAN_OFFSET = 62_167_219_200;

/** Gregorian seconds (UTC) of a JavaScript time in milliseconds. */
export const gregorian = (ms: number): number => Math.floor(ms / 1000) + GREGORIAN_OFFSET;

/** JavaScript milliseconds of Gregorian seconds. */
export const fromGregorian = (seconds: number): number => (seconds - GREGORIAN_OFFSET) * 1000;
