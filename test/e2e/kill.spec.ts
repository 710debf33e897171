import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Told, taskOf, workUntilGone } from './support/agent.ts';
import { type Carriers, connectCarriers, startCarriers } from './support/carriers.ts';
import { killAll, seeded } from './support/kill.ts';
import { Portside } from './support/portside.ts';
import { sha256 } from './support/practice.ts';
import { wrongAtRest } from './support/sound.ts';
import { test } from './support/test.ts';

const KILLS = Number(process.env.PORTSIDE_KILLS ?? 60);
const SEED = Number(process.env.PORTSIDE_KILL_SEED ?? 20_261_122);
/** Agents at work side by side, each on a profile of its own: much of a start is waiting. */
const AGENTS = 4;
/** Milliseconds that a carrier takes to say what it has done: most kills fall into that gap. */
const SLOW = 400;

interface Waiting {
  readonly portRequestId: string;
  readonly kind: string;
  readonly status: string;
}

async function outbox(page: Page): Promise<readonly Waiting[]> {
  const answer = await page.evaluate(() => window.portside?.outbox.list());
  if (answer?.ok !== true) throw new Error('The outbox can’t be read');
  return answer.value;
}

function slowDown(carriers: Carriers): void {
  for (const { control } of [carriers.kazoo, carriers.telnyx, carriers.flowroute]) {
    for (const method of ['PUT', 'POST', 'PATCH']) {
      control.fault({ method, times: Number.POSITIVE_INFINITY, action: { kind: 'slow', ms: SLOW } });
    }
  }
}

/** One agent's work, killed so many times at moments that the seed chooses; what the app had confirmed by the end. */
async function workAndDie(portside: Portside, carriers: Carriers, bill: string, kills: number, seed: number) {
  const dice = seeded(seed);
  const told: Told[] = [];
  let page = await portside.open();
  await connectCarriers(page, carriers, 'v2');
  slowDown(carriers);
  for (let kill = 1; kill <= kills; kill += 1) {
    const work = workUntilGone(page, taskOf(kill), bill, (one) => told.push(one));
    await page.waitForTimeout(100 + 900 * dice());
    await killAll(portside);
    await work;
    expect(await wrongAtRest(portside.profile), `after kill ${kill} of seed ${seed}`).toEqual([]);
    page = await portside.open();
  }
  for (const { control } of [carriers.kazoo, carriers.telnyx, carriers.flowroute]) control.clearFaults();
  await page.evaluate(() => window.portside?.sync.now());
  const left = async () => (await outbox(page)).filter(({ status }) => status !== 'refused').length;
  await expect.poll(left, { timeout: 240_000, intervals: [250] }).toBe(0);
  return { page, told };
}

function expectAtKazoo(
  { kazoo }: Carriers,
  told: readonly Told[],
  bill: string,
  asked: readonly Waiting[],
): void {
  const ports = kazoo.control.ports();
  const namesThere = ports.map(({ fields }) => String(fields.name));
  expect(namesThere).toEqual([...new Set(namesThere)]);
  for (const { id, name, comment, city, bill: attached, submitted } of told) {
    const port = ports.find(({ fields }) => fields.name === name);
    expect(port, `${name} is at the carrier`).toBeDefined();
    const texts = port?.comments.map(({ content }) => content) ?? [];
    const files = [...(port?.attachments.values() ?? [])].map(({ bytes }) => sha256(bytes));
    expect(texts.length, `comments on ${name}`).toBeLessThanOrEqual(1);
    expect(files.length, `files of ${name}`).toBeLessThanOrEqual(1);
    if (comment) expect(texts).toEqual([`About ${name}`]);
    if (city) expect(port?.fields.bill).toMatchObject({ locality: `Town of ${name}` });
    if (attached) expect(files).toEqual([bill]);
    if (submitted && !asked.some(({ portRequestId }) => portRequestId === id))
      expect(port?.state).toBe('submitted');
  }
}

/** Each number is on one order there, and every port that was placed has its order. */
function expectOnceAt(carrier: string, numbers: readonly string[], told: readonly Told[]): void {
  expect([...numbers].sort(), carrier).toEqual([...new Set(numbers)].sort());
  for (const { placed, name, number } of told) {
    const digits = number.replace(/\D/g, '');
    const there = numbers.some((one) => one.replace(/\D/g, '').endsWith(digits));
    if (placed) expect(there, `${name} is at ${carrier}`).toBe(true);
  }
}

test(`killed ${KILLS} times at any moment, it loses nothing it had confirmed and sends nothing twice`, async ({
  room,
  desk,
}) => {
  test.setTimeout(120_000 + KILLS * 5_000);
  const bill = sha256(await readFile(desk.bill));
  const day = async (agent: number): Promise<void> => {
    const profile = join(room, `profile-${agent}`);
    await mkdir(profile);
    const portside = new Portside({ profile });
    const carriers = await startCarriers();
    try {
      const kills = Math.ceil(KILLS / AGENTS);
      const { page, told } = await workAndDie(portside, carriers, desk.bill, kills, SEED + agent);
      // Of a submission in doubt the agent is asked; nothing else may need them.
      const asked = await outbox(page);
      expect(asked.filter(({ kind }) => kind !== 'move')).toEqual([]);
      // A busy machine is killed more often before it has said anything.
      expect(told.length).toBeGreaterThan(kills / 4);
      expectAtKazoo(carriers, told, bill, asked);
      const numbersOf = <One>(
        orders: readonly { readonly numbers: readonly One[] }[],
        text: (one: One) => string,
      ) => orders.flatMap(({ numbers }) => numbers.map(text));
      expectOnceAt(
        'Telnyx',
        numbersOf(carriers.telnyx.control.orders(), ({ number }) => number),
        told,
      );
      expectOnceAt(
        'Flowroute',
        numbersOf(carriers.flowroute.control.orders(), (number) => number),
        told,
      );
      // Each port is one card.
      const board = await page.evaluate(() => window.portside?.board.open({ text: 'Killed' }));
      const { length } = carriers.kazoo.control.ports();
      expect(board?.ok === true ? board.value.total : 0).toBe(length);
      expect(portside.troubles.list()).toEqual([]);
    } finally {
      await portside.quit();
      await carriers.close();
    }
  };
  await Promise.all(Array.from({ length: AGENTS }, (_, agent) => day(agent)));
});
