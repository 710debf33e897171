import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRACTICE_MASTER } from '../../main/practice/kazoo/seed/credentials.ts';
import { openColleague } from './colleague.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const cardOf = async (id: string) => (await desk.handlers()['portRequests.open']({ id })).card;
const remote = () => desk.kazoo.control.ports()[0];
const movesSent = () =>
  desk.kazoo.control
    .log()
    .filter(({ method, executed }) => method === 'PATCH' && executed)
    .map(({ path }) => path.split('/').at(-1));

/** A port of a customer below us, in Pending. */
async function pendingPort(): Promise<string> {
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: account });
  const { id } = await desk
    .handlers()
    ['portRequests.create'](draft(account, { subAccountId: customer?.id ?? '' }));
  await desk.drained();
  for (const to of ['submitted', 'pending'] as const) await desk.handlers()['portRequests.move']({ id, to });
  await desk.drained();
  desk.kazoo.control.clearLog();
  return id;
}

it('does not complete a port that the carrier has rejected since the agent looked', async () => {
  const id = await pendingPort();
  await desk.unplug();
  await desk.handlers()['portRequests.move']({ id, to: 'completed' });
  const colleague = await openColleague(desk.kazoo, PRACTICE_MASTER);
  await colleague.move(remote()?.accountId ?? '', remote()?.id ?? '', 'rejected', { reason: 'Wrong PIN' });
  desk.kazoo.control.clearLog();
  await desk.plug();
  await desk.until('the question', async () => (await cardOf(id)).sync === 'needs-you', 100);
  expect(remote()?.state).toBe('rejected');
  expect(movesSent()).toEqual([]);
  const card = await cardOf(id);
  expect(card.state).toBe('rejected');
  expect(card.note).toBe('The port stands in Rejected at the carrier now, no longer in Pending.');

  // Whoever has read that may mean it all the same.
  await desk.handlers()['outbox.retry']({ mutationId: (await desk.waiting())[0]?.id ?? '' });
  await desk.drained();
  expect(remote()?.state).toBe('completed');
});

it('sends nothing that builds on a submission which was refused', async () => {
  desk.kazoo.control.set({ billedPlan: ['submitted'] });
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: account });
  const { id } = await desk
    .handlers()
    ['portRequests.create'](draft(account, { subAccountId: customer?.id ?? '' }));
  await desk.drained();
  for (const to of ['submitted', 'pending'] as const) await desk.handlers()['portRequests.move']({ id, to });
  await desk.until('the charges', async () => {
    const waiting = await desk.waiting();
    return waiting.length === 2 && waiting.every(({ status }) => status === 'refused');
  });
  expect(movesSent()).toEqual([]);
  expect(await cardOf(id)).toMatchObject({ state: 'unconfirmed', sync: 'needs-you' });
});

it('resubmits what was rejected a moment ago, when the answer to that is lost', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.drained();
  const colleague = await openColleague(desk.kazoo, PRACTICE_MASTER);
  await colleague.move(remote()?.accountId ?? '', remote()?.id ?? '', 'rejected', { reason: 'Wrong PIN' });
  await desk.handlers()['sync.now'](undefined);
  await desk.until('the rejection', async () => (await cardOf(id)).state === 'rejected');
  desk.kazoo.control.fault({ method: 'PATCH', path: /\/submitted/, action: { kind: 'hang' } });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  // The first submission, seconds ago, is no proof of the second.
  await desk.until('the question', async () => (await desk.waiting())[0]?.status === 'refused', 200);
  expect(await cardOf(id)).toMatchObject({ state: 'rejected', sync: 'needs-you' });
});
