import fc from 'fast-check';

/** What happens in a history, as data: it shrinks, prints, and can be kept in a file. Indexes wrap around. */
export type Command =
  // The agent.
  | { readonly do: 'draft'; readonly who: number; readonly at: number; readonly numbers: number }
  | { readonly do: 'edit'; readonly port: number; readonly field: number }
  | { readonly do: 'numbers'; readonly port: number; readonly add: boolean }
  | { readonly do: 'comment'; readonly port: number; readonly order: number; readonly words: number }
  | { readonly do: 'attach'; readonly port: number; readonly file: number }
  | { readonly do: 'move'; readonly port: number; readonly order: number; readonly pick: number }
  | { readonly do: 'place'; readonly port: number; readonly at: number }
  | { readonly do: 'remove'; readonly port: number; readonly order: number }
  | { readonly do: 'withdraw'; readonly entry: number }
  | { readonly do: 'retry'; readonly entry: number; readonly mine: boolean }
  | { readonly do: 'look'; readonly port: number }
  | { readonly do: 'sync' }
  // Colleagues and the carrier's desk.
  | { readonly do: 'their-edit'; readonly order: number; readonly field: number }
  | { readonly do: 'their-comment'; readonly order: number; readonly words: number }
  | { readonly do: 'their-move'; readonly order: number; readonly to: number }
  | { readonly do: 'their-split'; readonly order: number }
  | { readonly do: 'their-removal'; readonly order: number }
  // The machine and the line.
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'crash' }
  | { readonly do: 'crash-soon'; readonly effects: number; readonly after: boolean }
  | { readonly do: 'restart' }
  | { readonly do: 'clock'; readonly minutes: number }
  | { readonly do: 'unplug'; readonly at: number }
  | { readonly do: 'plug'; readonly told: boolean }
  | { readonly do: 'lock-out'; readonly at: number }
  | { readonly do: 'let-in' };

export interface History {
  readonly seed: number;
  /** In a hundred requests that change something, so many fail. */
  readonly faults: number;
  /** At the end the agent retries everything that was refused. */
  readonly insists: boolean;
  readonly commands: readonly Command[];
}

const few = fc.nat({ max: 3 });
const many = fc.nat({ max: 9 });

const draft = fc.record({
  do: fc.constant('draft' as const),
  who: fc.nat({ max: 19 }),
  at: few,
  numbers: fc.integer({ min: 1, max: 3 }),
});

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: draft },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), port: few, field: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('numbers' as const), port: few, add: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('comment' as const), port: few, order: few, words: few }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('attach' as const), port: few, file: few }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('move' as const), port: few, order: few, pick: few }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('place' as const), port: few, at: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), port: few, order: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), entry: many }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('retry' as const), entry: many, mine: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), port: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('their-edit' as const), order: many, field: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('their-comment' as const), order: many, words: few }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('their-move' as const), order: many, to: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('their-split' as const), order: many }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('their-removal' as const), order: many }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(0.1, 0.3, 1, 3, 10, 40, 90, 400, 2_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('crash-soon' as const),
      effects: fc.integer({ min: 1, max: 25 }),
      after: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      minutes: fc.constantFrom(-1_440, -60, -2, 0.5, 2, 30, 1_440),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unplug' as const), at: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('plug' as const), told: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock-out' as const), at: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let-in' as const) }) },
);

/** What an agent does last: the papers go to the port, and it is submitted. */
const handIn: fc.Arbitrary<readonly Command[]> = fc
  .record({ port: few, order: few, file: few })
  .map(({ port, order, file }) => [
    { do: 'attach', port, file },
    { do: 'move', port, order, pick: 0 },
  ]);

const commands: fc.Arbitrary<readonly Command[]> = fc.oneof(
  { weight: 12, arbitrary: command.map((one) => [one]) },
  { weight: 1, arbitrary: handIn },
);

/** A history always begins with a draft: without a port there is nothing to do. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    seed: fc.nat({ max: 2 ** 31 - 1 }),
    faults: fc.constantFrom(0, 10, 25, 45),
    insists: fc.boolean(),
    first: draft,
    rest: fc.array(commands, { minLength: 2, maxLength: 18, size: 'max' }),
  })
  .map(({ first, rest, ...how }) => ({ ...how, commands: [first, ...rest.flat()] }));
