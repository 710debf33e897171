import type { JsonObject } from '../../json.ts';
import type { Call } from '../site.ts';
import { authorityFor } from '../world/accounts.ts';
import type { PortRecord } from '../world/model.ts';
import { publicFields, readOnlyOf } from '../world/render.ts';

/** Whose ports a list is about. */
export type Scope = 'account' | 'descendants' | 'agent';

/** The ports a scope covers, before states and filters. */
export function portsIn(call: Call, scope: Scope): Iterable<PortRecord> {
  const { store } = call.site;
  switch (scope) {
    case 'account':
      return store.ofAccount(call.account.id);
    case 'descendants':
      return [...store.ports()].filter((port) => port.tree.includes(call.account.id));
    case 'agent':
      return [...store.accounts.values()]
        .filter((account) => authorityFor(store, account) === call.caller.account.id)
        .flatMap((account) => store.ofAccount(account.id));
  }
}

/** A list item: the public document, its account and `_read_only`. */
export const listItem = (call: Call, port: PortRecord, seesPrivate: boolean): JsonObject => ({
  ...publicFields(port, seesPrivate),
  account_id: port.accountId,
  _read_only: readOnlyOf(call.site.store, port),
});
