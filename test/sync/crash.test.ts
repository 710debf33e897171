import { describe, expect, it } from 'vitest';
import type { AccountName } from './model/carriers/three.ts';
import type { Command } from './model/commands.ts';
import { act, inWorld, settle } from './model/history.ts';
import type { CrashAt } from './model/life.ts';

interface Scenario {
  readonly name: string;
  readonly accounts: readonly AccountName[];
  readonly commands: readonly Command[];
}

const AT = { kazoo: 0, telnyx: 1, flowroute: 2 } as const;
const draftAt = (name: AccountName, numbers = 1): Command => ({ do: 'draft', who: 3, at: AT[name], numbers });
const wait = (seconds: number): Command => ({ do: 'wait', seconds });
const attach = (file = 0): Command => ({ do: 'attach', port: 0, file });
const edit = (field = 0): Command => ({ do: 'edit', port: 0, field });
const comment: Command = { do: 'comment', port: 0, order: 0, words: 0 };
const move = (pick = 0): Command => ({ do: 'move', port: 0, order: 0, pick });

/** Long enough for what one command starts. Seconds. */
const A_MOMENT = 4;

const SCENARIOS: readonly Scenario[] = [
  { name: 'a draft at Kazoo', accounts: ['kazoo'], commands: [draftAt('kazoo'), wait(A_MOMENT)] },
  {
    name: 'a draft that Telnyx splits',
    accounts: ['telnyx'],
    commands: [draftAt('telnyx', 3), comment, wait(A_MOMENT)],
  },
  {
    name: 'a draft that Flowroute splits',
    accounts: ['flowroute'],
    commands: [draftAt('flowroute', 2), wait(A_MOMENT)],
  },
  {
    name: 'a document at Kazoo',
    accounts: ['kazoo'],
    commands: [draftAt('kazoo'), attach(), wait(A_MOMENT)],
  },
  {
    name: 'a document at Telnyx',
    accounts: ['telnyx'],
    commands: [draftAt('telnyx'), attach(), wait(A_MOMENT)],
  },
  {
    name: 'a document at Flowroute',
    accounts: ['flowroute'],
    commands: [draftAt('flowroute'), attach(), wait(A_MOMENT)],
  },
  {
    name: 'a comment at Kazoo',
    accounts: ['kazoo'],
    commands: [draftAt('kazoo'), wait(A_MOMENT), comment, wait(A_MOMENT)],
  },
  {
    name: 'a comment at Telnyx',
    accounts: ['telnyx'],
    commands: [draftAt('telnyx'), wait(A_MOMENT), comment, wait(A_MOMENT)],
  },
  {
    name: 'two edits',
    accounts: ['kazoo'],
    commands: [draftAt('kazoo'), wait(A_MOMENT), edit(0), edit(1), wait(A_MOMENT)],
  },
  {
    name: 'a submission',
    accounts: ['flowroute'],
    commands: [draftAt('flowroute'), attach(), move(), wait(A_MOMENT)],
  },
  {
    name: 'a conflict that is decided',
    accounts: ['kazoo'],
    commands: [
      draftAt('kazoo'),
      wait(A_MOMENT),
      { do: 'their-edit', order: 0, field: 0 },
      edit(0),
      wait(A_MOMENT),
      { do: 'retry', entry: 0, mine: true },
      wait(A_MOMENT),
    ],
  },
  {
    name: 'a port placed at a second account',
    accounts: ['kazoo', 'telnyx'],
    commands: [draftAt('kazoo'), attach(), { do: 'place', port: 0, at: AT.telnyx }, wait(A_MOMENT)],
  },
];

const TWICE: readonly string[] = ['a draft at Kazoo', 'a comment at Telnyx', 'a document at Flowroute'];

const SEED = 11;

interface Ran {
  readonly violated: readonly string[];
  /** The effects of each life, up to where the scenario ended. */
  readonly lives: readonly (readonly string[])[];
}

function run({ accounts, commands }: Scenario, crashes: readonly CrashAt[]): Promise<Ran> {
  return inWorld({ seed: SEED, accounts, crashes }, async (world) => {
    const agent = await act(world, commands);
    const lives = world.pastLives;
    return { violated: await settle(world, agent, true), lives };
  });
}

/** Every point at which the first life can end; `each` runs for all of them. */
async function everywhere(
  scenario: Scenario,
  before: readonly CrashAt[],
  most: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  const { lives } = await run(scenario, before);
  const effects = lives[before.length] ?? [];
  for (const [index, name] of effects.slice(0, most).entries()) {
    for (const when of ['before', 'after'] as const) {
      const { violated } = await run(scenario, [...before, { effect: index + 1, when }]);
      found.push(...violated.map((sentence) => `${when} effect ${index + 1} (${name}): ${sentence}`));
    }
  }
  return found;
}

const ALL = Number.POSITIVE_INFINITY;
/** Effects of a recovery that are tried. */
const RECOVERY = 12;

describe('the app dies before and after every effect', () => {
  it.each(SCENARIOS)(
    '$name',
    async (scenario) => {
      expect(await everywhere(scenario, [], ALL)).toEqual([]);
    },
    5 * 60_000,
  );
});

describe('the app dies again while it recovers', () => {
  it.each(SCENARIOS.filter(({ name }) => TWICE.includes(name)))(
    '$name',
    async (scenario) => {
      const { lives } = await run(scenario, []);
      const found: string[] = [];
      for (const [index, name] of (lives[0] ?? []).entries()) {
        // Where something is on its way: elsewhere the second crash is a first one.
        if (!/beginAttempt|markDelivery|create|comment|put|slot/.test(name)) continue;
        found.push(...(await everywhere(scenario, [{ effect: index + 1, when: 'after' }], RECOVERY)));
      }
      expect(found).toEqual([]);
    },
    5 * 60_000,
  );
});
