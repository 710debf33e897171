import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, readTokens, type Theme } from './contrast.ts';

const tokens = readTokens(
  readFileSync(new URL('../../../renderer/theme/tokens.css', import.meta.url), 'utf8'),
);
const states = ['unconfirmed', 'submitted', 'pending', 'scheduled', 'completed', 'rejected', 'canceled'];
const grounds = ['floor', 'sunken', 'surface', 'raised', 'hover', 'pressed', 'selected'];
const tints = ['danger-bg', 'warning-bg', 'good-bg'];

const pairs = (fronts: readonly string[], backs: readonly string[]): readonly (readonly [string, string])[] =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const text = [
  ...pairs(['text', 'text-2', 'text-3'], grounds),
  ...pairs(['text', 'text-2'], [...tints, 'selected-hover']),
  ...pairs(
    ['accent-text', 'danger-text', 'warning-text', 'good-text'],
    ['floor', 'surface', 'raised', 'hover', 'selected'],
  ),
  ...pairs(['on-accent'], ['accent', 'accent-hover', 'accent-pressed']),
  ...pairs(['on-danger'], ['danger', 'danger-hover', 'danger-pressed']),
  ...pairs(['text-inverse', 'text-inverse-2'], ['inverse']),
  ['danger-text', 'danger-bg'],
  ['warning-text', 'warning-bg'],
  ['good-text', 'good-bg'],
  ...states.map((state) => [`${state}-fg`, `${state}-bg`] as const),
  ...pairs(
    states.map((state) => `${state}-fg`),
    ['floor', 'sunken', 'surface', 'raised', 'hover'],
  ),
] as const;

const marks = [
  ...pairs(['focus', 'accent'], ['floor', 'sunken', 'surface']),
  ...pairs(['focus'], ['raised', 'hover', 'selected']),
  ...pairs(['line-control'], ['surface', 'floor']),
  ...pairs(
    ['line-control-hover', 'danger-mark', 'warning-mark', 'good-mark'],
    ['floor', 'surface', 'raised'],
  ),
  ...pairs(
    states.map((state) => `${state}-border`),
    ['floor', 'sunken', 'surface', 'raised', 'hover'],
  ),
] as const;

function ratio(front: string, back: string, theme: Theme): number {
  const [one, other] = [tokens.get(front), tokens.get(back)];
  if (!one || !other) throw new Error(`No token --${one ? back : front} in tokens.css`);
  return contrast(one[theme], other[theme]);
}

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  it.each(text)('%s on %s reads as text (4.5)', (front, back) => {
    expect(ratio(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)('%s on %s shows as a mark (3)', (front, back) => {
    expect(ratio(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});

describe('the arithmetic', () => {
  it('gives black on white 21 and a colour on itself 1', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
    expect(contrast([0.5, 0.1, 200], [0.5, 0.1, 200])).toBe(1);
  });
  it('knows #767676 as the lightest grey that passes on white', () => {
    expect(contrast([0.5657, 0, 0], [1, 0, 0])).toBeCloseTo(4.54, 1);
  });
});
