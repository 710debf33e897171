import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let world: Bellwether;
let kazoo: string;
let bellwether: string;
let id: string;

beforeEach(async () => {
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [bellwetherAdapter(world)];
    },
  });
  kazoo = await desk.connect();
  bellwether = await desk.connectAt('bellwether', 'https://api.bellwether.example');
  // Of a sub-account's ports we are the port authority.
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: kazoo });
  const input = draft(kazoo, {
    numbers: ['+12065550142'],
    ...(customer && { subAccountId: customer.id }),
  });
  ({ id } = await desk.handlers()['portRequests.create'](input));
  await desk.drained();
});
afterEach(() => desk.close());

const open = () => desk.handlers()['portRequests.open']({ id });

async function placed(status: string): Promise<void> {
  await desk.handlers()['portRequests.place']({ id, accountId: bellwether });
  await desk.drained();
  await becomes(status);
}

async function becomes(status: string): Promise<void> {
  for (const order of world.orders.values()) {
    order.status = status;
    if (status === 'dated') order.scheduledAt = '2026-12-03T18:00:00.000Z';
  }
  await desk.handlers()['portRequests.refresh']({ id });
}

async function pulled(numbers: string[]): Promise<string> {
  world.add({ numbers, fields: { billingName: 'Somebody' } });
  await desk.handlers()['sync.now'](undefined);
  let found = '';
  await desk.until('the pull', async () => {
    const { columns } = await desk.handlers()['board.open']({ accountIds: [bellwether] });
    found = columns.flatMap(({ cards }) => cards)[0]?.id ?? '';
    return found !== '';
  });
  return found;
}

describe('the switch decides the column', () => {
  it('whatever another carrier says, and the card tells who is ahead', async () => {
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await placed('dated');
    await desk.drained();
    const { card } = await open();
    expect(card.state).toBe('submitted');
    expect(card.ahead).toMatchObject({
      carrier: 'bellwether',
      status: 'dated',
      at: '2026-12-03T18:00:00.000Z',
    });
  });

  it('and follows step by step, with the date filled in, when the agent says so', async () => {
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await placed('dated');
    const plan = await desk.handlers()['portRequests.followPlan']({ id });
    expect(plan?.steps.map(({ to }) => to)).toEqual(['pending', 'scheduled']);
    expect(plan?.steps[1]?.schedule).toEqual({
      dateTime: '2026-12-03 10:00',
      timeZone: 'America/Los_Angeles',
    });
    const steps = plan?.steps.map(({ to, schedule }) => ({ to, ...(schedule && { schedule }) })) ?? [];
    await desk.handlers()['portRequests.follow']({ id, steps });
    await desk.drained();
    expect(desk.kazoo.control.ports()[0]?.state).toBe('scheduled');
    expect((await open()).card.ahead).toBeUndefined();
  });

  it('and takes over why a carrier turned the port down', async () => {
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await placed('received');
    for (const order of world.orders.values()) {
      order.rejections = [
        {
          code: 'NAME',
          label: 'Name does not match',
          said: 'Not on the CSR',
          fix: 'Ask.',
          fields: ['billingName'],
        },
      ];
    }
    await becomes('refused');
    const plan = await desk.handlers()['portRequests.followPlan']({ id });
    expect(plan?.steps).toMatchObject([
      { to: 'rejected', reason: 'Bellwether: Name does not match: Not on the CSR' },
    ]);
    expect((await open()).orders[1]?.rejections[0]?.fix).toBe('Ask.');
  });

  it('nothing is followed when the port has changed meanwhile', async () => {
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await placed('dated');
    await expect(
      desk.handlers()['portRequests.follow']({ id, steps: [{ to: 'completed' }] }),
    ).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });

  it('a word nobody knows changes nothing', async () => {
    await placed('working');
    await becomes('pondering');
    const order = (await open()).orders[1];
    expect(order).toMatchObject({ status: 'pondering', state: 'pending' });
  });
});

