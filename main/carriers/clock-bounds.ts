/** What the carrier's clock minus ours can be, in milliseconds. */
export interface ClockBounds {
  readonly least: number;
  readonly most: number;
}

/**
 * What one answer tells: its `Date` was written between the request and the answer, and has whole seconds, cut off. An
 * upload or a slow answer tells little, a quick one much. All in milliseconds since 1970.
 */
export function clockBounds(theirs: number, before: number, after: number): ClockBounds {
  return { least: theirs - after, most: theirs + 1_000 - before };
}

/** What both tell. When they contradict each other, a clock has been set meanwhile, and only the newer one counts. */
export function narrowed(known: ClockBounds | undefined, fresh: ClockBounds): ClockBounds {
  if (known === undefined) return fresh;
  const both = { least: Math.max(known.least, fresh.least), most: Math.min(known.most, fresh.most) };
  return both.least <= both.most ? both : fresh;
}
