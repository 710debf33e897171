import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyOf, strictPolicy } from '../../../../main/carriers/policy-file.ts';
import { adapters } from '../../../../main/carriers/registry.ts';
import { LOA_RULES } from '../../../../preload/contract/domain/loa.ts';

const folder = resolve(import.meta.dirname, '../../../../assets/policies');
const kazoo = JSON.parse(await readFile(join(folder, 'kazoo.json'), 'utf8'));
const ids = adapters.map(({ description }) => description.id);

describe('the policy files', () => {
  it('are one for each carrier that has one, and one for all others', async () => {
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual([...ids.map((id) => `${id}.json`), 'strict.json'].toSorted());
  });

  it.each(adapters.map((adapter) => [adapter.description.id, adapter.policy] as const))(
    'of %s name a source for every rule and clock',
    (id, policy) => {
      expect(policy.carrier).toBe(id);
      expect(policy.version).toMatch(/^2026-\d\d-\d+$/);
      for (const rule of LOA_RULES) expect(policy.sources[rule] !== undefined, rule).toBe(rule in policy);
      for (const clock of policy.clocks) expect(clock.source).not.toBe('');
    },
  );

  it('hold what the carriers published', () => {
    const by = Object.fromEntries(adapters.map(({ policy }) => [policy.carrier, policy]));
    expect(by.telnyx).toMatchObject({ signatureMaxAgeDays: 90, billMaxAgeDays: 30, respOrg: 'QIT02' });
    expect(by.telnyx?.clocks.map(({ name, days }) => [name, days])).toEqual([
      ['Draft', 30],
      ['Exception', 14],
      ['Close to the FOC date', 2],
    ]);
    expect(by.kazoo?.maxSize).toBe(8_000_000);
    expect(by.flowroute).toMatchObject({
      requiredKinds: [],
      clocks: [{ days: 45 }, { days: 45 }, { days: 30 }],
    });
  });

  it('leave a carrier without one the strictest of what was seen', () => {
    const strict = strictPolicy('bellwether');
    expect(strict.carrier).toBe('bellwether');
    for (const { policy } of adapters) {
      expect(strict.signatureMaxAgeDays).toBeLessThanOrEqual(policy.signatureMaxAgeDays);
      expect(strict.maxSize).toBeLessThanOrEqual(policy.maxSize);
      expect(strict.billMaxAgeDays).toBeLessThanOrEqual(policy.billMaxAgeDays);
      expect(strict.requiredKinds).toEqual(expect.arrayContaining([...policy.requiredKinds]));
    }
    expect(strict.typedSignature).toEqual({ local: false, tollFree: false });
  });

  it.each([
    ['a rule that is missing', { rules: { ...kazoo.rules, maxSize: undefined } }, /maxSize/],
    ['a rule without its source', { rules: { ...kazoo.rules, maxSize: { value: 8_000_000 } } }, /source/],
    ['a rule that nobody knows', { rules: { ...kazoo.rules, faxOnly: { value: true } } }, /faxOnly/],
    [
      'an age of no days',
      { rules: { ...kazoo.rules, billMaxAgeDays: { value: 0, source: 'Nobody at all.' } } },
      /billMaxAgeDays/,
    ],
    ['another carrier in it', { carrier: 'telnyx' }, /It is the policy of telnyx/],
    ['no version', { version: undefined }, /version/],
  ])('are refused with %s, by name and place', (_what, change, words) => {
    const bad = { ...kazoo, ...change };
    expect(() => policyOf('kazoo', bad)).toThrow(/^The policy file of kazoo can't be used\./);
    expect(() => policyOf('kazoo', bad)).toThrow(words);
  });
});
