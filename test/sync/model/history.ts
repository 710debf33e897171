import { Agent, accountAt } from './agent.ts';
import { Colleague } from './colleague.ts';
import type { Command, History } from './commands.ts';
import { nothingFails, randomFaults } from './faults.ts';
import { rests, violations } from './invariants.ts';
import { World } from './world.ts';

/** Faults are over: everything must have left by then. Milliseconds. */
const LONGEST_DRAIN = 2 * 60 * 60_000;
const A_MINUTE = 60_000;

/** Plays a history to its end, heals the world and lets it drain; what is violated, in sentences. */
export async function play(history: History): Promise<readonly string[]> {
  const world = await World.open(history.seed, randomFaults(history.seed, history.faults));
  try {
    const agent = new Agent(world);
    const colleague = new Colleague(world.carriers);
    for (const command of history.commands) {
      await agent.do(command);
      colleague.do(command);
      await befall(world, command);
      await world.revive();
    }
    return await settle(world, agent, history.insists);
  } finally {
    world.close();
  }
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
  await world.tell(world.handlers['sync.now'](undefined));
  await world.wait(5 * A_MINUTE);
  return violations(world, agent);
}

/** What befalls machine and line. */
async function befall(world: World, command: Command): Promise<void> {
  const { all } = world.carriers;
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
      for (const { accountId, wire } of all) {
        if (command.at === 3 || accountId === accountAt(command.at)) wire.online = false;
      }
      return;
    case 'plug':
      for (const { wire } of all) wire.online = true;
      if (command.told) world.core.networkBack();
      return;
    case 'lock-out':
      for (const { accountId, wire } of all) if (accountId === accountAt(command.at)) wire.welcome = false;
      return;
    case 'let-in':
      return letIn(world);
    default:
      return;
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
  for (const { wire } of world.carriers.all) wire.online = true;
  await world.revive();
  world.life.endIn(Number.POSITIVE_INFINITY, 'before');
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
