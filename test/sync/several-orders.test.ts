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
const down = () =>
  new CarrierFailure({ code: 'offline', what: 'Bellwether could not be reached.', next: 'Wait.' }, 'no');
const lost = () =>
  new CarrierFailure({ code: 'carrier-down', what: 'The answer was lost.', next: 'Wait.' }, 'maybe');
const mixed = ['+12065550101', '+18885550190'];

async function created(numbers: readonly string[] = mixed): Promise<string> {
  const { id } = await desk.handlers()['portRequests.create'](draft(kazoo, { numbers: [...numbers] }));
  await desk.drained();
  return id;
}

async function attach(id: string, name: string): Promise<void> {
  const path = await desk.file(name, pdfBytes(name));
  expect((await desk.handlers()['documents.attach']({ id, paths: [path] }))[0]).toMatchObject({ ok: true });
}

const place = (id: string) => desk.handlers()['portRequests.place']({ id, accountId: bellwether });

describe('placing a port at one more account', () => {
  it('tells what the carrier needs and lacks, and places nothing while the create lacks something', async () => {
    const { id } = await desk.handlers()['portRequests.create'](draft(kazoo, { fields: { name: 'Bare' } }));
    const [placement] = await desk.handlers()['portRequests.placements']({ id });
    expect(placement).toMatchObject({ accountId: bellwether, carrier: 'bellwether', ready: false });
    expect(placement?.requirements.filter(({ met }) => !met).map(({ what }) => what)).toEqual([
      'The name on the bill.',
      'Bellwether needs a completed LOA, signed within 15 days.',
      'Bellwether needs a bill of the last 30 days that lists the numbers.',
    ]);
    await expect(place(id)).rejects.toMatchObject({
      problem: { fields: { billingName: 'The name on the bill.' } },
    });
  });

  it('advises a later date where the lead time of the carrier is not over by then, and places it all the same', async () => {
    const soon = new Date(desk.clock.now() + 86_400_000).toISOString().slice(0, 10);
    const fields = { name: 'Bare', billingName: 'Bare LLC', requestedDate: soon };
    const { id } = await desk.handlers()['portRequests.create'](draft(kazoo, { fields }));
    const advice = { kind: 'advice', field: 'requestedDate' };
    const [placement] = await desk.handlers()['portRequests.placements']({ id });
    expect(placement).toMatchObject({ ready: true });
    expect(placement?.requirements.find(({ about }) => about.kind === 'advice')).toMatchObject({
      about: advice,
      what: expect.stringMatching(/^Bellwether needs \d+ business days: \w{3}, \w{3} \d+ is the earliest/),
    });
    const asked = { accountId: kazoo, fields, numbers: ['+12065550142'] };
    expect(await desk.handlers()['portRequests.requirements'](asked)).toContainEqual(
      expect.objectContaining({ about: advice }),
    );
  });

  it('creates an order for each part of a split, each with every document, none twice', async () => {
    const id = await created();
    await attach(id, 'bill.pdf');
    await attach(id, 'loa.pdf');
    await desk.drained();
    await place(id);
    await desk.drained();
    const view = await open(id);
    expect(view.orders.map(({ carrier, numbers }) => [carrier, numbers.length])).toEqual([
      ['kazoo', 2],
      ['bellwether', 1],
      ['bellwether', 1],
    ]);
    expect(view.cells.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'delivered'));
    expect([...world.orders.values()].map(({ files }) => files.size)).toEqual([2, 2]);
    expect(world.executed.filter((act) => act === 'create')).toHaveLength(1);
    expect(desk.kazoo.control.ports()[0]?.attachments.size).toBe(2);
  });

  it('lets what waits for the order, done offline, reach every part of it', async () => {
    const id = await created();
    world.fault = () => {
      throw down();
    };
    await place(id);
    await attach(id, 'bill.pdf');
    await desk.restart();
    expect((await open(id)).cells).toMatchObject([
      { state: expect.stringMatching(/delivered|sending|waiting/) },
      { state: 'waiting' },
    ]);
    world.fault = () => undefined;
    desk.core().networkBack();
    await desk.drained();
    expect([...world.orders.values()].map(({ files }) => files.size)).toEqual([1, 1]);
  });

  it('creates once although the answer was lost', async () => {
    const id = await created();
    let times = 0;
    world.fault = (act, when) => {
      if (act === 'create' && when === 'done' && times++ === 0) throw lost();
    };
    await place(id);
    await desk.drained();
    expect(world.executed.filter((act) => act === 'create')).toHaveLength(1);
    expect((await open(id)).orders).toHaveLength(3);
  });
});

