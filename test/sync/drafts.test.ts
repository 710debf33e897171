import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CarrierFailure } from '../../main/core/interfaces/carrier.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let world: Bellwether;
let kazoo: string;
let bellwether: string;

beforeEach(async () => {
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [bellwetherAdapter(world)];
    },
  });
  kazoo = await desk.connect();
  bellwether = await desk.connectAt('bellwether', 'https://api.bellwether.example');
});
afterEach(() => desk.close());

const open = (id: string) => desk.handlers()['portRequests.open']({ id });
const place = (id: string, accountId: string) => desk.handlers()['portRequests.place']({ id, accountId });
const create = async (input: ReturnType<typeof draft>) =>
  (await desk.handlers()['portRequests.create'](input)).id;
const isDown = () => {
  throw new CarrierFailure({ code: 'offline', what: 'Bellwether is away.', next: 'Wait.' }, 'no');
};

async function attach(id: string): Promise<void> {
  const path = await desk.file('bill.pdf', pdfBytes());
  expect((await desk.handlers()['documents.attach']({ id, paths: [path] }))[0]).toMatchObject({ ok: true });
}

/** Places the port: the carrier says no, and lists the order all the same. Answers with the id of the refused create. */
async function refusedYetThere(id: string): Promise<string> {
  world.fault = (act, when) => {
    if (act !== 'create' || when !== 'done') return;
    throw new CarrierFailure({ code: 'rejected', what: 'Bellwether said no.', next: 'Ask.' }, 'yes');
  };
  await place(id, bellwether);
  await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused', 50);
  const [refusal] = await desk.waiting();
  await desk.handlers()['sync.now'](undefined);
  await desk.until('the order', async () => (await open(id)).orders[1]?.remoteId !== undefined);
  return refusal?.id ?? '';
}

describe('a draft that is taken back', () => {
  it('leaves the documents to the draft at another account', async () => {
    world.fault = isDown;
    await desk.unplug();
    const id = await create(draft(kazoo));
    await attach(id);
    await place(id, bellwether);
    await desk.handlers()['portRequests.remove']({ id, accountId: bellwether });
    expect(await open(id)).toMatchObject({
      documents: [{ fileName: 'bill.pdf' }],
      cells: [{ state: 'waiting' }],
    });
    await desk.plug();
    await desk.drained();
    expect(desk.kazoo.control.ports()[0]?.attachments.size).toBe(1);
  });

  it('leaves the documents of an order that the lost mirror no longer shows', async () => {
    const id = await create(draft(kazoo));
    await desk.drained();
    await attach(id);
    await desk.drained();
    world.fault = isDown;
    await place(id, bellwether);
    await desk.unplug();
    await desk.restart(async () => {
      for (const end of ['', '-wal', '-shm']) await rm(join(desk.folder, `mirror.db${end}`), { force: true });
    });
    await desk.handlers()['portRequests.remove']({ id, accountId: bellwether });
    await desk.plug();
    await desk.until('the port', async () => (await open(id).catch(() => undefined)) !== undefined, 500);
    expect((await open(id)).documents).toHaveLength(1);
  });

  it('leaves what the agent typed that only it would have kept', async () => {
    const fields = { name: 'Quayside Optics', losingCarrier: 'Frontier', billingName: 'Quayside' };
    const id = await create(draft(bellwether, { fields }));
    await desk.drained();
    await desk.unplug();
    await place(id, kazoo);
    await desk.handlers()['portRequests.edit']({ id, changes: { losingCarrier: 'Windstream' } });
    await desk.handlers()['portRequests.remove']({ id, accountId: kazoo });
    expect((await open(id)).fields).toMatchObject({ name: 'Quayside Optics', losingCarrier: 'Windstream' });
  });

  it('does not take along what is meant for an order that exists after all', async () => {
    const id = await create(draft(kazoo));
    const refusal = await refusedYetThere(id);
    const order = { id, accountId: bellwether, private: false, actionRequired: false };
    await desk.handlers()['portRequests.comment']({ ...order, text: 'one' });
    const said = () => [...world.orders.values()][0]?.comments.length;
    await desk.until('the comment', () => said() === 1, 50);
    world.fault = isDown;
    await desk.handlers()['portRequests.comment']({ ...order, text: 'two' });
    await desk.handlers()['outbox.withdraw']({ mutationId: refusal });
    world.fault = () => undefined;
    desk.core().networkBack();
    await desk.drained();
    expect(said()).toBe(2);
  });
});

describe('a create that is tried again', () => {
  it('is not sent twice when its order is known already', async () => {
    const id = await create(draft(kazoo));
    const mutationId = await refusedYetThere(id);
    await desk.handlers()['outbox.retry']({ mutationId });
    await desk.drained();
    expect(world.executed.filter((act) => act === 'create')).toHaveLength(1);
    expect((await open(id)).orders).toHaveLength(2);
  });
});

describe('a port at two accounts', () => {
  it('keeps what the agent typed when one of the accounts is removed', async () => {
    const fields = { name: 'Quayside Optics', losingCarrier: 'Frontier', billingName: 'Quayside' };
    const id = await create(draft(bellwether, { fields }));
    await place(id, kazoo);
    await desk.drained();
    await desk.handlers()['accounts.remove']({ accountId: kazoo, exportWaiting: 0 });
    expect((await open(id)).fields).toMatchObject({ name: 'Quayside Optics', losingCarrier: 'Frontier' });
  });

  it('is not placed again where the removal of its order still waits', async () => {
    const id = await create(draft(kazoo));
    await place(id, bellwether);
    await desk.drained();
    world.fault = isDown;
    await desk.handlers()['portRequests.remove']({ id, accountId: bellwether });
    expect(await desk.handlers()['portRequests.placements']({ id })).toEqual([]);
    await expect(place(id, bellwether)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('an edit', () => {
  it('of what the carrier does not keep shows while the draft waits, and after it', async () => {
    world.fault = isDown;
    const fields = { name: 'Quayside', losingCarrier: 'Frontier', billingName: 'Quayside' };
    const id = await create(draft(bellwether, { fields }));
    await desk.handlers()['portRequests.edit']({ id, changes: { name: 'Harbor', losingCarrier: null } });
    const shown = async () => {
      const { name, losingCarrier } = (await open(id)).fields;
      return [name, losingCarrier];
    };
    expect(await shown()).toEqual(['Harbor', undefined]);
    world.fault = () => undefined;
    desk.core().networkBack();
    await desk.drained();
    expect(await shown()).toEqual(['Harbor', undefined]);
  });

  it('that removes a number from an order that lets none go is refused, not forgotten', async () => {
    const id = await create(draft(bellwether, { numbers: ['+12065550101', '+18885550190'] }));
    await desk.drained();
    const tollFree = [...world.orders.values()][1];
    if (tollFree) tollFree.status = 'working';
    await desk.handlers()['portRequests.refresh']({ id });
    const edit = { id, changes: {}, removeNumbers: ['+18885550190'] };
    await expect(desk.handlers()['portRequests.edit'](edit)).rejects.toMatchObject({
      problem: { fields: { numbers: expect.stringContaining('lets no numbers go') } },
    });
  });
});
