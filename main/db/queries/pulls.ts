import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { PullCursor } from '../../core/interfaces/carrier.ts';
import type { LastPull } from '../../core/interfaces/store.ts';
import { type Db, sql } from '../sqlite.ts';

/** What a pull brings besides orders: sub-accounts, how far it came and when. */
export function pullQueries(db: Db) {
  const putSub = db.prepare<[string, string, string]>(sql`
    INSERT INTO sub_accounts (account_id, id, name) VALUES (?, ?, ?)
    ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`);
  const subs = db.prepare<[string], SubAccount>(
    sql`SELECT id, name FROM sub_accounts WHERE account_id = ? ORDER BY name COLLATE NOCASE, id`,
  );
  const sub = db.prepare<[string, string], SubAccount>(
    sql`SELECT id, name FROM sub_accounts WHERE account_id = ? AND id = ?`,
  );
  const removeSubs = db.prepare<[string]>(sql`DELETE FROM sub_accounts WHERE account_id = ?`);
  const cursor = db.prepare<[string], { scope: string; position: string; complete: number }>(
    sql`SELECT scope, position, complete FROM cursors WHERE account_id = ?`,
  );
  const putCursor = db.prepare<[string, string, string, number]>(sql`
    INSERT INTO cursors (account_id, scope, position, complete) VALUES (?, ?, ?, ?)
    ON CONFLICT (account_id) DO UPDATE
      SET scope = excluded.scope, position = excluded.position, complete = excluded.complete
      WHERE scope <> excluded.scope OR position <> excluded.position OR complete <> excluded.complete`);
  const note = db.prepare<[string, string | null, string]>(
    sql`UPDATE cursors SET pulled_at = ?, full_at = coalesce(?, full_at) WHERE account_id = ?`,
  );
  const last = db.prepare<[], { accountId: string; pulledAt: string; fullAt: string | null }>(sql`
    SELECT account_id AS accountId, pulled_at AS pulledAt, full_at AS fullAt
    FROM cursors WHERE pulled_at IS NOT NULL`);
  const removeCursor = db.prepare<[string]>(sql`DELETE FROM cursors WHERE account_id = ?`);
  return {
    /** True when the name is new or has changed. */
    putSubAccount: (accountId: AccountId, { id, name }: SubAccount): boolean =>
      putSub.run(accountId, id, name).changes > 0,
    subAccounts: (accountId: AccountId): readonly SubAccount[] => subs.all(accountId),
    subAccount: (accountId: AccountId, id: string): SubAccount | undefined => sub.get(accountId, id),
    cursor: (accountId: AccountId): PullCursor | undefined => {
      const row = cursor.get(accountId);
      return row && { scope: row.scope, position: row.position, complete: row.complete === 1 };
    },
    putCursor: (accountId: AccountId, { scope, position, complete }: PullCursor): void =>
      void putCursor.run(accountId, scope, position, complete ? 1 : 0),
    note: (accountId: AccountId, { at, full }: { readonly at: Instant; readonly full: boolean }): void =>
      void note.run(at, full ? at : null, accountId),
    last: (): readonly LastPull[] =>
      last.all().map(({ accountId, pulledAt, fullAt }) => ({
        accountId,
        pulledAt,
        ...(fullAt !== null && { fullAt }),
      })),
    removeAccount: (accountId: AccountId): void => {
      removeSubs.run(accountId);
      removeCursor.run(accountId);
    },
  };
}
