import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import type { Result } from '../../preload/contract/ipc/result.ts';

/** An answer of main on its way to the screen. */
export type Answer<Value> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'here'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Asks once per `key` and again on `ask()`. While asking again the old answer stays, so nothing flickers;
 * an answer that a newer question has overtaken is dropped.
 */
export function useAnswer<Value>(
  key: string,
  question: () => Promise<Result<Value>>,
): readonly [Answer<Value>, () => void] {
  const [state, setState] = useState<{ readonly key: string; readonly answer: Answer<Value> }>({
    key,
    answer: { kind: 'asking' },
  });
  const turn = useRef(0);
  const latest = useRef(question);
  latest.current = question;
  const ask = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const result = await latest.current();
    if (mine !== turn.current) return;
    setState({
      key,
      answer: result.ok ? { kind: 'here', value: result.value } : { kind: 'problem', problem: result.error },
    });
  }, [key]);
  useEffect(() => {
    void ask();
    return () => {
      turn.current += 1;
    };
  }, [ask]);
  const again = useCallback(() => void ask(), [ask]);
  return [state.key === key ? state.answer : { kind: 'asking' }, again];
}
