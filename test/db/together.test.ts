import { MessageChannel } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Reply, Request } from '../../main/db/protocol.ts';
import { writeTogether } from '../../main/db/together.ts';
import { anOrder, KAZOO, NOW, openWorkerStore } from './world.ts';

const CURSOR = { scope: 'full', position: '1', complete: false };
const numbered = (from: number) => Array.from({ length: 20 }, (_, n) => anOrder(`r${from + n}`));

describe('pages of a pull that wait together', () => {
  test('are all there afterwards, and whoever asks in between sees what came before', async () => {
    const { store, close } = await openWorkerStore();
    const put = (from: number) => store.applyPage(KAZOO, numbered(from), { now: NOW, cursor: CURSOR });
    const first = [put(0), put(20), put(40)];
    const between = store.openBoard({}, 1);
    const last = store.applyPage(KAZOO, numbered(60), { now: NOW, cursor: { ...CURSOR, complete: true } });
    expect((await Promise.all(first)).map((ids) => ids.length)).toEqual([20, 20, 20]);
    expect((await between).total).toBe(60);
    expect(await last).toHaveLength(20);
    expect((await store.openBoard({}, 1)).total).toBe(80);
    expect(await store.cursor(KAZOO.accountId)).toEqual({ ...CURSOR, complete: true });
    await close();
  });

  test('stand or fall together, and the next one is written again', async () => {
    const { store, close } = await openWorkerStore();
    const broken = { ...anOrder('b'), remoteId: null as unknown as string };
    const pages = [numbered(0), [broken]].map((orders) =>
      store.applyPage(KAZOO, orders, { now: NOW, cursor: CURSOR }),
    );
    const results = await Promise.allSettled(pages);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await store.openBoard({}, 1)).total).toBe(0);
    expect(await store.cursor(KAZOO.accountId)).toBeUndefined();
    await store.applyPage(KAZOO, numbered(0), { now: NOW });
    expect((await store.openBoard({}, 1)).total).toBe(20);
    await close();
  });

  test('are one transaction, answered when it is over; a look is answered inside; another request ends it and is given back', () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    const page = (id: number): Request => ({
      id,
      method: 'applyPage',
      input: [KAZOO, [], { now: NOW, cursor: CURSOR }],
    });
    const seen: Request = { id: 6, method: 'openBoard', input: [{}, 1] };
    const asked: Request = { id: 4, method: 'laneHeads', input: [] };
    for (const request of [page(2), seen, page(3), asked, page(5)]) port2.postMessage(request);
    const steps: string[] = [];
    const next = writeTogether(port1, page(1), {
      context: {
        write: (run) => {
          steps.push('begin');
          const value = run();
          steps.push('commit');
          return value;
        },
      },
      run: ({ id }): Reply => {
        steps.push(`page ${id}`);
        return { id, ok: true, value: [], ms: 0 };
      },
      reply: ({ id }) => void steps.push(`answer ${id}`),
      look: ({ id }) => void steps.push(`look ${id}`),
      failed: () => void steps.push('failed'),
    });
    expect(steps).toEqual([
      'begin',
      'page 1',
      'page 2',
      'look 6',
      'page 3',
      'commit',
      'answer 1',
      'answer 2',
      'answer 3',
    ]);
    expect(next).toEqual(asked);
  });
});
