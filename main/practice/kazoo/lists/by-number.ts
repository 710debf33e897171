import { type Answer, refusal } from '../answer.ts';
import { type Call, isMaster, seesPrivate } from '../site.ts';
import type { PortRecord } from '../world/model.ts';
import { toE164 } from '../world/numbers.ts';
import { listItem } from './scope.ts';

const DEFAULT_PAGE = 50;

/**
 * `by_number=`: a flat, paged array over the account and its subtree; the master sees all. The numbers
 * of a completed port are not found (carriers/kazoo.md §3).
 */
export function findByNumber(call: Call, number: string): Answer {
  const asked = Number(call.query.get('page_size') ?? DEFAULT_PAGE);
  if (!(asked >= 1)) throw refusal(404, 'faulty_request', { message: 'faulty request' });
  const size = call.query.get('paginate') === 'false' ? Number.POSITIVE_INFINITY : Math.floor(asked);
  const found = call.site.store
    .ofNumber(toE164(number))
    .filter((port) => visible(call, port))
    .sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
  const all = call.query.get('ascending') === 'true' ? found.reverse() : found;
  const startKey = call.query.get('start_key');
  const start =
    startKey === null
      ? 0
      : Math.max(
          0,
          all.findIndex((port) => keyOf(port) === startKey),
        );
  const page = all.slice(start, start + size);
  const next = all[start + size];
  return {
    kind: 'data',
    status: 200,
    data: page.map((port) => listItem(call, port, seesPrivate(call, port))),
    page: {
      page_size: page.length,
      ...(startKey === null ? {} : { start_key: startKey }),
      ...(next ? { next_start_key: keyOf(next) } : {}),
    },
  };
}

const visible = (call: Call, port: PortRecord): boolean =>
  isMaster(call) || port.accountId === call.account.id || port.tree.includes(call.account.id);

/** An opaque page key, safe in a URL. */
const keyOf = (port: PortRecord): string =>
  Buffer.from(JSON.stringify([port.created, port.id])).toString('base64url');
