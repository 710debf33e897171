import type { FieldName, SecretFieldName } from './fields.ts';
import type { E164 } from './ids.ts';
import type { State } from './states.ts';
import type { Instant, ZonedTime } from './time.ts';

/**
 * What the agent can do about a waiting change; offered only where it will work. `withdraw` takes back what has not
 * left, `discard` drops what the carrier refused, `edit` opens its form with what was typed, `recreate` makes the order
 * that is gone at its carrier once more.
 */
export type Remedy = 'withdraw' | 'discard' | 'retry' | 'edit' | 'charges' | 'conflict' | 'recreate';

/** Holds back everything of an account, and is put right there. */
export type AccountHoldup =
  /** The carrier can't be reached. */
  | { readonly kind: 'offline' }
  /** Nothing is sent until the agent has looked after the account. */
  | { readonly kind: 'paused' }
  /** The carrier takes no more requests before this. */
  | { readonly kind: 'rate-limit'; readonly until: Instant };

/** Why a change that is queued has not gone yet. */
export type Holdup =
  | AccountHoldup
  /** It did not go through and is tried again then. */
  | { readonly kind: 'retry'; readonly until: Instant }
  /** The order it is for does not exist yet. */
  | { readonly kind: 'create' }
  /** This change of the same port goes first. */
  | { readonly kind: 'earlier'; readonly words: string };

export function isOfAccount(holdup: Holdup): holdup is AccountHoldup {
  return holdup.kind === 'offline' || holdup.kind === 'paused' || holdup.kind === 'rate-limit';
}

/** What the agent typed, so that its form can open again. Secrets are named and never told. */
export type Typed =
  | {
      readonly kind: 'edit';
      readonly fields: { readonly [Name in FieldName]?: string };
      /** Typed as well, sealed, and sent as they are unless they are typed anew. */
      readonly secrets: readonly SecretFieldName[];
      readonly addNumbers: readonly E164[];
      readonly removeNumbers: readonly E164[];
    }
  | {
      readonly kind: 'move';
      readonly to: State;
      readonly reason?: string;
      readonly schedule?: ZonedTime;
      readonly acceptCharges?: boolean;
    }
  | {
      readonly kind: 'comment';
      readonly text: string;
      readonly private: boolean;
      readonly actionRequired: boolean;
    };
