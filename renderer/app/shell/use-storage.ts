import { useState } from 'react';
import type { StorageState } from '../../../preload/contract/domain/storage.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useBridgeEvent } from '../../bridge/use-event.ts';

/** Whether what the agent does can be kept: as main said at first, and whenever it changes. */
export function useStorage(): StorageState {
  const bridge = useBridge();
  const [first] = useAnswer('storage', () => bridge.data.status());
  const [told, setTold] = useState<StorageState | null>(null);
  useBridgeEvent('storage', setTold);
  return told ?? (first.kind === 'here' ? first.value : { kind: 'sound' });
}
