import { describe, expect, it } from 'vitest';
import { ACCOUNTS, type AccountName } from './model/carriers/three.ts';
import type { Command } from './model/commands.ts';
import { type ChooseFault, type Fault, faultsOf, type RequestKey } from './model/faults.ts';
import { act, inWorld, settle } from './model/history.ts';

/** One port: created, a document attached, submitted. */
function commandsAt(name: AccountName): readonly Command[] {
  const at = ACCOUNTS.indexOf(name);
  return [
    { do: 'draft', who: 3, at, numbers: 1 },
    { do: 'attach', port: 0, file: 0 },
    { do: 'move', port: 0, order: 0, pick: 0 },
    { do: 'wait', seconds: 600 },
  ];
}

/** Requests that belong to a change of the agent's; the others come and go with the hour. */
const ASIDE: ReadonlySet<string> = new Set(['pull', 'timeline', 'sign in', 'verify']);

/** One fault at most from each of these where two meet: they differ in what the carrier did and what we hear of it. */
const KINDS: readonly Fault[] = ['lost', 'late', 'reset', 'refused', 'throttled', 'no'];
/** Requests at which a single fault, and one of two, is tried. */
const SINGLE = 14;
const DOUBLE = 4;

/** Which fault the n-th request of the story meets. */
type Plan = ReadonlyMap<number, Fault>;

function planned(plan: Plan, seen: RequestKey[]): ChooseFault {
  return (key) => {
    if (ASIDE.has(key.verb)) return 'ok';
    seen.push(key);
    const fault = plan.get(seen.length - 1) ?? 'ok';
    return faultsOf(key.kind).includes(fault) ? fault : 'ok';
  };
}

interface Played {
  readonly violated: readonly string[];
  readonly requests: readonly RequestKey[];
}

function playAt(name: AccountName, plan: Plan): Promise<Played> {
  const requests: RequestKey[] = [];
  return inWorld({ seed: 5, accounts: [name], faults: planned(plan, requests) }, async (world) => {
    const agent = await act(world, commandsAt(name));
    const violated = await settle(world, agent, true);
    return { requests, violated: violated.map((sentence) => `${wordsOf(plan, requests)}: ${sentence}`) };
  });
}

function wordsOf(plan: Plan, requests: readonly RequestKey[]): string {
  return [...plan].map(([n, fault]) => `${fault} at ${n + 1} (${requests[n]?.verb})`).join(' and ');
}

/** What the story becomes with this plan, and what with one more fault after its last. */
async function explore(name: AccountName, plan: Plan, more: number): Promise<readonly string[]> {
  const { violated, requests } = await playAt(name, plan);
  const found = [...violated];
  if (more === 0) return found;
  const last = Math.max(-1, ...plan.keys());
  const most = plan.size + more === 1 ? SINGLE : DOUBLE;
  for (const [n, { kind }] of requests.slice(0, most).entries()) {
    if (n <= last) continue;
    const faults = faultsOf(kind).filter(
      (fault) => fault !== 'ok' && (most === SINGLE || KINDS.includes(fault)),
    );
    for (const fault of faults)
      found.push(...(await explore(name, new Map([...plan, [n, fault]]), more - 1)));
  }
  return found;
}

describe.each(ACCOUNTS)('one port at %s: created, given a document, submitted', (name) => {
  it('as it should be', async () => {
    const { violated, requests } = await playAt(name, new Map());
    expect(violated).toEqual([]);
    expect(requests.map(({ verb }) => verb)).toContain('move submitted');
  });
  it(
    'with every fault at every request',
    async () => {
      expect(await explore(name, new Map(), 1)).toEqual([]);
    },
    5 * 60_000,
  );
  it(
    'with every two faults',
    async () => {
      expect(await explore(name, new Map(), 2)).toEqual([]);
    },
    10 * 60_000,
  );
});
