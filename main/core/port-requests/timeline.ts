import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { Store } from '../interfaces/store.ts';
import { words } from '../sync/words.ts';
import { load } from './load.ts';

/** What carriers wrote, with the agent's waiting comments and refused changes in their places. Oldest first. */
export async function timelineOf(store: Store, id: string): Promise<readonly TimelineEntry[]> {
  const { record } = await load(store, id);
  const written = await store.timeline(id);
  const known = new Set(written.map((entry) => entry.id));
  const ours = record.mutations.flatMap(entryOf).filter((entry) => !known.has(entry.id));
  return [...written, ...ours].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function entryOf(mutation: Mutation): readonly TimelineEntry[] {
  const { id, accountId, createdAt: at, body, status, problem } = mutation;
  if (status === 'refused') {
    const why = problem ? ` ${problem.what}` : '';
    return [{ kind: 'local', id, accountId, at, text: `${words(body)}: refused.${why}` }];
  }
  if (body.kind !== 'comment') return [];
  const { text, private: isPrivate, actionRequired } = body;
  return [{ kind: 'comment', id, accountId, at, text, private: isPrivate, actionRequired, waiting: true }];
}
