import { createStore, type StoreApi } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaVariant } from '../../../preload/contract/domain/loa.ts';

/** One LOA of a port request. */
export interface LoaTarget {
  readonly id: PortRequestId;
  readonly portName: string;
  readonly variant: LoaVariant;
}

export interface LoaState {
  /** Its picture stands beside the form, in the board's place. */
  readonly beside?: LoaTarget;
  readonly signing?: LoaTarget & {
    /** The window shows nothing but this LOA: the customer has it. */
    readonly isHandedOver: boolean;
    readonly from: Element | null;
  };
  /** Several LOAs are signed at once. */
  readonly isBatch: boolean;
  /** A PDF is checked for its seal. */
  readonly isChecking: boolean;
}

export interface LoaStore extends StoreApi<LoaState> {
  readonly showBeside: (target: LoaTarget | null) => void;
  /** Opens signing; `handOver` gives the whole window to the customer at once. */
  readonly sign: (target: LoaTarget, from: Element | null, handOver?: boolean) => void;
  readonly handOver: (isHandedOver: boolean) => void;
  readonly endSigning: () => void;
  readonly showBatch: (isShown: boolean) => void;
  readonly showCheck: (isShown: boolean) => void;
}

/** What of LOAs is open in the window. */
export function createLoaStore(): LoaStore {
  const store = createStore<LoaState>(() => ({ isBatch: false, isChecking: false }));
  const without = (key: 'beside' | 'signing'): void => {
    const { [key]: _, ...rest } = store.getState();
    store.setState(rest, true);
  };
  return {
    ...store,
    showBeside: (target) => {
      if (target) store.setState({ beside: target });
      else without('beside');
    },
    sign: (target, from, handOver = false) =>
      store.setState({ signing: { ...target, from, isHandedOver: handOver } }),
    handOver: (isHandedOver) => {
      const { signing } = store.getState();
      if (signing) store.setState({ signing: { ...signing, isHandedOver } });
    },
    endSigning: () => without('signing'),
    showBatch: (isBatch) => store.setState({ isBatch }),
    showCheck: (isChecking) => store.setState({ isChecking }),
  };
}
