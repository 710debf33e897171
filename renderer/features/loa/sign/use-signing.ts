import { useEffect, useRef, useState } from 'react';
import type { LoaPart, LoaView } from '../../../../preload/contract/domain/loa.ts';
import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { LoaPreview } from '../../../../preload/contract/ipc/channels.ts';
import { useBridge } from '../../../bridge/context.tsx';
import type { LoaTarget } from '../store.ts';
import { type PreviewState, usePreview } from '../use-preview.ts';
import {
  type Entry,
  freshEntry,
  happened,
  type SigningEvent,
  signatureOf,
  signingInput,
  signingLack,
  takenBack,
} from './entry.ts';

const CHANGED: Problem = {
  code: 'conflict',
  what: 'What is printed on this LOA has just changed.',
  next: 'Read it again, then agree to it.',
};

const now = (): string => toInstant(Date.now());

export interface SigningForm {
  readonly preview: PreviewState;
  readonly entry: Entry;
  readonly isAgreed: boolean;
  readonly problem: Problem | null;
  readonly isPending: boolean;
  /** Why it can't be signed yet. */
  readonly lack: string | null;
  /** Something was entered that closing would lose. */
  readonly isTouched: boolean;
  readonly onEntry: (part: Partial<Entry>) => void;
  readonly onAgree: (isAgreed: boolean) => void;
  readonly onShown: (preview: LoaPreview) => void;
  readonly onHandedOver: () => void;
  readonly sign: () => Promise<void>;
}

/** One LOA on its way to a signature. Whatever goes wrong, what was entered stays. */
export function useSigning(
  target: LoaTarget,
  part: LoaPart,
  consent: LoaView['consent'],
  timeZone: string,
  onSigned: (view: LoaView) => void,
): SigningForm {
  const { id, variant } = target;
  const bridge = useBridge();
  const preview = usePreview(id, variant);
  const [entry, setEntry] = useState<Entry>(() => freshEntry(part));
  const [events, setEvents] = useState<readonly SigningEvent[]>([]);
  /** The print that was agreed to: another one needs another yes. */
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const isTouched = useRef(false);
  const hash = preview.preview?.contentHash ?? null;
  const isShown = hash !== null && shown === hash;
  const isAgreed = hash !== null && agreedTo === hash;
  const lack = signingLack(entry, isShown, isAgreed);
  useEffect(() => {
    if (hash !== null && agreedTo !== null && agreedTo !== hash) {
      setAgreedTo(null);
      setEvents(takenBack);
      setProblem(CHANGED);
    }
  }, [hash, agreedTo]);
  const sign = async (): Promise<void> => {
    const signature = signatureOf(entry);
    if (lack !== null || isPending || !signature || hash === null) return;
    setPending(true);
    const answer = await bridge.loa.sign(
      signingInput(target, entry, signature, {
        contentHash: hash,
        consent: consent.version,
        timeZone,
        events,
      }),
    );
    setPending(false);
    if (answer.ok) {
      onSigned(answer.value);
      return;
    }
    setProblem(answer.error);
    if (answer.error.code === 'conflict') {
      setAgreedTo(null);
      setEvents(takenBack);
      preview.again();
    }
  };
  return {
    preview,
    entry,
    isAgreed,
    problem,
    isPending,
    lack,
    isTouched: isTouched.current,
    onEntry: (change) => {
      isTouched.current = true;
      setProblem(null);
      setEntry((before) => ({ ...before, ...change }));
    },
    onAgree: (agrees) => {
      setProblem(null);
      setAgreedTo(agrees ? hash : null);
      setEvents((before) => (agrees ? happened(before, 'consented', now()) : takenBack(before)));
    },
    onShown: ({ contentHash }) => {
      setShown(contentHash);
      setEvents((before) => happened(before, 'previewed', now()));
    },
    onHandedOver: () => setEvents((before) => happened(before, 'handed-over', now())),
    sign,
  };
}
