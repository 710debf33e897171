import { expect, test } from 'vitest';
import { cardRow } from '../../main/core/board/card.ts';
import type { CarrierOrder } from '../../main/core/interfaces/order.ts';
import type { Store } from '../../main/core/interfaces/store.ts';
import { withOrders, withOrderTexts } from '../../main/db/page-texts.ts';
import {
  aMove,
  aMutation,
  anOrder,
  columns,
  type InProcess,
  KAZOO,
  LATER,
  NOW,
  openTestStore,
} from './world.ts';

type Page = Parameters<Store['applyPage']>;

/** As a first pull brings them, with their cards; or as any other does. */
function put({ store }: InProcess, orders: readonly CarrierOrder[], first: boolean, now = NOW) {
  const page = { now, pullId: 'p1', first };
  return store.applyPage(...(withOrders(withOrderTexts([KAZOO, orders, page], cardRow)) as Page));
}

const CARDS = `SELECT port_request_id, state, state_since, sort_key, accounts, name_key, words, numbers, btn, local, card
  FROM cards ORDER BY port_request_id`;
const ORDERS = `SELECT account_id, remote_id, carrier, port_request_id, sub_account_id, state, state_since, hash, found_by
  FROM orders ORDER BY remote_id`;

async function everything({ store, db }: InProcess) {
  const cards = db.prepare(CARDS).all() as readonly { readonly port_request_id: string }[];
  return {
    cards,
    orders: db.prepare(ORDERS).all(),
    shares: db
      .prepare('SELECT state, accounts, n, oldest FROM shares WHERE n > 0 ORDER BY state, accounts')
      .all(),
    whole: await Promise.all(cards.map(({ port_request_id }) => store.portRequest(port_request_id))),
  };
}

const ODD = '"pin":"4711" \\"accountNumber\\":\\"90210\\"';
const ORDERS_OF_ALL_KINDS: readonly CarrierOrder[] = [
  anOrder('plain', { fields: { name: 'Acme', pin: '4711', accountNumber: '90210', btn: '+12065550100' } }),
  anOrder('odd', { fields: { name: ODD, pin: '4711', accountNumber: '90210', billingName: 'Café “Zoë”' } }),
  anOrder('same', { fields: { name: '4711', pin: '4711', accountNumber: '4711' } }),
  anOrder('none', { fields: {}, numbers: [] }),
  anOrder('sub', { subAccount: { id: 's', name: 'Cedar' } }),
  anOrder('renamed', { subAccount: { id: 't', name: 'Old name' } }),
  anOrder('linked'),
  anOrder('ours', { ours: { mutationId: 'm1', portRequestId: 'p-mine' } }),
  anOrder('split', { splitFrom: 'ours' }),
  anOrder('untold', { documentsUntold: true }),
  anOrder('twice'),
  anOrder('twice', { fields: { name: 'The later one' } }),
];

/** Only of so many is the ledger asked once for all, and cards that came along are taken. */
const MANY = Array.from({ length: 60 }, (_, n) =>
  anOrder(`r${n}`, { fields: { name: `Port ${n}`, pin: `${n}` } }),
);

async function known(): Promise<InProcess> {
  const one = openTestStore();
  await one.store.applyPage(KAZOO, [], { now: NOW, subAccounts: [{ id: 't', name: 'New name' }] });
  return one;
}

test.each([false, true])(
  'cards that come along are the cards the database makes (something is linked: %s)',
  async (linked) => {
    const [plain, ahead] = [await known(), await known()];
    for (const { context } of linked ? [plain, ahead] : []) {
      const link = { accountId: KAZOO.accountId, remoteId: 'linked', portRequestId: 'p-linked' };
      context.write(() => context.tables.links.put(link));
    }
    const kinds = linked ? ORDERS_OF_ALL_KINDS : ORDERS_OF_ALL_KINDS.filter(({ splitFrom }) => !splitFrom);
    const orders = [...kinds, ...MANY];
    const changed = await put(plain, orders, false);
    expect(await put(ahead, orders, true)).toEqual(changed);
    expect(await everything(ahead)).toEqual(await everything(plain));
    expect((await ahead.store.portRequest(changed[0] ?? ''))?.orders[0]?.fields).toMatchObject({
      pin: '4711',
    });
    // The same again is no change, whichever way it comes.
    expect(await put(ahead, orders.slice(0, 4), false, LATER)).toEqual([]);
    expect(await put(ahead, orders.slice(0, 4), true, LATER)).toEqual([]);
  },
);

test('secrets of orders that bring their cards are sealed in the mirror', async () => {
  const one = openTestStore();
  const secrets = ['48151623', '00-9021-00'];
  const fields = { name: 'Acme', pin: '48151623', accountNumber: '00-9021-00' };
  await put(one, [anOrder('a', { fields })], true);
  const stored = JSON.stringify([
    one.db.prepare('SELECT * FROM orders').all(),
    one.db.prepare('SELECT * FROM cards').all(),
  ]);
  for (const secret of secrets) expect(stored).not.toContain(secret);
  const [id] = one.db.prepare('SELECT port_request_id FROM cards').pluck().all() as string[];
  expect((await one.store.portRequest(id ?? ''))?.orders[0]?.fields).toEqual(fields);
});

test('what the agent has of a new order shows on its card, however the order comes', async () => {
  const [plain, ahead] = [openTestStore(), openTestStore()];
  for (const one of [plain, ahead]) {
    await put(one, [anOrder('a')], false);
    const [id] = one.db.prepare('SELECT port_request_id FROM cards').pluck().all() as string[];
    await one.store.enqueue([aMutation('m1', id ?? '', aMove('pending'))]);
    await one.store.forgetOrder(KAZOO.accountId, 'a');
  }
  await put(plain, [...MANY, anOrder('a')], false);
  await put(ahead, [...MANY, anOrder('a')], true);
  expect(await everything(ahead)).toEqual(await everything(plain));
});

test('what a first pull brings is indexed behind it, however little a page holds, and found meanwhile', async () => {
  const indexed = ({ db }: InProcess) => db.prepare('SELECT indexed FROM search_state').pluck().get();
  const [other, first] = [openTestStore(), openTestStore()];
  await put(other, [anOrder('a')], false);
  await put(first, [anOrder('a')], true);
  expect([indexed(other), indexed(first)]).toEqual([1, 0]);
  expect(await columns(first.store, 'port a')).toEqual(await columns(other.store, 'port a'));
});
