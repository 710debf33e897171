import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoaTemplate } from '../../../../preload/contract/domain/loa.ts';
import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import type { ChannelInput } from '../../../../preload/contract/ipc/channels.ts';
import { useBridge } from '../../../bridge/context.tsx';
import { type Placing, placedOf, placingOf } from './placing.ts';

const PAUSE_MS = 400;
type Placed = NonNullable<ChannelInput<'loa.changeTemplate'>['placed']>;

export interface PlacingState {
  readonly placing: Placing;
  readonly change: (change: (placing: Placing) => Placing) => void;
  /** Saves what has not been saved yet; resolves with whether all is. */
  readonly finish: () => Promise<boolean>;
  readonly problem: Problem | null;
}

/** What is placed on a form; it is saved by itself whenever the hand rests. */
export function usePlacing(template: LoaTemplate): PlacingState {
  const bridge = useBridge();
  const [placing, setPlacing] = useState(() => placingOf(template));
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(placing);
  const saved = useRef(placing);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const finish = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now === saved.current) return true;
    const name = now.name.trim();
    const answer = await bridge.loa.changeTemplate({
      templateId: template.id,
      ...(name && { name }),
      placed: placedOf(now) as Placed,
    });
    if (answer.ok) saved.current = now;
    setProblem(answer.ok ? null : answer.error);
    return answer.ok;
  }, [bridge, template.id]);
  const change = useCallback(
    (next: (placing: Placing) => Placing) => {
      latest.current = next(latest.current);
      setPlacing(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void finish(), PAUSE_MS);
    },
    [finish],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return { placing, change, finish, problem };
}
