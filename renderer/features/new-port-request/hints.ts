import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';

/**
 * Which fields the carrier needs, and when; what the create needs outranks what can follow. A field that is filled in
 * keeps its hint, so that nothing moves while the agent types.
 */
export function hintsOf(requirements: readonly Requirement[]): {
  readonly [Name in FieldName]?: Requirement;
} {
  const hints: { [Name in FieldName]?: Requirement } = {};
  for (const by of ['submit', 'create'] as const) {
    for (const one of requirements) {
      if (one.by === by && 'field' in one.about) hints[one.about.field] = one;
    }
  }
  return hints;
}

/** The first thing without which the carrier takes no order, numbers aside: the form asks for those itself. */
export function lackOf(requirements: readonly Requirement[]): string | null {
  const lack = requirements.find((one) => !one.met && one.by === 'create' && one.about.kind !== 'numbers');
  return lack?.what ?? null;
}

/** Documents that the carrier wants before the order is submitted. */
export function documentsLater(requirements: readonly Requirement[]): readonly string[] {
  return requirements.filter((one) => !one.met && one.about.kind === 'document').map((one) => one.what);
}
