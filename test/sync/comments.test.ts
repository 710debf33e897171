import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;
let id: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
  ({ id } = await desk.handlers()['portRequests.create'](draft(account)));
  await desk.drained();
});
afterEach(() => desk.close());

const say = (text: string) =>
  desk.handlers()['portRequests.comment']({ id, text, private: false, actionRequired: false });
/** Comments that have reached the carrier, whatever it made of them. */
const comments = () =>
  desk.kazoo.control
    .log()
    .filter(({ method, path, executed }) => method === 'PUT' && path.endsWith('/comments') && executed);
const stored = () => desk.kazoo.control.ports()[0]?.comments.map(({ content }) => content);

it('writes the same words twice when the agent said them twice', async () => {
  await desk.unplug();
  for (const text of ['Any news?', 'Any news?', 'Any news?']) await say(text);
  await desk.plug();
  await desk.drained();
  expect(stored()).toEqual(['Any news?', 'Any news?', 'Any news?']);
});

it('does not take earlier words for the answer that was lost', async () => {
  await say('Any news?');
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'hang' } });
  await say('Any news?');
  await desk.drained();
  expect(stored()).toEqual(['Any news?', 'Any news?']);
});

it('writes it once when the answer is lost after earlier words of the same kind', async () => {
  await say('Any news?');
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'lost-answer' } });
  await say('Any news?');
  await desk.drained();
  expect(stored()).toEqual(['Any news?', 'Any news?']);
});

it('is told once by a repeat with the time of the first, where the carrier does not show that one yet', async () => {
  const none = JSON.stringify({ status: 'success', data: [] });
  const { fault, clearFaults } = desk.kazoo.control;
  fault({
    method: 'GET',
    path: /\/(comments|timeline)/,
    times: Number.POSITIVE_INFINITY,
    action: { kind: 'answer', status: 200, body: none, headers: { 'content-type': 'application/json' } },
  });
  fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'lost-answer' } });
  await say('Any news?');
  await desk.until('the repeat', () => comments().length === 2, 200);
  clearFaults();
  await desk.drained();
  expect(stored()).toEqual(['Any news?']);
});

it('puts no comment into the future when this computer’s clock is set while it runs', async () => {
  desk.clock.set(7_200_000);
  await say('two hours ahead');
  await desk.drained();
  desk.clock.set(-14_400_000);
  await say('two hours behind');
  await desk.drained();
  expect(stored()).toEqual(['two hours ahead', 'two hours behind']);
  const now = desk.clock.steady() / 1_000 + 62_167_219_200;
  for (const { timestamp } of desk.kazoo.control.ports()[0]?.comments ?? [])
    expect(Math.abs(Number(timestamp) - now)).toBeLessThan(600);
});
