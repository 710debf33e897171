import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';

/** Whose storage it is, for sentences. */
export interface Parties {
  readonly accountName: string;
  readonly carrierLabel: string;
}

/** The storage as sentences call it. */
export const storageOf = ({ accountName }: Parties): string => `${accountName}'s file storage`;

/** Something is wrong with what we were given or made; nothing was sent. */
export function unusable(what: string, next = TELL): CarrierFailure {
  return new CarrierFailure({ code: 'protocol', what, next }, 'no');
}

/** Where neither waiting nor another file would help. */
export const TELL = 'Tell whoever looks after Portside what happened.';

/** The place for the file has run out; `reached` as in `CarrierFailure`. */
export function expired({ carrierLabel }: Parties, reached: 'no' | 'yes'): CarrierFailure {
  const problem: Problem = {
    code: 'expired-slot',
    what: `The place that ${carrierLabel} gave for the file has expired.`,
    next: 'Portside asks for a new one by itself.',
  };
  return new CarrierFailure(problem, reached);
}
