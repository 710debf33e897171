import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATES } from '../../preload/contract/domain/states.ts';
import { anOrder, KAZOO, NOW, openTestStore, TELNYX } from './world.ts';

const order = fc.record({
  account: fc.constantFrom(KAZOO, TELNYX),
  remoteId: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
  state: fc.constantFrom(...STATES.slice(0, 3)),
  day: fc.integer({ min: 1, max: 4 }),
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: fc.array(order, { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ forget: order }) },
);

test('columns know how many cards they hold and since when the oldest is there, whatever comes and goes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { store, db } = openTestStore();
      for (const each of steps) {
        if ('forget' in each) await store.forgetOrder(each.forget.account.accountId, each.forget.remoteId);
        else {
          for (const { account, remoteId, state, day } of each.put) {
            const stateSince = `2026-11-0${day}T00:00:00.000Z`;
            await store.applyPage(account, [anOrder(remoteId, { state, stateSince })], {
              now: NOW,
              pullId: 'p',
            });
          }
        }
        const counted = 'SELECT state, count(*) AS n, min(state_since) AS oldest FROM cards GROUP BY state';
        const cards = db.prepare<[], { state: string; n: number; oldest: string }>(counted).all();
        const { columns } = await store.openBoard({}, 40);
        const told = columns.filter(({ count }) => count > 0);
        expect(new Set(told.map(({ state, count: n, oldest }) => ({ state, n, oldest })))).toEqual(
          new Set(cards),
        );
      }
    }),
    { numRuns: 60 },
  );
});
