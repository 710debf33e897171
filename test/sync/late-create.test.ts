import { afterEach, beforeEach, expect, it } from 'vitest';
import { CarrierFailure } from '../../main/core/interfaces/carrier.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether, type HeldOrder } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let world: Bellwether;
let account: string;
let id: string;

/** The create is carried out, nobody hears of it, and the order stands there with nothing but its numbers. */
beforeEach(async () => {
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [bellwetherAdapter(world)];
    },
  });
  account = await desk.connectAt('bellwether', 'https://api.bellwether.example');
  world.fault = (act, when) => {
    if (act !== 'create' || when !== 'done') return;
    throw new CarrierFailure({ code: 'carrier-down', what: 'The answer was lost.', next: 'Wait.' }, 'maybe');
  };
  ({ id } = await desk.handlers()['portRequests.create'](draft(account, { numbers: ['+12065550133'] })));
  await desk.until('the order', () => world.orders.size === 1);
  order().fields = { billingName: 'Typed in the portal' };
});
afterEach(() => desk.close());

const order = (): HeldOrder => [...world.orders.values()][0] as HeldOrder;
const creates = () => world.executed.filter((act) => act === 'create').length;
const view = () => desk.handlers()['portRequests.open']({ id });

it('gets the fields it still lacks, and keeps what somebody has filled in meanwhile', async () => {
  await desk.drained();
  expect(order().fields).toEqual({ billingName: 'Typed in the portal', pin: '44104410' });
  expect(creates()).toBe(1);
});

it('gets them before it is submitted', async () => {
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.drained();
  expect(world.executed).toEqual(['create', 'update', 'move submitted']);
});

it('submitted meanwhile, gives the agent back what could not be written, as they typed it', async () => {
  order().status = 'received';
  await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused', 100);
  const [entry, ...others] = await desk.waiting();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'edit',
    problem: { what: 'Bellwether changes this order no more.' },
    typed: { kind: 'edit', secrets: ['pin'] },
    remedies: expect.arrayContaining(['edit', 'discard']),
  });
  expect(order()).toMatchObject({ status: 'received', fields: { billingName: 'Typed in the portal' } });
  expect(creates()).toBe(1);
  expect((await view()).card).toMatchObject({ state: 'submitted', sync: 'needs-you' });
  order().status = 'refused';
  await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
  await desk.drained();
  expect(order().fields.pin).toBe('44104410');
});
