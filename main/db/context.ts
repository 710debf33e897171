import type { PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { Store } from '../core/interfaces/store.ts';
import type { CardOf } from './card-record.ts';
import type { Json } from './json.ts';
import type { FreshCard } from './queries/cards.ts';
import { createRecords, type Records } from './records.ts';
import type { Sealer } from './seal.ts';
import { type Codec, createCodec } from './secrets.ts';
import type { Db } from './sqlite.ts';
import { createTables, type Tables } from './tables.ts';
import { createViews, type RefreshViews } from './views.ts';

/** The store's methods as the worker runs them: at once and on its own thread. */
export type Handlers = {
  readonly [Name in keyof Store]: (
    ...input: Parameters<Store[Name]>
  ) => Awaited<ReturnType<Store[Name]>> | Json<Awaited<ReturnType<Store[Name]>>>;
};

/** Port requests that a transaction has changed. */
export class TouchedSet extends Set<PortRequestId> {
  /** Of those, new ones whose only order was written just now: it need not be read back. Without secrets. */
  readonly alone = new Map<PortRequestId, MirrorOrder>();
  /** The same, where its card is made already. */
  readonly cards = new Map<PortRequestId, FreshCard>();
}

/** What handlers share. */
export interface Context {
  readonly tables: Tables;
  readonly records: Records;
  readonly codec: Codec;
  readonly sealer: Sealer;
  readonly refresh: RefreshViews;
  /** Reads that belong together: the files are locked once for all of them. */
  readonly read: <Value>(run: () => Value) => Value;
  /** One transaction over both files, as a whole or not at all. */
  readonly write: <Value>(run: () => Value) => Value;
  /** A write to the ledger; the views of what it touched are computed inside. */
  readonly writeLedger: (run: (touched: TouchedSet) => void) => readonly PortRequestId[];
  /** A write to the mirror; likewise. */
  readonly writeMirror: (run: (touched: TouchedSet) => void) => readonly PortRequestId[];
}

export function createContext(db: Db, sealer: Sealer, cardOf: CardOf): Context {
  const tables = createTables(db);
  const codec = createCodec(sealer);
  const records = createRecords(tables, codec);
  const refresh = createViews(tables, records, cardOf);
  const transaction = db.transaction((run: () => unknown) => run());
  const read = <Value>(run: () => Value): Value => transaction.deferred(run) as Value;
  let areViewsOld = false;
  const mend = (): void => {
    transaction.immediate(() => recomputeViews(tables, refresh));
    areViewsOld = false;
  };
  // Inside another there is no savepoint: full-text tables write all they hold at each.
  const write = <Value>(run: () => Value): Value => {
    if (db.inTransaction) return run();
    if (areViewsOld) mend();
    const before = tables.meta.revision();
    let done: { readonly value: Value } | undefined;
    try {
      transaction.immediate(() => {
        done = { value: run() };
      });
    } catch (error) {
      // The ledger is settled first. Where only the mirror failed, what the agent did is kept: its views follow.
      if (!done || tables.meta.revision() === before) throw error;
      areViewsOld = true;
      attempt(mend);
    }
    if (!done) throw new Error('a transaction ended without its work');
    return done.value;
  };
  const touching = (run: (touched: TouchedSet) => void): readonly PortRequestId[] => {
    const touched = new TouchedSet();
    run(touched);
    refresh(touched, touched.alone, touched.cards);
    return [...touched];
  };
  return {
    tables,
    records,
    codec,
    sealer,
    refresh,
    read,
    write,
    writeLedger: (run) =>
      write(() => {
        tables.meta.raise();
        return touching(run);
      }),
    writeMirror: (run) => write(() => touching(run)),
  };
}

/** It is tried again before the next write. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // What failed is still to be done.
  }
}

/** After a power cut between the two files, or with a new mirror: the cards of everything the ledger knows. */
export function recompute({ tables, write, refresh }: Context): void {
  write(() => recomputeViews(tables, refresh));
}

function recomputeViews(tables: Tables, refresh: RefreshViews): void {
  refresh(tables.ledger.portRequests());
  tables.meta.raise();
}
