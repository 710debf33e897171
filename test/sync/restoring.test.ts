import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeBackup } from '../../main/db/backups.ts';
import { restoreBackup } from '../../main/db/restore.ts';
import { type Db, loadSqlite } from '../../main/db/sqlite.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;
const sqlite = loadSqlite();

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const places = () => ({ database: desk.folder, backups: join(desk.folder, 'backups') });

function keyCheck(): string {
  const db: Db = new sqlite(join(desk.folder, 'ledger.db'), { readonly: true });
  const key = db.prepare<[], string>('SELECT key_check FROM ledger_meta').pluck().get() ?? '';
  db.close();
  return key;
}

/** One act of every kind on a port that exists, and a draft with all that waits for it. */
async function actAll(existing: string): Promise<string> {
  const act = desk.handlers();
  const { id } = await act['portRequests.create'](draft(account));
  const bill = await desk.file('bill.pdf', pdfBytes('a bill'));
  for (const port of [id, existing]) {
    const comment = { id: port, text: `About ${port}`, private: false, actionRequired: false };
    await act['portRequests.comment'](comment);
    await act['documents.attach']({ id: port, paths: [bill] });
  }
  await act['portRequests.edit']({ id: existing, changes: { city: 'Ballard' } });
  return id;
}

const writes = () =>
  desk.kazoo.control.log().filter(({ method }) => ['PUT', 'POST', 'PATCH', 'DELETE'].includes(method));

it('after an old copy comes back, what was sent since is found and nothing is sent twice', async () => {
  const existing = (await desk.handlers()['portRequests.create'](draft(account))).id;
  await desk.drained();
  await desk.unplug();
  await actAll(existing);
  const { id, waiting } = makeBackup(sqlite, places(), new Date(desk.clock.now()));
  expect(waiting).toBe(6);
  await desk.plug();
  await desk.drained();
  const before = JSON.stringify(desk.kazoo.control.ports().map(told));
  desk.kazoo.control.clearLog();

  await desk.restart(async () => {
    restoreBackup(sqlite, places(), id, keyCheck(), new Date(desk.clock.now()));
  });
  const statuses = (await desk.waiting()).map(({ status }) => status);
  expect(statuses.every((status) => status === 'unknown')).toBe(true);
  await desk.drained();
  expect(JSON.stringify(desk.kazoo.control.ports().map(told))).toBe(before);
  expect(writes().filter(({ path }) => !/auth/.test(path))).toEqual([]);
}, 60_000);

it('what had never left is sent once after the carrier was asked', async () => {
  const existing = (await desk.handlers()['portRequests.create'](draft(account))).id;
  await desk.drained();
  await desk.unplug();
  await actAll(existing);
  const { id } = makeBackup(sqlite, places(), new Date(desk.clock.now()));
  await desk.restart(async () => {
    restoreBackup(sqlite, places(), id, keyCheck(), new Date(desk.clock.now()));
  });
  await desk.plug();
  await desk.drained();
  const ports = desk.kazoo.control.ports();
  expect(ports).toHaveLength(2);
  for (const port of ports) {
    expect(port.comments).toHaveLength(1);
    expect([...port.attachments.keys()]).toHaveLength(1);
  }
  expect(ports.map(({ fields }) => JSON.stringify(fields)).some((text) => text.includes('Ballard'))).toBe(
    true,
  );
}, 60_000);

function told({
  fields,
  comments,
  attachments,
  state,
}: ReturnType<Desk['kazoo']['control']['ports']>[number]) {
  return { fields, state, comments, files: [...attachments.keys()] };
}