describe('the same port at two accounts', () => {
  it('is proposed by its numbers, joined by one word, and parted by one', async () => {
    const other = await pulled(['+12065550142']);
    expect((await open()).proposals).toMatchObject([{ id: other, sharedNumbers: 1, numberCount: 1 }]);
    const joined = await desk.handlers()['portRequests.join']({ id, other });
    expect(joined.orders.map(({ carrier, canUnlink }) => [carrier, canUnlink])).toEqual([
      ['kazoo', false],
      ['bellwether', true],
    ]);
    await expect(desk.handlers()['portRequests.open']({ id: other })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await desk.restart();
    await desk.handlers()['sync.now'](undefined);
    expect((await open()).orders).toHaveLength(2);
    const parted = await desk.handlers()['portRequests.part']({
      id,
      accountId: bellwether,
      remoteId: joined.orders[1]?.remoteId ?? '',
    });
    expect(parted.orders).toHaveLength(1);
    expect((await desk.handlers()['portRequests.open']({ id: other })).orders).toHaveLength(1);
  });

  it('is not proposed where only some of the numbers are the same', async () => {
    await pulled(['+12065550142', '+12065550199']);
    await pulled(['+12065550150']);
    const proposals = (await open()).proposals;
    expect(proposals.map(({ numberCount }) => numberCount)).toEqual([2]);
  });

  it('an order that the carrier splits off stays with its port', async () => {
    await placed('working');
    const [first] = world.orders.values();
    world.add({ numbers: ['+12065550142'], status: 'working', splitFrom: first?.id ?? '' });
    await desk.handlers()['sync.now'](undefined);
    await desk.until('the split', async () => (await open()).orders.length === 3);
    const split = [...world.orders.values()][1];
    delete split?.splitFrom;
    if (split) split.status = 'dated';
    await desk.handlers()['portRequests.refresh']({ id });
    expect((await open()).orders).toHaveLength(3);
  });
});

describe('an order that its carrier says is gone', () => {
  async function vanishes(): Promise<void> {
    const [order] = world.orders.values();
    world.orders.delete(order?.id ?? '');
    world.gone.push(order?.id ?? '');
    await desk.handlers()['sync.now'](undefined);
  }

  it('leaves the port, which stays at the others', async () => {
    await placed('working');
    await vanishes();
    await desk.until('it has left', async () => (await open()).orders.length === 1);
  });

  it('stays while the agent has something waiting there, which then says what happened', async () => {
    await placed('working');
    const remoteId = (await open()).orders[1]?.remoteId ?? '';
    world.fault = (act) => {
      if (act === 'comment') throw new Error('not yet');
    };
    const order = { id, accountId: bellwether, remoteId };
    await desk
      .handlers()
      ['portRequests.comment']({ ...order, text: 'Hello', private: false, actionRequired: false });
    await vanishes();
    await desk.until('the sentence', async () => (await desk.waiting())[0]?.status === 'refused', 5_000);
    expect((await open()).orders).toHaveLength(2);
  });
});

describe('what a carrier does not keep', () => {
  it('stays with us, through a restart, and is there for the next account', async () => {
    const { id: own } = await desk.handlers()['portRequests.create']({
      accountId: bellwether,
      fields: { name: 'Quayside Optics', losingCarrier: 'Frontier', billingName: 'Quayside', pin: '4815' },
      numbers: ['+12065550155'],
    });
    await desk.drained();
    await desk.restart();
    const view = await desk.handlers()['portRequests.open']({ id: own });
    expect(view.fields).toMatchObject({ name: 'Quayside Optics', losingCarrier: 'Frontier' });
    await desk
      .handlers()
      ['portRequests.edit']({ id: own, changes: { losingCarrier: 'Windstream', billingName: 'Quay' } });
    await desk.drained();
    expect([...world.orders.values()].at(-1)?.fields).toEqual({ billingName: 'Quay', pin: '4815' });
    await desk.handlers()['portRequests.place']({ id: own, accountId: kazoo });
    await desk.drained();
    const port = desk.kazoo.control.ports().find(({ fields }) => fields.name === 'Quayside Optics');
    expect(port?.fields).toMatchObject({ bill: { carrier: 'Windstream', name: 'Quay', pin: '4815' } });
  });

  it('a change that no carrier takes any more is refused at its field', async () => {
    const { id: own } = await desk.handlers()['portRequests.create']({
      accountId: bellwether,
      fields: { name: 'Quayside Optics', billingName: 'Quayside' },
      numbers: ['+12065550156'],
    });
    await desk.drained();
    for (const order of world.orders.values()) order.status = 'working';
    await desk.handlers()['portRequests.refresh']({ id: own });
    await expect(
      desk
        .handlers()
        ['portRequests.edit']({ id: own, changes: { billingName: 'Quay' }, addNumbers: ['+12065550157'] }),
    ).rejects.toMatchObject({
      problem: {
        fields: {
          billingName: 'Bellwether no longer changes “Billing name” in Pending.',
          numbers: expect.stringContaining('takes no further numbers'),
        },
      },
    });
  });
});
