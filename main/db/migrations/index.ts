import { ledger } from './0001-ledger.ts';
import { mirror } from './0002-mirror.ts';
import { board } from './0003-board.ts';
import { search } from './0004-search.ts';
import { orders } from './0005-orders.ts';
import { firstPull } from './0010-first-pull.ts';
import { shares } from './0011-shares.ts';
import { doubt } from './0012-doubt.ts';
import { lastPulls } from './0013-last-pulls.ts';
import { history } from './0014-history.ts';
import { loas } from './0015-loas.ts';
import { searchBehind } from './0016-search-behind.ts';
import { namesBehind } from './0017-names-behind.ts';
import { fewerIndexes } from './0018-fewer-indexes.ts';
import type { Migration, Schema } from './migration.ts';

/** Append only. */
export const MIGRATIONS: readonly Migration[] = [
  ledger,
  mirror,
  board,
  search,
  orders,
  firstPull,
  shares,
  doubt,
  lastPulls,
  history,
  loas,
  searchBehind,
  namesBehind,
  fewerIndexes,
];

/** The version this app writes. */
export function latestVersion(schema: Schema, migrations: readonly Migration[] = MIGRATIONS): number {
  return Math.max(0, ...migrations.filter((one) => one.schema === schema).map((one) => one.version));
}
