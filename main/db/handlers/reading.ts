import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { NumberUse } from '../../../preload/contract/domain/numbers.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { Context, Handlers } from '../context.ts';
import { pastEntry } from '../history-entry.ts';
import { jsonList } from '../json.ts';
import { parsed } from '../secrets.ts';
import { inOrder, mirroredEntry, outboxEntry } from '../timeline-merge.ts';

type ReadingHandlers = Pick<Handlers, 'cards' | 'portRequest' | 'timeline' | 'numberUses'>;

/** "At most a few": enough to name, and to say that there are more. */
const USES_PER_NUMBER = 5;

/** What the screen reads besides the board. */
export function readingHandlers({ tables, records, codec }: Context): ReadingHandlers {
  return {
    cards: (ids) =>
      jsonList(
        ids.flatMap((id) => {
          const row = tables.cards.ofPortRequest(id);
          return row ? [row.card] : [];
        }),
      ),
    portRequest: (id) => records.portRequest(id, 'open'),
    timeline: (id) => {
      const waiting = tables.mutations.lane(id).map((row) => outboxEntry(records.mutation(row, 'drop'), row));
      const mirrored = tables.timeline.ofPortRequest(id).map(mirroredEntry);
      const past = tables.history.ofPortRequest(id).map((row) => pastEntry(row, codec));
      return inOrder([...mirrored, ...past, ...waiting.filter((entry) => entry !== undefined)]);
    },
    numberUses: (numbers, except = '') => {
      const uses = new Map<E164, readonly NumberUse[]>();
      for (const number of numbers) {
        const found = tables.index.uses(number, except, USES_PER_NUMBER);
        if (found.length === 0) continue;
        uses.set(
          number,
          found.map(({ id, card, state }) => ({ id, name: parsed<Card>(card).name, state })),
        );
      }
      return uses;
    },
  };
}
