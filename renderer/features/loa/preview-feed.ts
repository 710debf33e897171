import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';

/** Quick typing is one question; shorter than it takes to see a letter appear twice. */
const TYPING_MS = 60;

export interface Feed {
  /** The picture of these changes is wanted; a newer wish takes the place of an older one. */
  readonly want: (changes: FieldChanges) => void;
  readonly stop: () => void;
}

export interface FeedEvents {
  readonly onPreview: (preview: LoaPreview) => void;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Asks for pictures one at a time and in order: while one is being drawn only the newest wish is kept, so that answers
 * never overtake each other and typing never piles them up.
 */
export function createFeed(
  ask: (changes: FieldChanges) => Promise<Result<LoaPreview>>,
  { onPreview, onProblem }: FeedEvents,
): Feed {
  let wanted: FieldChanges | null = null;
  let isAsking = false;
  let isOver = false;
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = async (): Promise<void> => {
    if (isAsking || wanted === null || isOver) return;
    const changes = wanted;
    wanted = null;
    isAsking = true;
    const answer = await ask(changes);
    isAsking = false;
    if (isOver) return;
    // An answer that is already behind is shown all the same: something moves while one types.
    if (answer.ok) onPreview(answer.value);
    else if (wanted === null) onProblem(answer.error);
    void next();
  };
  return {
    want: (changes) => {
      wanted = changes;
      clearTimeout(timer);
      timer = setTimeout(() => void next(), isFirst ? 0 : TYPING_MS);
      isFirst = false;
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
