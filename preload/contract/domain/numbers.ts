import type { PortRequestId } from './ids.ts';
import type { PhoneNumber } from './port-requests.ts';
import type { State } from './states.ts';

/** A known port request that already holds a number. */
export interface NumberUse {
  readonly id: PortRequestId;
  readonly name: string;
  readonly state: State;
}

export interface CheckedNumber extends PhoneNumber {
  readonly type: 'local' | 'toll-free' | 'other';
  readonly usedBy: readonly NumberUse[];
}

/** A piece of the pasted text that is no number, and why. */
export interface BadToken {
  readonly token: string;
  /** 1-based line of the pasted text. */
  readonly line: number;
  readonly reason: string;
}

export interface NumberCheck {
  readonly numbers: readonly CheckedNumber[];
  readonly bad: readonly BadToken[];
  /** The same number given more than once, counted. */
  readonly repeated: number;
  /** About the list as a whole, such as local and toll-free mixed. */
  readonly warnings: readonly string[];
}

/** What a carrier says of one number before a port. */
export interface Portability {
  readonly number: PhoneNumber;
  readonly portable: boolean;
  /** Such as the losing carrier, or why not. */
  readonly note?: string;
}
