import { useCallback, useState } from 'react';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';

export interface Change {
  readonly isPending: boolean;
  readonly problem: Problem | null;
  /** Resolves with the value, or with nothing where main said no; the problem then stands until the next try. */
  readonly run: <Value>(work: () => Promise<Result<Value>>) => Promise<Value | undefined>;
}

/** One thing that the agent changes here, with what became of it. */
export function useChange(): Change {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async <Value>(work: () => Promise<Result<Value>>): Promise<Value | undefined> => {
    setPending(true);
    setProblem(null);
    const answer = await work();
    setPending(false);
    if (answer.ok) return answer.value;
    setProblem(answer.error);
    return undefined;
  }, []);
  return { isPending, problem, run };
}
