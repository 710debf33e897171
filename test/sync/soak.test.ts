import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Command } from './model/commands.ts';
import { randomFaults } from './model/faults.ts';
import { act, inWorld } from './model/history.ts';
import type { World } from './model/world.ts';

const DAYS = 3;
const A_DAY = 24 * 60 * 60_000;

/** What an agent does in a day, on a line that is not the best. */
const DAY: readonly Command[] = [
  { do: 'edit', port: 0, field: 0 },
  { do: 'comment', port: 1, order: 0, words: 0 },
  { do: 'their-edit', order: 1, field: 2 },
  { do: 'unplug', at: 3 },
  { do: 'edit', port: 1, field: 1 },
  { do: 'wait', seconds: 4_000 },
  { do: 'plug', told: false },
  { do: 'clock', minutes: 30 },
  { do: 'wait', seconds: 400 },
];

const DRAFTS: readonly Command[] = [0, 1, 2].map((at) => ({ do: 'draft', who: at, at, numbers: 2 }));

interface Sizes {
  readonly timers: number;
  readonly wal: number;
  readonly heap: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function sizesOf(world: World): Sizes {
  collect();
  return {
    timers: world.clock.pending(world.life),
    wal: world.profile.walBytes(),
    heap: process.memoryUsage().heapUsed,
  };
}

it(
  'days go by and nothing grows',
  async () => {
    const sizes = await inWorld({ seed: 3, faults: randomFaults(3, 10) }, async (world) => {
      const agent = await act(world, [...DRAFTS, { do: 'wait', seconds: 400 }]);
      world.core.focused(false);
      const days: Sizes[] = [];
      for (let day = 0; day < DAYS; day += 1) {
        const until = world.clock.steady() + A_DAY;
        await act(world, DAY, agent);
        await world.wait(until - world.clock.steady());
        // Each answer would stay with the model; the app must not pay for that.
        for (const { wire } of world.carriers.all) wire.sent.length = 0;
        world.life.effects.length = 0;
        world.log.length = 0;
        days.push(sizesOf(world));
      }
      return days;
    });
    const [first, ...others] = sizes;
    for (const { timers, wal, heap } of others) {
      expect(timers).toBeLessThanOrEqual((first?.timers ?? 0) + 4);
      expect(wal).toBeLessThanOrEqual(64 * 1024 * 1024);
      expect(heap - (first?.heap ?? 0)).toBeLessThan(4 * 1024 * 1024);
    }
  },
  5 * 60_000,
);
