import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CarrierFailure } from '../../main/core/interfaces/carrier.ts';
import { loadSqlite } from '../../main/db/sqlite.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether, type HeldOrder } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

/** The carrier's clock is behind ours, and it does not say so. Milliseconds. */
const BEHIND = 5_000;

let desk: Desk;
let world: Bellwether;
let account: string;
let id: string;
/** How often each act was asked for. */
let asked: Map<string, number>;

beforeEach(async () => {
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(() => clock.steady() - BEHIND);
      return [bellwetherAdapter(world)];
    },
  });
  account = await desk.connectAt('bellwether', 'https://api.bellwether.example');
  asked = new Map();
  lose('nothing', 'ask');
  ({ id } = await desk.handlers()['portRequests.create'](draft(account)));
  await desk.drained();
  asked.clear();
});
afterEach(() => desk.close());

const order = (): HeldOrder => [...world.orders.values()][0] as HeldOrder;
const count = (act: string) => asked.get(act) ?? 0;
const head = async () => (await desk.waiting())[0];
const status = async () => (await head())?.status;
const said = () => order().comments.filter(({ kind }) => kind === 'comment').length;
const say = (text: string) =>
  desk.handlers()['portRequests.comment']({ id, text, private: false, actionRequired: false });
const pause = () => new Promise((resolve) => setTimeout(resolve, 150));
const looked = async (times: number) => {
  const before = count('read');
  await desk.until(
    'a look',
    async () => (await status()) === 'unknown' && count('read') >= before + times,
    100,
  );
  await pause();
};

/** Loses the next answers to an act: never carried out (`ask`), or carried out (`done`). */
function lose(act: string, when: 'ask' | 'done', times = 1): void {
  let left = times;
  world.fault = (name, then) => {
    if (then === 'ask') asked.set(name, count(name) + 1);
    if (name !== act || then !== when || left === 0) return;
    left -= 1;
    throw new CarrierFailure({ code: 'carrier-down', what: 'The answer was lost.', next: 'Wait.' }, 'maybe');
  };
}

describe('a change that the carrier carries out late, behind an answer that was lost', () => {
  it('is made once: one look that does not find it is not enough', async () => {
    lose('comment', 'ask');
    await say('Any news?');
    await looked(1);
    desk.clock.skip(30_000);
    await pause();
    expect(count('comment')).toBe(1);
    world.say(order(), 'Any news?');
    await desk.drained();
    expect([count('comment'), said()]).toEqual([1, 1]);
  });

  it('is made once although the computer’s clock is set forward between two looks', async () => {
    lose('comment', 'ask');
    await say('Any news?');
    await looked(1);
    desk.clock.set(3_600_000);
    await desk.handlers()['sync.now'](undefined);
    await pause();
    desk.clock.skip(10_000);
    await pause();
    expect(count('comment')).toBe(1);
    world.say(order(), 'Any news?');
    await desk.drained();
    expect([count('comment'), said()]).toEqual([1, 1]);
  });

  it('is made once although Portside is started anew: looks from before do not count', async () => {
    lose('remove', 'ask');
    await desk.handlers()['portRequests.remove']({ id, accountId: account });
    await looked(1);
    desk.clock.skip(50_000);
    await desk.restart();
    desk.clock.skip(15_000);
    await pause();
    await pause();
    expect(count('remove')).toBe(1);
    await desk.drained();
    expect(count('remove')).toBe(2);
  });

  it('is made again when two looks a minute apart do not find it', async () => {
    lose('comment', 'ask');
    await say('Any news?');
    const before = desk.clock.steady();
    await desk.drained();
    expect(desk.clock.steady() - before).toBeGreaterThanOrEqual(60_000);
    expect([count('comment'), said()]).toEqual([2, 1]);
  });
});

describe('a comment whose answer was lost', () => {
  it('is known by what did not stand there before, whatever the carrier’s clock says', async () => {
    await say('Any news?');
    await desk.drained();
    lose('comment', 'done');
    await say('Any news?');
    await desk.drained();
    expect([count('comment'), said()]).toEqual([2, 2]);
  });
});

