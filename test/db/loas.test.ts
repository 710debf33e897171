import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardRow } from '../../main/core/board/card.ts';
import type { LoaRecord } from '../../main/core/interfaces/loa.ts';
import type { Store } from '../../main/core/interfaces/store.ts';
import { openEverything } from '../../main/db/everything.ts';
import { salvage } from '../../main/db/salvage.ts';
import { createSealer } from '../../main/db/seal.ts';
import { createCodec } from '../../main/db/secrets.ts';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import { databaseAt } from './migrations/at.ts';
import {
  aMutation,
  anOrder,
  KAZOO,
  KEY,
  NOW,
  openTestStore,
  pulled,
  sqlite,
  TELNYX,
  tempFolder,
} from './world.ts';

/** What must not be read in the file, since short texts can be guessed from it. */
const HASH = 'ab12'.repeat(16);

const printed = (portRequestId: string, loaId = 'LOA-1'): LoaRecord => ({
  loaId,
  portRequestId,
  variant: 'local',
  contentHash: HASH,
  partHashes: { account: HASH },
  numbersHash: HASH,
  createdAt: NOW,
});
const signed = (portRequestId: string, documentId: string, loaId = 'LOA-1') => ({
  ...printed(portRequestId, loaId),
  signed: {
    documentId,
    method: 'draw' as const,
    signer: 'Wren Halloway',
    title: 'Owner',
    at: NOW,
    timeZone: 'America/Los_Angeles',
  },
});
const aDocument = (portRequestId: string, id: string, sha256 = 'c'.repeat(64)): Document => ({
  id,
  portRequestId,
  sha256,
  kind: 'loa',
  kindGuessed: false,
  fileName: 'LOA.pdf',
  mediaType: 'application/pdf',
  size: 1234,
  addedAt: NOW,
});
const aDelivery = (portRequestId: string, id: string, documentId: string): Delivery => ({
  id,
  documentId,
  portRequestId,
  ...KAZOO,
  remoteId: 'a',
  step: 'waiting',
});

/** Signs with one delivery and the signer's name on its way; `n` names them all. */
function sign(store: Store, id: string, n: number, replaces: readonly string[] = []) {
  const deliver = { kind: 'deliver', deliveryId: `v${n}`, fileName: 'LOA.pdf' } as const;
  const edit = {
    kind: 'edit',
    changes: { signee: 'Wren Halloway' },
    base: {},
    addNumbers: [],
    removeNumbers: [],
  } as const;
  return store.signLoa(signed(id, `d${n}`, `LOA-${n}`), aDocument(id, `d${n}`, `${n}`.repeat(64)), {
    deliveries: [
      {
        delivery: aDelivery(id, `v${n}`, `d${n}`),
        mutation: { ...aMutation(`m${n}`, id, deliver), remoteId: 'a' },
      },
    ],
    replaces,
    edit: {
      entries: [{ ...aMutation(`e${n}`, id, edit), remoteId: 'a' }],
      own: { id, fields: { signee: 'Wren Halloway' } },
      withdraw: [],
      requeue: [],
    },
  });
}

const waiting = async (store: Store) => (await store.outbox()).map(({ id }) => id);

test('a printed LOA is known by its id and by its port, and what was printed is not to be read in the file', async () => {
  const { store, folder, db } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  expect(await store.hasLoas()).toBe(false);
  await store.keepLoa(printed(id));
  await store.keepLoa(printed(id));
  expect(await store.hasLoas()).toBe(true);
  expect(await store.loas(id)).toEqual([printed(id)]);
  expect(await store.loaById('LOA-1')).toEqual(printed(id));
  expect(await store.loaById('LOA-2')).toBeUndefined();
  db.pragma('wal_checkpoint(TRUNCATE)');
  expect(readFileSync(join(folder, 'ledger.db')).includes(HASH)).toBe(false);
});

