import { describe, expect, it } from 'vitest';
import type { PlacementQuestion } from '../../../main/core/interfaces/carrier.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import { conforms, failureOf } from './kit.ts';
import { FIELDS } from './sample.ts';
import { subjects } from './subjects.ts';

/** Some carriers keep the street as one line: without it nothing of the line is there. */
const STREET = ['streetNumber', 'streetPreDirection', 'street', 'streetType', 'streetPostDirection'];

const FULL: PlacementQuestion = {
  fields: FIELDS,
  numbers: ['+15025550142'],
};

/** The same port request without the thing that a requirement is about. */
function without({ fields, numbers }: PlacementQuestion, { about }: Requirement): PlacementQuestion {
  switch (about.kind) {
    case 'field': {
      const gone: readonly string[] = about.field === 'street' ? STREET : [about.field];
      const rest = Object.entries(fields).filter(([name]) => !gone.includes(name));
      return { fields: Object.fromEntries(rest), numbers };
    }
    case 'numbers':
      return { fields, numbers: [] };
    case 'advice':
    case 'document':
      throw new Error('Documents and dates are matters of policy, not of an adapter.');
  }
}

const same = (one: Requirement, other: Requirement) =>
  JSON.stringify(one.about) === JSON.stringify(other.about);

describe.each(subjects.map(({ adapter }) => [adapter.description.label, adapter] as const))(
  'what %s needs of a port request',
  (_label, { requirements, capabilities, policy }) => {
    const all = requirements(FULL);

    it('is met by one that has everything, and told in sentences', () => {
      expect(all.length).toBeGreaterThan(0);
      for (const requirement of all) {
        expect(requirement.met, JSON.stringify(requirement.about)).toBe(true);
        expect(requirement.what).toMatch(/^[A-Z].*[.]$/);
      }
    });

    it.each(all.map((requirement) => [JSON.stringify(requirement.about), requirement] as const))(
      'is missed where %s is missing, and nothing else is',
      (_about, requirement) => {
        const told = requirements(without(FULL, requirement));
        expect(told.filter(({ met }) => !met)).toHaveLength(1);
        expect(told.find((each) => same(each, requirement))?.met).toBe(false);
      },
    );

    it('is missed by a request that has nothing', () => {
      const told = requirements({ fields: {}, numbers: [] });
      expect(told.filter(({ met }) => met)).toEqual([]);
    });

    it('is nothing that the carrier does not keep', () => {
      const fields = all.flatMap(({ about }) => (about.kind === 'field' ? [about.field] : []));
      expect(capabilities.edits.fields).toEqual(expect.arrayContaining(fields));
      expect(capabilities.documents.kinds).toEqual(expect.arrayContaining([...policy.requiredKinds]));
    });
  },
);

conforms('a draft that lacks something', ({ adapter }, carrier) => {
  const needed = adapter.requirements(FULL).filter(({ by }) => by === 'create');

  it.each(needed.map((requirement) => [JSON.stringify(requirement.about), requirement] as const))(
    'namely %s, is turned down at its creation, which leaves nothing there',
    async (_about, requirement) => {
      const { session, draft: open } = carrier();
      const draft = open();
      const lacking = without(draft, requirement);
      const { fields, numbers } = lacking;
      const failure = await failureOf(session.create({ ...draft, fields, numbers }), carrier());
      expect(failure).toMatchObject({ problem: { code: 'rejected' } });
      expect(failure.reached).not.toBe('maybe');
      expect(await session.find(draft)).toEqual([]);
    },
  );
});