describe('what is in doubt when it comes back to the agent', () => {
  const submit = async () => {
    lose('move submitted', 'ask');
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await desk.until('the doubt', async () => (await status()) === 'refused', 1_000);
  };

  it('says so, and is looked for before it is sent again', async () => {
    await submit();
    expect(await head()).toMatchObject({ doubt: true, problem: { next: expect.stringContaining('Check') } });
    // It did go through, later than anybody would think.
    order().status = 'received';
    await desk.handlers()['outbox.retry']({ mutationId: (await head())?.id ?? '' });
    await desk.drained();
    expect(count('move submitted')).toBe(1);
  });

  it('is sent again when the agent says so and two looks do not find it', async () => {
    await submit();
    const before = desk.clock.steady();
    await desk.handlers()['outbox.retry']({ mutationId: (await head())?.id ?? '' });
    await desk.drained();
    expect(desk.clock.steady() - before).toBeGreaterThanOrEqual(60_000);
    expect([count('move submitted'), order().status]).toEqual([2, 'received']);
  });

  it('tells where to look when it is discarded', async () => {
    await submit();
    const told = desk.events.length;
    await desk.handlers()['outbox.withdraw']({ mutationId: (await head())?.id ?? '' });
    expect(desk.events.slice(told).find(({ name }) => name === 'notice')?.payload).toMatchObject({
      text: expect.stringContaining('may have carried it out'),
      portRequestId: id,
    });
    expect(await desk.waiting()).toEqual([]);
  });

  it('tells where to look when a draft is deleted', async () => {
    lose('create', 'ask', 8);
    const { id: second } = await desk.handlers()['portRequests.create'](draft(account));
    await desk.until('the doubt', async () => (await status()) === 'refused', 5_000);
    const told = desk.events.length;
    await desk.handlers()['portRequests.remove']({ id: second, accountId: account });
    expect(desk.events.slice(told).find(({ name }) => name === 'notice')?.payload).toMatchObject({
      text: expect.stringContaining('may have carried it out'),
    });
  });

  it('leaves a create as it was sent when the agent edits it: what is found is changed', async () => {
    lose('create', 'ask', 8);
    const { id: second } = await desk.handlers()['portRequests.create'](draft(account));
    await desk.until('the doubt', async () => (await status()) === 'refused', 5_000);
    expect(await head()).toMatchObject({ kind: 'create', doubt: true });
    // The fifth of them arrived after all.
    const mutationId = (await head())?.id ?? '';
    const fields = { billingName: 'Juniper Street Dental', pin: '44104410' };
    world.add({ numbers: ['+12065550190'], fields, ours: { mutationId, portRequestId: second } });
    const asks = count('create');
    await desk.handlers()['portRequests.edit']({ id: second, changes: { billingName: 'Juniper Dental' } });
    await desk.drained();
    expect(count('create')).toBe(asks);
    expect([...world.orders.values()].map((each) => each.fields.billingName)).toEqual([
      'Juniper Street Dental',
      'Juniper Dental',
    ]);
  });
});

describe('a document whose step can’t be written down', () => {
  it('is in doubt, and goes on where it was', async () => {
    const db = new (loadSqlite())(join(desk.folder, 'ledger.db'));
    db.exec(`CREATE TRIGGER failing BEFORE UPDATE OF mark ON deliveries WHEN NEW.step = 'stored'
      BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await desk.handlers()['documents.attach']({ id, paths: [await desk.file('bill.pdf', pdfBytes())] });
    await desk.until('the doubt', async () => (await status()) === 'refused', 100);
    const entry = await head();
    expect(entry).toMatchObject({ doubt: true, problem: { code: 'storage' } });
    db.exec('DROP TRIGGER failing');
    db.close();
    await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
    await desk.drained();
    expect(world.executed.filter((act) => act === 'slot')).toHaveLength(1);
    expect(order().files.size).toBe(1);
  });
});

describe('a document whose copy in the vault is not what was dropped', () => {
  it.each(['altered', 'gone'])('(%s) needs the agent, and not a byte of it is sent', async (how) => {
    world.fault = (act, when) => {
      if (when === 'ask') asked.set(act, count(act) + 1);
      throw new CarrierFailure({ code: 'offline', what: 'No network.', next: 'Wait.' }, 'no');
    };
    const bytes = pdfBytes('the real bill');
    const path = await desk.file('bill.pdf', bytes);
    await desk.handlers()['documents.attach']({ id, paths: [path] });
    const hash = createHash('sha256').update(bytes).digest('hex');
    const copy = join(desk.folder, 'vault', hash.slice(0, 2), hash);
    const sealed = await readFile(copy);
    if (how === 'gone') await rm(copy);
    else await writeFile(copy, sealed.fill(0, sealed.length - 20));
    lose('nothing', 'ask');
    desk.core().networkBack();
    await desk.until('the sentence', async () => (await status()) === 'refused', 100);
    const entry = await head();
    // One that goes between the look and the reading is told in the vault's words, which know no name.
    const what = expect.stringMatching(/bill\.pdf|stored copy of this document/);
    expect(entry?.problem).toMatchObject({ code: 'storage', what });
    expect(entry?.doubt).toBeUndefined();
    await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
    await desk.until('the sentence', async () => (await status()) === 'refused', 100);
    desk.clock.skip(600_000);
    await pause();
    expect(world.executed.filter((act) => act !== 'create')).toEqual([]);

    await desk.handlers()['documents.attach']({ id, paths: [path] });
    await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
    await desk.drained();
    expect([...order().files.values()].map((file) => Buffer.from(file.bytes).equals(bytes))).toEqual([true]);
  });

  it('is looked for, and found, when it may have arrived before', async () => {
    lose('register', 'done');
    const bytes = pdfBytes('the real bill');
    await desk.handlers()['documents.attach']({ id, paths: [await desk.file('bill.pdf', bytes)] });
    await desk.until('the lost answer', () => count('register') === 1, 100);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await rm(join(desk.folder, 'vault', hash.slice(0, 2), hash));
    await desk.drained();
    expect(count('register')).toBe(1);
  });
});
