import type { ReactNode } from 'react';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { ErrorNote } from '../../ui/error-note.tsx';

/** Attached files whose stored copy is gone or damaged: which, and what to do. */
export function Troubles({ view }: { readonly view: PortRequestView }): ReactNode {
  const bridge = useBridge();
  const { card, documents, updatedAt } = view;
  const key = JSON.stringify([card.id, updatedAt, documents.map(({ id }) => id)]);
  const [answer] = useAnswer(key, () => bridge.documents.check({ id: card.id }));
  if (answer.kind !== 'here') return null;
  return answer.value.map(({ documentId, what, next }) => (
    <ErrorNote key={`${documentId} ${what}`} what={what} next={next} />
  ));
}
