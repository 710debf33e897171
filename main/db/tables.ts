import { attemptQueries } from './queries/attempts.ts';
import { cardQueries } from './queries/cards.ts';
import { deliveryQueries } from './queries/deliveries.ts';
import { documentQueries } from './queries/documents.ts';
import { historyQueries } from './queries/history.ts';
import { joinQueries } from './queries/joins.ts';
import { ledgerQueries } from './queries/ledger.ts';
import { linkQueries } from './queries/links.ts';
import { loaQueries } from './queries/loas.ts';
import { lookalikeQueries } from './queries/lookalikes.ts';
import { metaQueries } from './queries/meta.ts';
import { mutationQueries } from './queries/mutations.ts';
import { orderQueries } from './queries/orders.ts';
import { ownFieldQueries } from './queries/own-fields.ts';
import { pullQueries } from './queries/pulls.ts';
import { searchQueries } from './queries/search.ts';
import { searchIndex } from './queries/search-index.ts';
import { shareQueries } from './queries/shares.ts';
import { timelineQueries } from './queries/timeline.ts';
import type { Db } from './sqlite.ts';

/** Every prepared statement of the app, prepared once. */
export function createTables(db: Db) {
  return {
    attempts: attemptQueries(db),
    cards: cardQueries(db),
    deliveries: deliveryQueries(db),
    documents: documentQueries(db),
    history: historyQueries(db),
    index: searchIndex(db),
    joins: joinQueries(db),
    ledger: ledgerQueries(db),
    links: linkQueries(db),
    loas: loaQueries(db),
    lookalikes: lookalikeQueries(db),
    meta: metaQueries(db),
    mutations: mutationQueries(db),
    orders: orderQueries(db),
    ownFields: ownFieldQueries(db),
    pulls: pullQueries(db),
    search: searchQueries(db),
    shares: shareQueries(db),
    timeline: timelineQueries(db),
  };
}

export type Tables = ReturnType<typeof createTables>;
