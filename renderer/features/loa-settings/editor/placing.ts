import type { LoaTemplate, TemplateTarget, TemplateValue } from '../../../../preload/contract/domain/loa.ts';
import type { Place } from './places.ts';

/** A value on a page, under a key of its own for as long as the editor is open. */
export interface PlacedValue {
  readonly key: number;
  readonly value: TemplateValue;
  /** From 0. */
  readonly page: number;
  readonly place: Place;
}

/** What the form is filled with: by field, and by place. */
export interface Placing {
  readonly name: string;
  readonly fields: Readonly<Record<string, TemplateValue>>;
  readonly places: readonly PlacedValue[];
}

export function placingOf({ name, placed }: LoaTemplate): Placing {
  const fields: Record<string, TemplateValue> = {};
  const places: PlacedValue[] = [];
  for (const [key, { value, target }] of placed.entries()) {
    if ('field' in target) fields[target.field] = value;
    else {
      const { page, ...place } = target;
      places.push({ key, value, page, place });
    }
  }
  return { name, fields, places };
}

export function placedOf({ fields, places }: Placing): { value: TemplateValue; target: TemplateTarget }[] {
  return [
    ...Object.entries(fields).map(([field, value]) => ({ value, target: { field } })),
    ...places.map(({ value, page, place }) => ({ value, target: { page, ...place } })),
  ];
}

export function withField(placing: Placing, field: string, value: TemplateValue | null): Placing {
  const { [field]: _, ...others } = placing.fields;
  return { ...placing, fields: value === null ? others : { ...others, [field]: value } };
}

export function withPlace(placing: Placing, page: number, place: Place, value: TemplateValue): Placing {
  const key = Math.max(-1, ...placing.places.map((each) => each.key)) + 1;
  return { ...placing, places: [...placing.places, { key, value, page, place }] };
}

export function changedPlace(
  placing: Placing,
  key: number,
  change: Partial<Pick<PlacedValue, 'value' | 'place'>>,
): Placing {
  const places = placing.places.map((each) => (each.key === key ? { ...each, ...change } : each));
  return { ...placing, places };
}

export function withoutPlace(placing: Placing, key: number): Placing {
  return { ...placing, places: placing.places.filter((each) => each.key !== key) };
}
