import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CarrierAdapter, CarrierFailure } from '../../main/core/interfaces/carrier.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let world: Bellwether;
let kazoo: string;
let bellwether: string;
/** Port requests that a create was looked for under; each look waits for `mayLook`. */
let looks: string[];
let mayLook: Promise<void>;

beforeEach(async () => {
  looks = [];
  mayLook = Promise.resolve();
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [watched(bellwetherAdapter(world))];
    },
  });
  kazoo = await desk.connect();
  bellwether = await desk.connectAt('bellwether', 'https://api.bellwether.example');
});
afterEach(() => desk.close());

/** Finds a create only under the whole reference it was sent with, as Telnyx does. */
function watched(adapter: CarrierAdapter): CarrierAdapter {
  return {
    ...adapter,
    session: (access) => {
      const session = adapter.session(access);
      return {
        ...session,
        find: async (order) => {
          looks.push(order.portRequestId);
          await mayLook;
          const found = await session.find(order);
          return found.filter(({ ours }) => ours?.portRequestId === order.portRequestId);
        },
      };
    },
  };
}

const open = (id: string) => desk.handlers()['portRequests.open']({ id });
const joinPorts = (id: string, other: string) => desk.handlers()['portRequests.join']({ id, other });
const create = async (accountId: string, changes: Parameters<typeof draft>[1] = {}) =>
  (await desk.handlers()['portRequests.create'](draft(accountId, changes))).id;
const lost = (act: string, when: 'ask' | 'done') => {
  let times = 0;
  world.fault = (now, at) => {
    if (now !== act || at !== when || times++ > 0) return;
    throw new CarrierFailure({ code: 'carrier-down', what: 'The answer was lost.', next: 'Wait.' }, 'maybe');
  };
};
const isDown = () => {
  throw new CarrierFailure({ code: 'offline', what: 'Bellwether is away.', next: 'Wait.' }, 'no');
};
const creates = () => world.executed.filter((act) => act === 'create').length;

async function attach(id: string): Promise<void> {
  const path = await desk.file('bill.pdf', pdfBytes());
  expect((await desk.handlers()['documents.attach']({ id, paths: [path] }))[0]).toMatchObject({ ok: true });
}

/** Two ports, each with its order, joined. */
async function joined(): Promise<{ readonly id: string; readonly remoteId: string }> {
  const id = await create(kazoo);
  const other = await create(bellwether);
  await desk.drained();
  const { orders } = await joinPorts(id, other);
  return { id, remoteId: orders[1]?.remoteId ?? '' };
}

describe('a port that is joined while its create is under way', () => {
  it('is found by the reference it was sent with, and not created again', async () => {
    const id = await create(kazoo);
    await desk.drained();
    lost('create', 'done');
    let look: () => void = () => undefined;
    mayLook = new Promise((resolve) => {
      look = resolve;
    });
    const other = await create(bellwether);
    await desk.until('the lost answer', async () => (await desk.waiting())[0]?.status === 'unknown');
    await joinPorts(id, other);
    look();
    await desk.drained();
    expect(creates()).toBe(1);
    expect([...new Set(looks)]).toEqual([other]);
    expect((await open(id)).orders).toHaveLength(2);
    expect((await desk.handlers()['board.open']({})).total).toBe(1);
  });

  it('is looked for once at a time, so that two absences are a minute apart', async () => {
    const id = await create(kazoo);
    await desk.drained();
    lost('create', 'ask');
    let look: () => void = () => undefined;
    mayLook = new Promise((resolve) => {
      look = resolve;
    });
    const other = await create(bellwether);
    await desk.until('the look', () => looks.length === 1, 500);
    await joinPorts(id, other);
    desk.core().networkBack();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(looks).toHaveLength(1);
    look();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(creates()).toBe(0);
    await desk.drained();
    expect(creates()).toBe(1);
  });
});

