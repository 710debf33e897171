import { describe, expect, test } from 'vitest';
import { root } from '../runtime/paths.ts';
import { authorityRules } from './rules/authority.ts';
import { layerRules } from './rules/layers.ts';
import { mannersRules } from './rules/manners.ts';
import { shapeRules } from './rules/shape.ts';
import { plantTree, readTree } from './tree.ts';

const rules = [...layerRules, ...shapeRules, ...authorityRules, ...mannersRules];
const tree = readTree(root);

test('the tree was read', () => {
  expect(tree.sources.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['preload/index.ts', 'test/architecture/architecture.test.ts']),
  );
});

describe.each(rules)('$name', (rule) => {
  test('holds', () => {
    expect(rule.check(tree)).toEqual([]);
  });

  test('finds every planted violation', () => {
    for (const plant of rule.plants) {
      expect(rule.check(plantTree(plant.files, plant.top)).join('\n')).toContain(plant.finds);
    }
  });

  test('leaves what is right alone', () => {
    expect(rule.check(plantTree(rule.fine ?? {}))).toEqual([]);
  });
});
