import { createHash } from 'node:crypto';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { isState } from '../../../preload/contract/domain/states.ts';
import { gregorianToInstant } from './gregorian.ts';
import type { WireComment, WireTransition } from './wire.ts';

/** Transitions and comments of a port, oldest first, with ids that are the same on every reading. */
export function timelineOf(entries: readonly (WireTransition | WireComment)[]): readonly TimelineEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const id =
      'transition' in entry ? transitionId(entry as WireTransition) : commentId(entry as WireComment);
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    const unique = times === 0 ? id : `${id}-${times}`;
    return 'transition' in entry
      ? transitionEntry(entry as WireTransition, unique)
      : commentEntry(entry as WireComment, unique);
  });
}

function transitionId(entry: WireTransition): string {
  return `transition-${entry.timestamp}-${entry.transition.new}`;
}

function commentId(entry: WireComment): string {
  return `comment-${entry.timestamp}-${createHash('sha256').update(entry.content).digest('hex').slice(0, 8)}`;
}

function transitionEntry(entry: WireTransition, id: string): TimelineEntry {
  const { new: to, previous } = entry.transition;
  const reason = entry.reason ?? entry.authorization?.reason;
  const by = whoMoved(entry);
  const base = { id, at: gregorianToInstant(entry.timestamp), ...(by !== undefined && { by }) };
  if (!isState(to)) return { ...base, kind: 'local', text: `Kazoo moved it to “${to}”.` };
  return {
    ...base,
    kind: 'transition',
    ...(previous !== undefined && isState(previous) && { from: previous }),
    to,
    status: to,
    ...(reason !== undefined && reason !== '' && { reason }),
  };
}

function whoMoved({ authorization }: WireTransition): string | undefined {
  const user = authorization?.user;
  const parts = [user?.first_name, user?.last_name]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const name = user?.full_name ?? parts;
  return name === '' ? authorization?.account?.name : name;
}

function commentEntry(entry: WireComment, id: string): TimelineEntry {
  return {
    id,
    at: gregorianToInstant(entry.timestamp),
    ...(entry.author !== undefined && { by: entry.author }),
    kind: 'comment',
    text: entry.content,
    private: entry.is_private ?? entry.superduper_comment ?? false,
    actionRequired: entry.action_required ?? false,
  };
}
