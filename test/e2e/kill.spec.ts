import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { type Told, workUntilGone } from './support/agent.ts';
import { killAll, seeded } from './support/kill.ts';
import { connect, sha256, smallWorld, startKazoo } from './support/practice.ts';
import { test } from './support/test.ts';

const KILLS = 5;
const SEED = Number(process.env.PORTSIDE_KILL_SEED ?? 20_261_122);
/** Milliseconds that the carrier takes to say what it has done: most kills fall into that gap. */
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

test('killed again and again at any moment, it loses nothing it had confirmed and sends nothing twice', async ({
  portside,
  desk,
}) => {
  test.setTimeout(180_000);
  const kazoo = await startKazoo({ seed: { ...smallWorld(), ports: [], inService: new Map() } });
  const dice = seeded(SEED);
  const told: Told[] = [];
  let count = 0;
  const names = () => {
    count += 1;
    return `Killed ${count}`;
  };

  let page = await portside.open();
  await connect(page, kazoo.url);
  for (const method of ['PUT', 'POST', 'PATCH']) {
    kazoo.control.fault({
      method,
      path: /\/port_requests/,
      times: Number.POSITIVE_INFINITY,
      action: { kind: 'slow', ms: SLOW },
    });
  }
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const work = Promise.all(
      [1, 2].map(() => workUntilGone(page, names, desk.bill, (one) => told.push(one))),
    );
    await page.waitForTimeout(150 + 900 * dice());
    await killAll(portside);
    await work;
    page = await portside.open();
  }
  kazoo.control.clearFaults();
  await page.evaluate(() => window.portside?.sync.now());
  const left = async () => (await outbox(page)).filter(({ status }) => status !== 'refused').length;
  await expect.poll(left, { timeout: 100_000, intervals: [250] }).toBe(0);

  // Of a submission in doubt the agent is asked; nothing else may need them.
  const asked = await outbox(page);
  expect(asked.filter(({ kind }) => kind !== 'move')).toEqual([]);
  const bill = sha256(await readFile(desk.bill));
  const ports = kazoo.control.ports();
  const namesThere = ports.map(({ fields }) => String(fields.name));
  expect(namesThere).toEqual([...new Set(namesThere)]);
  expect(told.length).toBeGreaterThan(KILLS);
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
  // Each port is one card.
  const board = await page.evaluate(() => window.portside?.board.open({ text: 'Killed' }));
  expect(board?.ok === true ? board.value.total : 0).toBe(ports.length);
  await kazoo.close();
});
