import type { State } from './states.ts';

/** What a legal move asks of the agent before it is sent. */
export type MoveNeed = 'reason' | 'optional-reason' | 'schedule' | 'charges-may-apply' | 'confirm';

/** One column's answer to "may this card come here?". */
export type Move =
  | {
      readonly to: State;
      readonly legal: true;
      readonly needs: readonly MoveNeed[];
      readonly consequence: string;
    }
  | { readonly to: State; readonly legal: false; readonly why: string };

/** A canned reason that agents pick from when they reject (`carriers/kazoo.md` §7). */
export interface ReasonChoice {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}