describe('joining', () => {
  it('from both sides at once ends, and makes one port', async () => {
    const id = await create(kazoo);
    const other = await create(bellwether);
    await desk.drained();
    const both = Promise.allSettled([joinPorts(id, other), joinPorts(other, id)]);
    const late = new Promise((resolve) => setTimeout(() => resolve('stuck'), 3_000));
    expect(await Promise.race([both, late])).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected' }]);
  });

  it('makes one document of a file that both ports have, and sends it nowhere again', async () => {
    const id = await create(kazoo);
    const other = await create(bellwether);
    await desk.drained();
    await attach(id);
    await attach(other);
    await desk.drained();
    const { documents, cells } = await joinPorts(id, other);
    expect(documents).toHaveLength(1);
    expect(cells.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });
});

describe('a file that is taken in while its port is joined', () => {
  it('is not left at a port that is no more', async () => {
    const id = await create(bellwether);
    const other = await create(kazoo);
    await desk.drained();
    await attach(other);
    await desk.drained();
    const [held] = (await open(other)).orders[0]?.remoteDocuments ?? [];
    const filler = Buffer.alloc(6_000_000, 0x25);
    const path = await desk.file('large.pdf', Buffer.concat([pdfBytes(), filler, Buffer.from('\n%%EOF\n')]));
    const replaced = desk
      .handlers()
      ['documents.replace']({ id: other, accountId: kazoo, name: held?.name ?? '', path })
      .then(
        () => 'taken',
        () => 'refused',
      );
    await joinPorts(id, other);
    expect(await replaced).toBe('refused');
    expect(await desk.waiting()).toEqual([]);
    const kept = await readdir(join(desk.folder, 'vault'), { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toHaveLength(1);
  });
});

describe('an order that is parted', () => {
  it('takes a copy of what is on its way to it, which is its own to give up', async () => {
    const { id, remoteId } = await joined();
    world.fault = isDown;
    await attach(id);
    await desk.until('Kazoo has it', () => desk.kazoo.control.ports()[0]?.attachments.size === 1, 50);
    await desk.handlers()['portRequests.part']({ id, accountId: bellwether, remoteId });
    // An attempt that was under way when it was parted ends first.
    await desk.until('it to wait', async () => (await desk.waiting())[0]?.status === 'queued');
    const [waiting] = await desk.waiting();
    const parted = waiting?.portRequestId ?? '';
    expect(await open(parted)).toMatchObject({
      documents: [{ fileName: 'bill.pdf' }],
      cells: [{ state: 'waiting' }],
    });
    await desk.handlers()['outbox.withdraw']({ mutationId: waiting?.id ?? '' });
    const [document] = (await open(id)).documents;
    const { bytes } = await desk.handlers()['documents.read']({ documentId: document?.id ?? '' });
    expect(Buffer.from(bytes).equals(pdfBytes())).toBe(true);
  });

  it('must have been joined', async () => {
    const id = await create(kazoo);
    await desk.handlers()['portRequests.place']({ id, accountId: bellwether });
    await desk.drained();
    const remoteId = (await open(id)).orders[1]?.remoteId ?? '';
    await expect(
      desk.handlers()['portRequests.part']({ id, accountId: bellwether, remoteId }),
    ).rejects.toMatchObject({ problem: { code: 'rejected' } });
  });
});

describe('one carrier that is down', () => {
  it('keeps no other from being read when the port is refreshed', async () => {
    const id = await create(bellwether, { numbers: ['+12065550142'] });
    await desk.drained();
    await desk.handlers()['portRequests.place']({ id, accountId: kazoo });
    await desk.drained();
    world.fault = isDown;
    desk.kazoo.control.clearLog();
    await expect(desk.handlers()['portRequests.refresh']({ id })).rejects.toMatchObject({
      problem: { code: 'offline' },
    });
    const read = desk.kazoo.control.log().filter(({ path }) => /port_requests\/[0-9a-f]{32}$/.test(path));
    expect(read).toHaveLength(1);
  });
});
