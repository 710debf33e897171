import { createContext, type ReactNode, useContext } from 'react';
import type { Bridge } from './bridge.ts';

const BridgeContext = createContext<Bridge | null>(null);

/** Gives the page its way to main: the real one in the app, a fake in tests. */
export function BridgeProvider({
  bridge,
  children,
}: {
  readonly bridge: Bridge;
  readonly children: ReactNode;
}): ReactNode {
  return <BridgeContext value={bridge}>{children}</BridgeContext>;
}

/** The bridge around this component. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeProvider around it.');
  return bridge;
}
