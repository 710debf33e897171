import type { Answer } from '../answer.ts';
import { type Call, nowSeconds } from '../site.ts';
import { authorityFor } from '../world/accounts.ts';
import type { PortRecord } from '../world/model.ts';
import { filterOf } from './filters.ts';
import { lastSubmitted } from './last-submitted.ts';
import { listItem, portsIn, type Scope } from './scope.ts';
import { rangeOf, statesOf } from './selection.ts';

/** GET …/port_requests: everything at once, grouped by account, not paged (carriers/kazoo.md §3). */
export function listPorts(call: Call, scope: Scope): Answer {
  const byTypes = call.query.get('by_types');
  if (byTypes === 'last_submitted') return lastSubmitted(call, scope);
  const states = statesOf(byTypes);
  const finished = states.has('completed') || states.has('canceled');
  const range = finished ? rangeOf(call.query, nowSeconds(call.site)) : null;
  const asked = askedTimes(call.query);
  const fits = ({ state, modified }: PortRecord) => states.has(state) && asked(modified);
  const groups = new Map<string, PortRecord[]>();
  for (const port of portsIn(call, scope)) {
    const late = port.state === 'completed' || port.state === 'canceled';
    if (!fits(port)) continue;
    if (late && range && (port.modified < range.from || port.modified > range.to)) continue;
    const group = groups.get(port.accountId);
    if (group) group.push(port);
    else groups.set(port.accountId, [port]);
  }
  return { kind: 'list', chunks: grouped(call, groups) };
}

/** `modified_from` and `modified_to`, which any list takes (carriers/kazoo.md §3). */
function askedTimes(query: URLSearchParams): (modified: number) => boolean {
  const from = Number(query.get('modified_from') ?? Number.NEGATIVE_INFINITY);
  const to = Number(query.get('modified_to') ?? Number.POSITIVE_INFINITY);
  return (modified) => modified >= from && modified <= to;
}

/** The `data` array as JSON text, a port at a time, so that a long list never stands in memory twice. */
function* grouped(call: Call, groups: ReadonlyMap<string, readonly PortRecord[]>): Generator<string> {
  const { store } = call.site;
  const filter = filterOf(call.query);
  const callerId = call.caller.account.id;
  let comma = '';
  yield '[';
  for (const [accountId, ports] of groups) {
    const account = store.accounts.get(accountId);
    const seesPrivate =
      callerId === store.master.id || (account !== undefined && authorityFor(store, account) === callerId);
    let inner = '';
    for (const port of ports) {
      const item = listItem(call, port, seesPrivate);
      if (filter && !filter(item)) continue;
      if (inner === '') {
        const head = JSON.stringify({ account_id: accountId, account_name: account?.name ?? 'unknown' });
        yield `${comma}${head.slice(0, -1)},"port_requests":[`;
      }
      yield inner + JSON.stringify(item);
      inner = ',';
    }
    if (inner !== '') {
      yield ']}';
      comma = ',';
    }
  }
  yield ']';
}
