import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type Db, sql } from '../sqlite.ts';

export interface Lookalike {
  /** JSON of the card. */
  readonly card: string;
  readonly shared: number;
}

/** Port requests that hold some of the numbers of this one; the most alike first. */
export function lookalikeQueries(db: Db) {
  const find = db.prepare<[string, number], Lookalike>(sql`
    SELECT other.card AS card, COUNT(*) AS shared
    FROM cards AS mine
    JOIN digits AS held ON held.card_id = mine.id AND held.btn = 0
    JOIN digits AS same ON same.digits = held.digits AND same.btn = 0 AND same.card_id <> mine.id
    JOIN cards AS other ON other.id = same.card_id
    WHERE mine.port_request_id = ? AND other.state <> 'canceled'
    GROUP BY other.id ORDER BY shared DESC, other.id LIMIT ?`);
  return {
    find: (id: PortRequestId, limit: number): readonly Lookalike[] => find.all(id, limit),
  };
}
