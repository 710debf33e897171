import type { Remedy } from '../../../preload/contract/domain/outbox.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';

/** What main would offer. */
export function remediesOf({ status, kind, problem, attempts }: WaitingChange): readonly Remedy[] {
  const edit: readonly Remedy[] = kind === 'remove' || kind === 'remove-document' ? [] : ['edit'];
  switch (status) {
    case 'queued':
      return attempts > 0 ? ['retry'] : [...edit, 'withdraw'];
    case 'sending':
    case 'unknown':
      return [];
    case 'conflict':
      return ['conflict', 'discard'];
    case 'refused':
      if (problem?.code === 'not-found') return ['recreate', 'discard'];
      return problem?.code === 'needs-consent' ? ['charges', 'discard'] : [...edit, 'retry', 'discard'];
  }
}