test('a signature writes its record, document, deliveries and fields at once, or nothing of them', async () => {
  const { store } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  expect(await sign(store, id, 1)).toEqual({ touched: [id], orphaned: [] });
  expect(await store.portRequest(id)).toMatchObject({
    documents: [{ id: 'd1' }],
    deliveries: [{ id: 'v1' }],
    own: { signee: 'Wren Halloway' },
  });
  expect((await waiting(store)).toSorted()).toEqual(['e1', 'm1']);
  // The entry's name is taken: nothing of the second is written.
  const again = store.signLoa(signed(id, 'd2', 'LOA-2'), aDocument(id, 'd2'), {
    deliveries: [],
    replaces: ['d1'],
    edit: { entries: [aMutation('e1', id, { kind: 'remove' })], withdraw: [], requeue: [] },
  });
  await expect(again).rejects.toMatchObject({ problem: { code: 'storage' } });
  expect(await store.loaById('LOA-2')).toBeUndefined();
  expect((await store.portRequest(id))?.documents).toMatchObject([{ id: 'd1' }]);
});

test('an earlier LOA that has not left leaves no more; one that was delivered stays', async () => {
  const { store } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await sign(store, id, 1);
  expect(await sign(store, id, 2, ['d1'])).toEqual({ touched: [id], orphaned: ['1'.repeat(64)] });
  expect(await waiting(store)).toEqual(['e1', 'e2', 'm2']);
  await store.beginAttempt('m2', { n: 1, startedAt: NOW });
  expect(await sign(store, id, 3, ['d2'])).toMatchObject({ orphaned: [] });
  expect((await store.portRequest(id))?.documents.map((one) => one.id)).toEqual(['d2', 'd3']);
  expect(await waiting(store)).toContain('m2');
});

test('an LOA goes where its document goes: to the port that is joined, and along with an order that is parted', async () => {
  const { store } = openTestStore();
  await store.applyPage(TELNYX, [anOrder('t-1', { ours: { mutationId: 'm0', portRequestId: 'pr-1' } })], {
    now: NOW,
  });
  const id = await pulled(store, anOrder('a', { fields: { name: 'Switch' } }));
  await store.keepLoa(printed('pr-1', 'LOA-9'));
  await store.join(id, 'pr-1');
  expect(await store.loaById('LOA-9')).toEqual(printed(id, 'LOA-9'));

  const deliver = { kind: 'deliver', deliveryId: 'v1', fileName: 'LOA.pdf' } as const;
  const delivery: Delivery = { ...aDelivery(id, 'v1', 'd1'), ...TELNYX, remoteId: 't-1' };
  await store.signLoa(signed(id, 'd1'), aDocument(id, 'd1'), {
    deliveries: [{ delivery, mutation: { ...aMutation('m1', id, deliver), ...TELNYX, remoteId: 't-1' } }],
    replaces: [],
    edit: { entries: [], withdraw: [], requeue: [] },
  });
  const [parted = ''] = (await store.part(TELNYX, 't-1')).filter((one) => one !== id);
  const copy = (await store.portRequest(parted))?.documents[0]?.id;
  expect(await store.loas(parted)).toEqual([signed(parted, copy ?? '')]);
  expect(await store.loas(id)).toContainEqual(signed(id, 'd1'));
  await store.join(id, parted);
  expect((await store.loas(id)).filter(({ loaId }) => loaId === 'LOA-1')).toEqual([signed(id, 'd1')]);
});

test('LOAs come back from a damaged ledger, and are in what is exported without what was hashed', async () => {
  const { store, db, folder } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await sign(store, id, 1);
  const fresh = databaseAt(15);
  const codec = createCodec(createSealer(KEY));
  expect(salvage(db, fresh, codec)).toMatchObject({ loas: 1, documents: 1 });
  db.exec("UPDATE loas SET body = 'torn'");
  expect(salvage(db, databaseAt(15), codec)).toMatchObject({ loas: 0, documents: 1 });
  expect(fresh.prepare('SELECT id FROM loas').pluck().all()).toEqual(['LOA-1']);
  db.close();

  const whole = openTestStore();
  const port = await pulled(whole.store, anOrder('a'));
  await sign(whole.store, port, 1);
  const all = openEverything({
    sqlite,
    folder: whole.folder,
    scratch: tempFolder(),
    sealer: createSealer(KEY),
    cardOf: cardRow,
  });
  expect(all.loas(port)).toMatchObject([{ loaId: 'LOA-1', signed: { signer: 'Wren Halloway' } }]);
  expect(JSON.stringify(all.loas(port))).not.toContain('account');
  all.close();
  expect(folder).not.toBe(whole.folder);
});
