import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { MoveStore } from '../../features/move/store.ts';
import type { OpenStore } from '../../features/port-request/store.ts';

/** Opens the form that a waiting change came from, with what was typed into it. */
export function editAgain(change: WaitingChange, open: OpenStore, move: MoveStore): void {
  const { portRequestId: id, kind, typed, problem } = change;
  // What the carrier marked is put right where it stands, whatever it was asked.
  if (kind === 'create' || kind === 'edit' || problem?.fields) {
    open.open(id, isOfNumbers(change) ? 'numbers' : 'details', open.correct);
    return;
  }
  switch (typed?.kind) {
    case 'move':
      void move.reopen(change);
      return;
    case 'comment':
      open.open(id, 'timeline', () => open.rewrite(change));
      return;
    case 'edit':
    case undefined:
      open.open(id, 'documents');
  }
}

function isOfNumbers({ typed, problem }: WaitingChange): boolean {
  const marked = Object.keys(problem?.fields ?? {});
  if (marked.length > 0) return marked.every((name) => name === 'numbers');
  return typed?.kind === 'edit' && Object.keys(typed.fields).length + typed.secrets.length === 0;
}
