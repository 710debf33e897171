import { CarrierFailure } from '../interfaces/carrier.ts';
import { problemIn } from '../interfaces/refusal.ts';
import { isTelling } from './outcome.ts';

/** Any error as a failure of the carrier's kind. What nobody foresaw may have left the machine. */
export function asFailure(error: unknown): CarrierFailure {
  if (error instanceof CarrierFailure) return error;
  const problem = problemIn(error);
  if (problem) return new CarrierFailure(problem, 'no');
  const unforeseen = {
    code: 'internal' as const,
    what: 'Something went wrong inside Portside while this was sent.',
    next: 'Portside checks with the carrier by itself.',
  };
  return new CarrierFailure(unforeseen, 'maybe');
}

/** The same failure while only reading: nothing was changed, whatever reached the carrier. What it says no to stays no. */
export function whileReading(error: unknown): CarrierFailure {
  const { problem, reached } = asFailure(error);
  return new CarrierFailure(problem, reached === 'yes' && isTelling(problem.code) ? 'yes' : 'no');
}

/** The same failure while something was being sent: one of ours, such as a step that the disk did not take, undoes none. */
export function whileSending(error: unknown): CarrierFailure {
  const failure = asFailure(error);
  return error instanceof CarrierFailure || failure.reached === 'maybe'
    ? failure
    : new CarrierFailure(failure.problem, 'partly');
}
