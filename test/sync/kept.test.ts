import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSqlite } from '../../main/db/sqlite.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const sqlite = loadSqlite();
const words = async () => (await desk.waiting()).map((change) => [change.status, change.words]);

/** Does this to the ledger behind the app's back. */
function tamper(statement: string): void {
  const db = new sqlite(join(desk.folder, 'ledger.db'));
  db.exec(statement);
  db.close();
}

async function created(): Promise<string> {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  return id;
}

/** Kazoo says no to the next change. */
function refuseNext(path: RegExp): void {
  const data = { bill: { invalid: { message: 'no such place' } } };
  const body = JSON.stringify({ status: 'error', error: '400', message: 'validation error', data });
  for (const method of ['PATCH', 'POST'])
    desk.kazoo.control.fault({ method, path, action: { kind: 'answer', status: 400, body } });
}

describe('what was refused and is done anew', () => {
  const failing = `CREATE TRIGGER failing BEFORE INSERT ON mutations BEGIN SELECT RAISE(ABORT, 'no'); END`;

  it('stays where it is when an edit that answers it can’t be saved', async () => {
    const id = await created();
    refuseNext(/port_requests\/[0-9a-f]{32}$/);
    const edit = { id, changes: { city: 'Tacoma' } };
    await desk.handlers()['portRequests.edit'](edit);
    const refused = [['refused', 'Change City']];
    await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused');
    tamper(failing);
    await expect(
      desk.handlers()['portRequests.edit']({ id, changes: { city: 'Olympia' } }),
    ).rejects.toThrow();
    expect(await words()).toEqual(refused);
    expect((await desk.waiting())[0]?.typed).toMatchObject({ fields: { city: 'Tacoma' } });

    tamper('DROP TRIGGER failing');
    desk.kazoo.control.clearFaults();
    await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Olympia' } });
    await desk.drained();
    expect(desk.kazoo.control.ports()[0]?.fields.bill).toMatchObject({ locality: 'Olympia' });
  });

  it('stays where it is when a move that answers it can’t be saved', async () => {
    const id = await created();
    refuseNext(/\/submitted/);
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused');
    tamper(failing);
    await expect(desk.handlers()['portRequests.move']({ id, to: 'submitted' })).rejects.toThrow();
    expect(await words()).toEqual([['refused', 'Move to Submitted']]);
  });
});

describe('an entry that can’t be read any more', () => {
  it('waits for the agent, who can discard it; everything else goes on', async () => {
    const id = await created();
    await desk.unplug();
    const say = (text: string) =>
      desk.handlers()['portRequests.comment']({ id, text, private: false, actionRequired: false });
    await say('first');
    await say('second');
    const { id: other } = await desk.handlers()['portRequests.create'](draft(account));
    const broken = (await desk.waiting())[0]?.id ?? '';
    tamper(`UPDATE mutations SET body = '{' WHERE id = '${broken}'`);
    await desk.plug();
    await desk.until('the others', async () => (await desk.waiting()).length === 1, 100);
    expect(await words()).toEqual([['refused', 'A comment that can’t be read']]);
    expect(desk.kazoo.control.ports()).toHaveLength(2);
    expect((await desk.handlers()['portRequests.open']({ id: other })).card.sync).toBe('synced');
    expect((await desk.handlers()['portRequests.open']({ id })).card.sync).toBe('needs-you');
    await expect(desk.handlers()['outbox.retry']({ mutationId: broken })).rejects.toMatchObject({
      problem: { code: 'storage', next: expect.stringContaining('Discard it') },
    });
    await desk.handlers()['outbox.withdraw']({ mutationId: broken });
    expect(await desk.waiting()).toEqual([]);
    const comments = desk.kazoo.control.ports().flatMap((port) => port.comments);
    expect(comments.map(({ content }) => content)).toEqual(['second']);
  });
});
