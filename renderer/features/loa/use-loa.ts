import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaView } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';
import { useBridgeEvent } from '../../bridge/use-event.ts';

/** The LOAs of a port request, read again whenever it changes. */
export function useLoa(id: PortRequestId): readonly [Answer<LoaView>, () => void] {
  const bridge = useBridge();
  const [answer, again] = useAnswer(`loa ${id}`, () => bridge.loa.open({ id }));
  useBridgeEvent('changed', ({ ids }) => {
    if (ids.includes(id)) again();
  });
  return [answer, again];
}
