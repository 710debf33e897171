import type { SubAccount } from '../../../preload/contract/domain/accounts.ts';
import { Breather } from '../breather.ts';
import { notUnderstood } from '../failures.ts';
import { JsonItems, JsonItemsError } from '../json-items.ts';
import type { KazooApi, KazooCall } from './api.ts';
import { portDocumentOf } from './port-document.ts';
import type { PortDocument } from './wire.ts';
import { listingSkeleton } from './wire.ts';

/** A list comes whole, without pages, however many ports there are (`carriers/kazoo.md` §3). */
const LARGEST_LIST = 1_000_000_000;
const PORTS: readonly string[] = ['data', '*', 'port_requests', '*'];
export const FLAT: readonly string[] = ['data', '*'];
/** Ports that are handed on together: what was made of a few is gone again before it is collected as old. */
const BATCH = 60;

type Parse<Item> = (value: unknown) => Item | undefined;

/** What is left of a list once its items are out. */
export type Skeleton = (text: unknown) => void;

/**
 * The items of a list in batches, while they arrive, without holding up the event loop. Ends by giving the skeleton to
 * `done`, but only when the list came whole. Rejects with `CarrierFailure` when it was cut short or no list at all.
 */
export async function* streamItems<Item>(
  api: KazooApi,
  call: KazooCall,
  path: readonly string[],
  parse: Parse<Item>,
  done: Skeleton = () => undefined,
): AsyncGenerator<readonly Item[], void, undefined> {
  const answer = await api.stream(call);
  const splitter = new JsonItems(path);
  const breather = new Breather();
  const understood = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof JsonItemsError)
        throw notUnderstood(api.asked(call), answer.status);
      throw error;
    }
  };
  let batch: Item[] = [];
  for await (const chunk of answer.chunks(LARGEST_LIST)) {
    for (const { text } of understood(() => splitter.push(chunk))) {
      const item = understood(() => parse(JSON.parse(text)));
      if (item === undefined) throw notUnderstood(api.asked(call), answer.status);
      batch.push(item);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
      if (breather.isDue()) await breather.breathe();
    }
  }
  const skeleton = understood((): unknown => JSON.parse(splitter.end()));
  if (!isList(skeleton)) throw notUnderstood(api.asked(call), answer.status);
  done(skeleton);
  if (batch.length > 0) yield batch;
}

function isList(skeleton: unknown): boolean {
  return (
    typeof skeleton === 'object' && skeleton !== null && 'data' in skeleton && Array.isArray(skeleton.data)
  );
}

/** Ports of a grouped list, each made into what is wanted; `groups` gets the accounts they belong to at the end. */
export function streamPorts<Item>(
  api: KazooApi,
  call: KazooCall,
  make: (document: PortDocument) => Item,
  groups: (accounts: readonly SubAccount[]) => void = () => undefined,
): AsyncGenerator<readonly Item[], void, undefined> {
  const parse: Parse<Item> = (value) => {
    const document = portDocumentOf(value);
    return document && make(document);
  };
  return streamItems(api, call, PORTS, parse, (skeleton) => groups(accountsOf(skeleton)));
}

function accountsOf(skeleton: unknown): readonly SubAccount[] {
  const parsed = listingSkeleton.safeParse(skeleton);
  if (!parsed.success) return [];
  return parsed.data.data.flatMap(({ account_id, account_name }) =>
    account_name === undefined || account_name === 'unknown' ? [] : [{ id: account_id, name: account_name }],
  );
}
