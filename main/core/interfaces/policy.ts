import type { CarrierId } from '../../../preload/contract/domain/ids.ts';
import type { LoaPolicy, LoaPolicyChange } from '../../../preload/contract/domain/loa.ts';

/** A carrier's rules as they are shipped (`assets/policies`). */
export type CarrierPolicy = Omit<LoaPolicy, 'label' | 'edited'>;

/** What was changed in settings, by carrier. */
export type PolicyEdits = Readonly<Record<CarrierId, LoaPolicyChange>>;
