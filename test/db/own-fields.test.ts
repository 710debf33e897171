import { describe, expect, test } from 'vitest';
import { aDraft, aMutation, anOrder, aProblem, KAZOO, NOW, openTestStore, pulled, TELNYX } from './world.ts';

const rows = (db: ReturnType<typeof openTestStore>['db']) =>
  db.prepare('SELECT port_request_id FROM own_fields ORDER BY row').pluck().all();
const fields = { name: 'Harbor Dental', pin: 'PIN-CANARY-4815' };

describe('what the agent typed that a carrier does not keep', () => {
  test('is sealed, read back, and goes with the draft that was all there was of its port', async () => {
    const { store, db } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)], { own: { id: 'pr-1', fields } });
    await store.enqueue([{ ...aMutation('m2', 'pr-1', aDraft), ...TELNYX }]);
    const stored = db.prepare('SELECT body FROM own_fields').pluck().get();
    expect(stored).not.toContain('CANARY');
    expect((await store.portRequest('pr-1'))?.own).toEqual(fields);
    await store.withdraw('m1');
    expect(rows(db)).toEqual(['pr-1']);
    await store.endAttempt('m2', { kind: 'refused', problem: aProblem }, { now: NOW, account: TELNYX });
    await store.withdraw('m2');
    expect(rows(db)).toEqual([]);
  });

  test('goes with the last account of its port, and stays while another holds it', async () => {
    const { store, db } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([], { own: { id, fields } });
    await store.applyPage(TELNYX, [anOrder('t-1', { fields: { name: 'Other' } })], { now: NOW });
    const board = await store.openBoard({}, 10);
    const other = board.columns.flatMap(({ cards }) => cards).find(({ name }) => name === 'Other')?.id ?? '';
    await store.join(id, other);
    await store.forgetAccount(TELNYX.accountId);
    expect(rows(db)).toEqual([id]);
    await store.forgetAccount(KAZOO.accountId);
    expect(rows(db)).toEqual([]);
  });
});
