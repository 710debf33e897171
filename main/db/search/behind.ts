import type { Context } from '../context.ts';

/** Cards that one step makes findable by the indexes: some tens of milliseconds. */
const STEP = 500;
/** Cards put that make settling the indexes worth its time. */
const MANY = 5_000;

/**
 * Indexes what large pulls left behind, in steps of one transaction each, then settles the indexes. A step says whether
 * there may be more to do; what is left after a kill goes on from there.
 */
export function indexBehind({ tables, write }: Pick<Context, 'tables' | 'write'>): () => boolean {
  let settling = false;
  return () => {
    const { indexed, loose, last } = tables.index.reach();
    const isBehind = last > indexed;
    if (!isBehind && loose < MANY) return false;
    return write(() => {
      if (isBehind) {
        settling = false;
        indexSome(tables);
        return true;
      }
      const more = tables.index.settle(!settling);
      settling = more;
      if (!more) tables.index.putReach({ indexed, loose: 0 });
      return more;
    });
  };
}

function indexSome({ index }: Context['tables']): void {
  const reach = index.reach();
  const cards = index.beyond(reach, STEP);
  for (const card of cards) index.put(card);
  index.putReach({ indexed: cards.at(-1)?.id ?? reach.last, loose: reach.loose + cards.length });
}
