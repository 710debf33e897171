import { useEffect, useRef } from 'react';
import type { EventName, PortsideEvents } from '../../preload/contract/ipc/events.ts';
import { useBridge } from './context.tsx';

/** Listens to one event of main for as long as the component is on screen. */
export function useBridgeEvent<Name extends EventName>(
  name: Name,
  listener: (payload: PortsideEvents[Name]) => void,
): void {
  const bridge = useBridge();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => bridge.events.on(name, (payload) => latest.current(payload)), [bridge, name]);
}
