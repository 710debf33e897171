import { useEffect, useRef, useState } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import { useBridge } from '../../bridge/context.tsx';

const TYPING_MS = 150;

export interface LiveCheck {
  /** The last answer; absent before the first one and while the text is empty. */
  readonly check?: NumberCheck;
  /** The answer is about the text as it stands. */
  readonly isCurrent: boolean;
}

/** Main's opinion of pasted numbers, a moment after the last key; answers about older text are dropped. */
export function useNumberCheck(text: string, except: PortRequestId | undefined): LiveCheck {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<{ readonly text: string; readonly check: NumberCheck } | null>(null);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (!text.trim()) return;
    const timer = setTimeout(() => {
      void bridge.portRequests
        .checkNumbers({ text, ...(except === undefined ? {} : { except }) })
        .then((result) => {
          if (result.ok && latest.current === text) setAnswer({ text, check: result.value });
        });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [bridge, text, except]);
  if (!text.trim()) return { isCurrent: true };
  return answer ? { check: answer.check, isCurrent: answer.text === text } : { isCurrent: false };
}
