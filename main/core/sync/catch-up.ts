import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Outcome } from '../interfaces/mutation.ts';
import type { Clock, Publish } from '../interfaces/ports.ts';

export interface CatchUp {
  /** Changes that waited for a carrier are on their way: what becomes of them is told at the end, once. */
  readonly isOn: () => boolean;
  /** The account can be reached again. */
  readonly began: (id: AccountId) => void;
  /** It can't be reached any more. */
  readonly lost: (id: AccountId) => void;
  /** What became of one of its changes. */
  readonly ended: (id: AccountId, outcome: Outcome['kind']) => void;
  /** Whether an account has something on its way, or soon to go, as the outbox stands now. */
  readonly planned: (isBusy: (id: AccountId) => boolean) => void;
}

/** Milliseconds without an outcome after which what has been reached so far is told: one carrier that hangs hides no other. */
const LONGEST_SILENCE = 10_000;

/** Counts what becomes of the changes that waited while carriers could not be reached, for one notice instead of many. */
export function createCatchUp(parts: {
  readonly clock: Clock;
  readonly publish: Publish;
  /** It has begun or ended. */
  readonly turned: (isOn: boolean) => void;
}): CatchUp {
  const { clock, publish, turned } = parts;
  const active = new Set<AccountId>();
  let sent = 0;
  let needsYou = 0;
  let cancel: (() => void) | undefined;

  const finish = (): void => {
    cancel?.();
    active.clear();
    const text = backOnline(sent, needsYou);
    sent = 0;
    needsYou = 0;
    turned(false);
    if (text !== undefined) publish('notice', { tone: 'info', text, topic: 'reconnect' });
  };
  const waitOn = (): void => {
    cancel?.();
    cancel = clock.after(LONGEST_SILENCE, finish);
  };
  return {
    isOn: () => active.size > 0,
    began: (id) => {
      if (active.size === 0) turned(true);
      active.add(id);
      waitOn();
    },
    lost: (id) => {
      if (!active.delete(id) || active.size > 0) return;
      // What has been counted is told when it is back for good.
      cancel?.();
      turned(false);
    },
    ended: (id, outcome) => {
      if (!active.has(id)) return;
      if (outcome === 'done') sent += 1;
      if (outcome === 'refused' || outcome === 'conflict') needsYou += 1;
      waitOn();
    },
    planned: (isBusy) => {
      if (active.size > 0 && ![...active].some(isBusy)) finish();
    },
  };
}

/** Nothing to say when nothing waited. */
function backOnline(sent: number, needsYou: number): string | undefined {
  const parts = [
    ...(sent > 0 ? [`${sent} ${sent === 1 ? 'change' : 'changes'} sent`] : []),
    ...(needsYou > 0 ? [`${needsYou} ${needsYou === 1 ? 'needs' : 'need'} you`] : []),
  ];
  return parts.length === 0 ? undefined : `Back online: ${parts.join(', ')}.`;
}