describe('a carrier that is down', () => {
  it('holds back only its own part of a port', async () => {
    const id = await created();
    await place(id);
    await desk.drained();
    world.fault = () => {
      throw down();
    };
    await attach(id, 'bill.pdf');
    await desk.until('Kazoo has it', () => desk.kazoo.control.ports()[0]?.attachments.size === 1, 100);
    await desk.until('and says so', async () => (await open(id)).cells[0]?.state === 'delivered');
    expect((await open(id)).cells.map(({ state }) => state)).toEqual(['delivered', 'waiting', 'waiting']);
  });
});

describe('a delivery', () => {
  it('goes on at the step it had reached, also when the app dies in between', async () => {
    const id = await created(['+12065550101']);
    await place(id);
    await desk.drained();
    world.fault = (act, when) => {
      if (act === 'register' && when === 'ask') throw down();
    };
    await attach(id, 'bill.pdf');
    await desk.until('the bytes', () => world.executed.includes('store'), 100);
    await desk.until('the step', async () => (await open(id)).cells[1]?.step === 'stored', 100);
    await desk.crash();
    world.fault = () => undefined;
    await desk.drained();
    expect(world.executed.filter((act) => ['slot', 'store', 'register'].includes(act))).toEqual([
      'slot',
      'store',
      'register',
    ]);
    expect((await open(id)).cells[1]).toMatchObject({ state: 'delivered' });
  });

  it('is broken off when the agent says so, and can be sent again', async () => {
    const id = await created(['+12065550101']);
    await place(id);
    await desk.drained();
    let begun = false;
    let release: () => void = () => undefined;
    world.fault = (act, when) => {
      if (act !== 'store' || when !== 'ask' || begun) return;
      begun = true;
      return new Promise((resolve) => {
        release = () => resolve();
      });
    };
    await attach(id, 'bill.pdf');
    await desk.until('the upload', () => begun, 50);
    const cell = (await open(id)).cells[1];
    expect(cell).toMatchObject({ state: 'sending', offers: ['cancel'] });
    await desk.handlers()['documents.cancelDelivery']({ deliveryId: cell?.deliveryId ?? '' });
    release();
    const fate = async () => (await open(id)).cells[1];
    await desk.until('the end', async () => (await fate())?.state === 'failed', 500);
    expect((await fate())?.reason).toContain('You stopped sending');
    await desk.handlers()['documents.retryDelivery']({ deliveryId: cell?.deliveryId ?? '' });
    await desk.drained();
    expect((await open(id)).cells[1]).toMatchObject({ state: 'delivered' });
  });

  it('that was never made is offered, and made on demand', async () => {
    const id = await created(['+12065550101']);
    await place(id);
    await desk.drained();
    for (const order of world.orders.values()) order.status = 'dated';
    await desk.handlers()['portRequests.refresh']({ id });
    await attach(id, 'bill.pdf');
    await desk.drained();
    expect((await open(id)).cells[1]).toMatchObject({ state: 'not-taken', offers: [] });
    for (const order of world.orders.values()) order.status = 'working';
    await desk.handlers()['portRequests.refresh']({ id });
    const cell = (await open(id)).cells[1];
    expect(cell).toMatchObject({ state: 'none', offers: ['send'] });
    await desk.handlers()['documents.deliver']({
      documentId: cell?.documentId ?? '',
      accountId: bellwether,
      ...(cell?.remoteId !== undefined && { remoteId: cell.remoteId }),
    });
    await desk.drained();
    expect([...world.orders.values()][0]?.files.size).toBe(1);
  });
});
