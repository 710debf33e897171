import type { ReactNode } from 'react';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { SecretValue } from '../../ui/secret-value.tsx';
import { useOpen, usePortRequest } from './context.ts';

export type Past = NonNullable<Extract<TimelineEntry, { kind: 'local' }>['past']>;

/** A PIN or account number that gave way to another: masked, revealed on request. */
export function PastSecret({ past }: { readonly past: Past }): ReactNode {
  const bridge = useBridge();
  const { actions } = usePortRequest();
  const id = useOpen((state) => state.id);
  const reveal = async (): Promise<string | null> => {
    if (id === null) return null;
    const answer = await bridge.conflicts.revealPast({ id, historyId: past.historyId });
    if (answer.ok) return answer.value.text;
    actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    return null;
  };
  return (
    <p className="timeline-past">
      <SecretValue label={`the other ${FIELDS[past.field].label}`} reveal={reveal} />
    </p>
  );
}
