import { type Db, sql } from '../sqlite.ts';
import type { CardRecord } from './cards.ts';

export interface Lookalike {
  /** JSON of the card. */
  readonly card: string;
  readonly shared: number;
}

/** Port requests that hold some of the numbers of this one; the most alike first. */
export function lookalikeQueries(db: Db) {
  const find = db.prepare<[{ id: number; numbers: string; limit: number }], Lookalike>(sql`
    SELECT other.card AS card, COUNT(*) AS shared
    FROM (
      SELECT same.card_id AS id FROM json_each(:numbers) held
      JOIN digits AS same ON same.digits = held.value AND same.btn = 0
      UNION ALL
      SELECT late.id FROM json_each(:numbers) held
      JOIN cards AS late ON late.id > (SELECT indexed FROM search_state)
        AND instr(late.numbers, ' ' || held.value || ' ') > 0
    ) AS found JOIN cards AS other ON other.id = found.id
    WHERE other.id <> :id AND other.state <> 'canceled'
    GROUP BY other.id ORDER BY shared DESC, other.id LIMIT :limit`);
  return {
    find: ({ id, numbers }: Pick<CardRecord, 'id' | 'numbers'>, limit: number): readonly Lookalike[] =>
      find.all({ id, numbers: JSON.stringify(numbers.trim().split(' ')), limit }),
  };
}
