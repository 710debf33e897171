/** Milliseconds without a write of many rows before work in idle time begins. */
const QUIET = 1_000;
/** Milliseconds between two steps: whoever asks for something meanwhile is answered first. */
const GAP = 10;

/** Work that waits until a thread has nothing else to do, and is then done in steps. */
export interface IdleWork {
  /** There may be work, after a while of quiet. `again`: that while begins anew. */
  readonly due: (again: boolean) => void;
  readonly stop: () => void;
}

/** `step` says whether there is more to do; what it throws ends the work until it is due again. */
export function createIdleWork(step: () => boolean, failed: (error: unknown) => void): IdleWork {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const run = (): void => {
    timer = undefined;
    try {
      if (step()) timer = setTimeout(run, GAP);
    } catch (error) {
      failed(error);
    }
  };
  return {
    due: (again) => {
      if (stopped || (timer && !again)) return;
      clearTimeout(timer);
      timer = setTimeout(run, QUIET);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
