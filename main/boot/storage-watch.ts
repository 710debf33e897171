import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { StorageState } from '../../preload/contract/domain/storage.ts';
import type { Clock, Publish } from '../core/interfaces/ports.ts';
import type { StoreNews } from '../db/store.ts';

/** What holds up pulls and sends while the disk is full. */
export interface Held {
  readonly hold: (problem: Problem) => void;
  readonly release: () => void;
}

export interface StorageWatch {
  readonly read: () => StorageState;
  /** What the database says of its writes. */
  readonly heard: (news: StoreNews) => void;
  /** From now on these are held while the disk is full. */
  readonly attend: (held: Held) => void;
  readonly stop: () => void;
}

/** Milliseconds between two looks whether the disk has room again. */
export const LOOK_EVERY = 15_000;

export const FULL: Problem = {
  code: 'storage',
  what: 'The disk is full. What you change is still saved, and nothing is read or sent meanwhile.',
  next: 'Free some space on the disk that holds your profile; Portside then goes on by itself.',
};

export const READ_ONLY: Problem = {
  code: 'storage',
  what: 'Portside can’t write to its profile folder, so that it shows what is there and changes nothing.',
  next: 'Check that you may write to the folder, or export everything in Settings, then start Portside again.',
};

interface WatchParts {
  readonly publish: Publish;
  readonly clock: Pick<Clock, 'after'>;
  /** Takes the reserve back; `false` while there is no room for it. */
  readonly takeReserve: () => Promise<boolean>;
  readonly isReadOnly: boolean;
}

/** Knows whether what the agent does can be kept, and tells it wherever a failure showed: engine or screen. */
export function createStorageWatch({ publish, clock, takeReserve, isReadOnly }: WatchParts): StorageWatch {
  let state: StorageState = isReadOnly ? { kind: 'read-only', problem: READ_ONLY } : { kind: 'sound' };
  let held: Held | undefined;
  let cancel = (): void => undefined;

  const become = (next: StorageState): void => {
    const isSame = JSON.stringify(next) === JSON.stringify(state);
    state = next;
    if (!isSame) publish('storage', next);
  };
  const look = async (): Promise<void> => {
    if (!(await takeReserve())) {
      lookAgain();
      return;
    }
    become({ kind: 'sound' });
    held?.release();
  };
  const lookAgain = (): void => {
    cancel = clock.after(LOOK_EVERY, () => void look());
  };
  const full = (): void => {
    held?.hold(FULL);
    if (state.kind === 'full') return;
    become({ kind: 'full', problem: FULL });
    lookAgain();
  };
  return {
    read: () => state,
    heard: (news) => {
      if (state.kind === 'read-only') return;
      switch (news.kind) {
        case 'full':
          full();
          return;
        case 'failed':
          if (state.kind !== 'full') become({ kind: 'failing', problem: news.problem });
          return;
        case 'written':
          if (state.kind === 'failing') become({ kind: 'sound' });
          return;
      }
    },
    attend: (next) => {
      held = next;
      if (state.kind === 'full') next.hold(FULL);
    },
    stop: () => cancel(),
  };
}
