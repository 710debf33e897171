import { createStore, type StoreApi } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { AttachOutcome } from '../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** A file on its way into Portside: being taken, or refused with the reason. Files that were taken are documents. */
export interface IntakeFile {
  readonly key: string;
  readonly portRequestId: PortRequestId;
  readonly portName: string;
  readonly fileName: string;
  /** Bytes; unknown for a file that the system's dialog chose. */
  readonly size?: number;
  readonly refusal?: { readonly what: string; readonly next: string };
  /** For *Retry*; a file from the system's dialog is chosen again instead. */
  readonly file?: File;
}

export type IntakeCard = Pick<Card, 'id' | 'name'>;

export interface IntakeStore extends StoreApi<{ readonly files: readonly IntakeFile[] }> {
  readonly attach: (card: IntakeCard, files: readonly File[]) => Promise<void>;
  /** Opens the system's file dialog. */
  readonly choose: (card: IntakeCard) => Promise<void>;
  readonly retry: (key: string) => Promise<void>;
  readonly dismiss: (key: string) => void;
}

interface Settled {
  readonly taken: number;
  readonly refused: readonly IntakeFile[];
}

export interface IntakeOptions {
  /** Some were taken, some refused. */
  readonly onDone: (card: IntakeCard, taken: number, refused: readonly IntakeFile[]) => void;
}

/** Files that the agent drops or chooses, from the drop to the vault. */
export function createIntakeStore(bridge: Bridge, { onDone }: IntakeOptions): IntakeStore {
  const store = createStore<{ readonly files: readonly IntakeFile[] }>(() => ({ files: [] }));
  let last = 0;
  const newKey = (): string => {
    last += 1;
    return `file-${last}`;
  };
  const drop = (keys: ReadonlySet<string>): void =>
    store.setState(({ files }) => ({ files: files.filter((file) => !keys.has(file.key)) }));

  const settle = (
    card: IntakeCard,
    started: readonly IntakeFile[],
    answer: Result<readonly AttachOutcome[]>,
  ): Settled => {
    const refused = answer.ok
      ? refusedOf(card, started, answer.value)
      : started.map((file) => withProblem(file, answer.error));
    drop(new Set(started.map((file) => file.key)));
    store.setState(({ files }) => ({ files: [...files, ...refused] }));
    return { taken: answer.ok ? answer.value.filter((outcome) => outcome.ok).length : 0, refused };
  };

  const done = (card: IntakeCard, settled: readonly Settled[]): void => {
    const taken = settled.reduce((sum, one) => sum + one.taken, 0);
    const refused = settled.flatMap((one) => one.refused);
    if (taken > 0 || refused.length > 0) onDone(card, taken, refused);
  };

  const choose = async (card: IntakeCard): Promise<void> =>
    done(card, [settle(card, [], await bridge.documents.choose({ id: card.id }))]);

  /** Outcomes come in the order of the files. */
  const refusedOf = (
    card: IntakeCard,
    started: readonly IntakeFile[],
    outcomes: readonly AttachOutcome[],
  ): readonly IntakeFile[] =>
    outcomes.flatMap((outcome, index) => {
      if (outcome.ok) return [];
      const known = started[index];
      const refusal = { what: outcome.what, next: outcome.next };
      if (known) return [{ ...known, refusal }];
      return [
        { key: newKey(), portRequestId: card.id, portName: card.name, fileName: outcome.fileName, refusal },
      ];
    });

  const attach = async (card: IntakeCard, files: readonly File[]): Promise<void> => {
    if (!files.length) return;
    const started = files.map((file) => ({
      key: newKey(),
      portRequestId: card.id,
      portName: card.name,
      fileName: file.name,
      size: file.size,
      file,
    }));
    store.setState(({ files: known }) => ({ files: [...known, ...started] }));
    // One by one: a file's row goes when its document is there, not when the last of the drop is.
    const settled: Settled[] = [];
    for (const one of started)
      settled.push(settle(card, [one], await bridge.files.attach(card.id, [one.file])));
    done(card, settled);
  };
  return {
    ...store,
    attach,
    choose,
    retry: async (key) => {
      const known = store.getState().files.find((file) => file.key === key);
      if (!known) return;
      const card = { id: known.portRequestId, name: known.portName };
      drop(new Set([key]));
      if (known.file) await attach(card, [known.file]);
      else await choose(card);
    },
    dismiss: (key) => drop(new Set([key])),
  };
}

function withProblem(file: IntakeFile, { what, next }: Problem): IntakeFile {
  return { ...file, refusal: { what, next } };
}
