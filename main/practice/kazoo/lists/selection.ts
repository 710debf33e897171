import { invalid, refusal } from '../answer.ts';
import { isPortState, PORT_STATES, type PortState } from '../world/model.ts';

const GROUPS: Readonly<Record<string, readonly PortState[]>> = {
  active: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected'],
  all: PORT_STATES,
  progressing: ['submitted', 'pending', 'scheduled'],
  suspended: ['unconfirmed', 'rejected'],
  completed: ['completed', 'canceled'],
};

/** `crossbar.maximum_range`: 31 days and an hour, in seconds. */
export const MAXIMUM_RANGE = 2_682_000;

/**
 * The states of `by_types`: a group word, or one or two raw states. The text is split on its first
 * comma only, so a third value, a group word in a list or an unknown word is the server's 500.
 */
export function statesOf(byTypes: string | null): ReadonlySet<PortState> {
  const text = byTypes === null || byTypes === '' ? 'active' : byTypes.replaceAll(' ', '');
  const group = GROUPS[text];
  if (group) return new Set(group);
  const cut = text.indexOf(',');
  const words = cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
  const states = words.filter(isPortState);
  if (states.length < words.length)
    throw refusal(500, 'invalid_request', {
      message: `query string by_types contained invalid values: ${words.filter((word) => !isPortState(word)).join(', ')}`,
    });
  return new Set(states);
}

/** Bounds on `modified` for completed and canceled ports, in Gregorian seconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The time range of finished ports: the last 31 days unless the query says otherwise. */
export function rangeOf(query: URLSearchParams, now: number): Range {
  const to = Number(query.get('modified_to') ?? now);
  const from = Number(query.get('modified_from') ?? to - MAXIMUM_RANGE);
  const bad = (message: string): Error =>
    invalid('modified_from', 'date_range', { message, cause: from, modified_from: from, modified_to: to });
  if (!Number.isFinite(from) || !Number.isFinite(to))
    throw bad('modified_from and modified_to must be timestamps');
  if (from > to) throw bad('modified_from is prior to modified_to');
  if (to - from > MAXIMUM_RANGE) throw bad('modified_to is more than 2682000 seconds from modified_from');
  return { from, to };
}
