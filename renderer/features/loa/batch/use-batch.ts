import { useCallback, useEffect, useRef, useState } from 'react';
import type { Signature, SigningOffer } from '../../../../preload/contract/domain/loa.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import { useBridge } from '../../../bridge/context.tsx';
import { type Entry, happened, offerOf, SCREEN_METHODS, signatureOf, signingInput } from '../sign/entry.ts';
import { type Collected, collect } from './collect.ts';
import type { Agreement, Chosen, Progress } from './progress.ts';
import type { BatchRow } from './rows.ts';

const TYPING_MS = 200;

/** The LOAs that want a signature, as the search finds them; `null` while they are looked for. */
export function useCandidates(text: string): Collected | null {
  const bridge = useBridge();
  const [found, setFound] = useState<Collected | null>(null);
  useEffect(() => {
    let isOver = false;
    setFound(null);
    const timer = setTimeout(
      async () => {
        const collected = await collect(bridge, text);
        if (!isOver) setFound(collected);
      },
      text ? TYPING_MS : 0,
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [bridge, text]);
  return found;
}

/** What every one of these LOAs allows; a way that one of them refuses is refused with its reason. */
export function commonOffers(rows: readonly BatchRow[]): readonly SigningOffer[] {
  return SCREEN_METHODS.map(({ id }) => {
    const offers = rows.map(({ part }) => offerOf(part.methods, id));
    return offers.find(({ allowed }) => !allowed) ?? { method: id, allowed: true };
  });
}

export interface Run {
  readonly progress: ReadonlyMap<string, Progress>;
  readonly isRunning: boolean;
  /** Signs one after the other; those that are signed already are left alone. */
  readonly start: (chosen: readonly Chosen[], entry: Entry) => void;
}

/** Signs LOAs one by one. One that fails is named and does not hold back the others. */
export function useRun(timeZone: string, onSigned: (id: string) => void): Run {
  const bridge = useBridge();
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const latest = useRef(progress);
  const put = useCallback((key: string, next: Progress): void => {
    latest.current = new Map(latest.current).set(key, next);
    setProgress(latest.current);
  }, []);
  const signOne = async (
    row: BatchRow,
    { contentHash, events }: Agreement,
    entry: Entry,
    signature: Signature,
  ) => {
    put(row.key, { kind: 'signing' });
    const answer = await bridge.loa.sign(
      signingInput(row.target, entry, signature, {
        contentHash,
        consent: row.consent.version,
        timeZone,
        events,
      }),
    );
    put(row.key, answer.ok ? { kind: 'signed' } : { kind: 'failed', problem: answer.error });
    if (answer.ok) onSigned(row.target.id);
  };
  return {
    progress,
    isRunning,
    start: async (chosen, entry) => {
      const signature = signatureOf(entry);
      if (!signature || isRunning) return;
      setRunning(true);
      const todo = chosen.filter(({ row }) => latest.current.get(row.key)?.kind !== 'signed');
      for (const { row } of todo) put(row.key, { kind: 'waiting' });
      for (const { row, agreement } of todo) await signOne(row, agreement, entry, signature);
      setRunning(false);
    },
  };
}

/** The yes to what is seen now. */
export function agree(contentHash: string, seenAt: string): Agreement {
  const seen = happened([], 'previewed', seenAt);
  return { contentHash, events: happened(seen, 'consented', toInstant(Date.now())) };
}
