import { Agent, accountAt } from './agent.ts';
import type { AccountName } from './carriers/three.ts';
import { Colleague } from './colleague.ts';
import type { Command, History } from './commands.ts';
import { nothingFails, randomFaults } from './faults.ts';
import { rests, violations } from './invariants.ts';
import { World, type WorldOptions } from './world.ts';

/** Faults are over: everything must have left by then. Milliseconds. */
const LONGEST_DRAIN = 2 * 60 * 60_000;
const A_MINUTE = 60_000;
const A_WEEK = 7 * 24 * 60 * A_MINUTE;
/** Where an unplugged line is that of the whole office. */
const ALL_LINES = 3;

/** Plays a history to its end, heals the world and lets it drain; what is violated, in sentences. */
export async function play({ seed, faults, insists, commands }: History): Promise<readonly string[]> {
  return inWorld({ seed, faults: randomFaults(seed, faults) }, async (world) => {
    const agent = await act(world, commands);
    return settle(world, agent, insists);
  });
}

export async function inWorld<Value>(
  options: WorldOptions,
  run: (world: World) => Promise<Value>,
): Promise<Value> {
  const world = await World.open(options);
  try {
    return await run(world);
  } finally {
    world.close();
  }
}

/** Does what the commands say, one after the other; a life that ends is followed by the next. */
export async function act(
  world: World,
  commands: readonly Command[],
  agent = new Agent(world),
): Promise<Agent> {
  const colleague = new Colleague(world.carriers);
  for (const command of commands) {
    await world.revive();
    await agent.do(command);
    await world.revive();
    colleague.do(command);
    await befall(world, command);
  }
  await world.revive();
  return agent;
}

/** Heals the world, lets it drain, and looks at all of it. */
export async function settle(world: World, agent: Agent, insists: boolean): Promise<readonly string[]> {
  await heal(world);
  let drained = await drain(world);
  if (drained && insists) {
    await agent.insist();
    drained = await drain(world);
  }
  if (!drained) return [`I8: not drained after ${LONGEST_DRAIN / A_MINUTE} minutes: ${await left(world)}`];
  // What was carried out long after it was given up is there to be read.
  await world.until(async () => world.carriers.all.every(({ wire }) => wire.underWay === 0), LONGEST_DRAIN);
  // After a week everything is asked for once more, and not only what changed.
  world.clock.set(A_WEEK);
  await world.tell(world.handlers['sync.now'](undefined));
  await world.wait(A_MINUTE);
  return violations(world, agent);
}

/** What befalls machine and line. */
async function befall(world: World, command: Command): Promise<void> {
  switch (command.do) {
    case 'wait':
      return world.wait(command.seconds * 1_000);
    case 'crash':
      return world.crash();
    case 'crash-soon':
      return world.life.endIn(command.effects, command.after ? 'after' : 'before');
    case 'restart':
      return world.restart();
    case 'clock':
      return world.clock.set(command.minutes * A_MINUTE);
    case 'unplug':
      return setOnline(world, false, command.at === ALL_LINES ? undefined : accountAt(command.at));
    case 'plug':
      setOnline(world, true);
      if (command.told) world.core.networkBack();
      return;
    case 'lock-out':
      world.carriers.desks[accountAt(command.at)].wire.welcome = false;
      return;
    case 'let-in':
      return letIn(world);
    default:
      return;
  }
}

/** Of one account, or of all. */
function setOnline(world: World, online: boolean, only?: AccountName): void {
  for (const { accountId, wire } of world.carriers.all) {
    if (only === undefined || accountId === only) wire.online = online;
  }
}

/** The agent enters the credentials again. */
async function letIn(world: World): Promise<void> {
  for (const { accountId, wire } of world.carriers.all) {
    if (wire.welcome) continue;
    wire.welcome = true;
    await world.tell(world.handlers['accounts.verify']({ accountId }));
    await world.revive();
  }
}

async function heal(world: World): Promise<void> {
  world.faults(nothingFails);
  setOnline(world, true);
  // A crash that was planned may come in the very turn in which it is looked whether it has.
  do {
    await world.revive();
    world.life.endIn(Number.POSITIVE_INFINITY, 'before');
  } while (!world.life.alive);
  await letIn(world);
}

async function drain(world: World): Promise<boolean> {
  return world.until(async () => {
    const entries = await world.store.outbox();
    return entries.every((entry) => rests(entry, entries));
  }, LONGEST_DRAIN);
}

async function left(world: World): Promise<string> {
  const entries = await world.store.outbox();
  return entries
    .map(({ accountId, body, status, attempts, problem }) =>
      [accountId, body.kind, status, attempts, problem?.code].join(' '),
    )
    .join('; ');
}
