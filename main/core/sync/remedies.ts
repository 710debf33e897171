import type { Holdup, Remedy } from '../../../preload/contract/domain/outbox.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import { isGone } from './gone.ts';

type Entry = Pick<Mutation, 'status' | 'attempts' | 'body' | 'problem' | 'notBefore' | 'doubt'>;

/** What the agent can do about an entry, the first to try at the front; nothing that would be turned away. */
export function remediesOf(entry: Entry, holdup?: Holdup): readonly Remedy[] {
  switch (entry.status) {
    case 'queued':
      return [
        ...(canHurry(entry, holdup) ? (['retry'] as const) : []),
        ...(entry.attempts === 0 ? [...edit(entry), 'withdraw' as const] : []),
      ];
    case 'sending':
    case 'unknown':
      return [];
    case 'conflict':
      return ['conflict', 'discard'];
    case 'refused':
      if (entry.problem?.code === 'needs-consent') return ['charges', 'discard'];
      if (entry.body.kind === 'unreadable') return ['discard'];
      if (isGone(entry)) return ['recreate', 'discard'];
      return [...edit(entry), 'retry', 'discard'];
  }
}

/** Trying at once helps against a wait of our own making, not against what must come first. */
function canHurry({ problem, notBefore }: Entry, holdup: Holdup | undefined): boolean {
  switch (holdup?.kind) {
    case 'retry':
      return true;
    // These are the account's: it is tried again as a whole (`outbox.retryAccount`).
    case 'offline':
    case 'paused':
    case 'rate-limit':
    case 'create':
    case 'earlier':
      return false;
    case undefined:
      return (problem !== undefined || notBefore !== undefined) && problem?.code !== 'rate-limited';
  }
}

function edit({ status, body, doubt }: Entry): readonly 'edit'[] {
  // It is looked for as it was sent. An edit alone is compared with what stands there, whatever it says.
  if (doubt && body.kind !== 'edit') return [];
  switch (body.kind) {
    case 'create':
    case 'edit':
    case 'move':
    case 'comment':
      return ['edit'];
    // What has not been sent is cancelled where it lies; what was refused is looked at among the documents.
    case 'deliver':
      return status === 'refused' ? ['edit'] : [];
    case 'remove-document':
    case 'remove':
    case 'unreadable':
      return [];
  }
}
