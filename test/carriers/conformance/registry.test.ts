import { describe, expect, it } from 'vitest';
import { adapters } from '../../../main/carriers/registry.ts';
import { bellwetherAdapter } from '../../fixtures/bellwether/adapter.ts';
import { createBellwether } from '../../fixtures/bellwether/world.ts';
import { subjects } from './subjects.ts';

const idOf = ({ description }: { readonly description: { readonly id: string } }) => description.id;

describe('the registry', () => {
  it.each(adapters.map((adapter) => [idOf(adapter)]))('has %s in this suite', (id) => {
    expect(subjects.map(({ adapter }) => idOf(adapter))).toContain(id);
  });

  it('names each carrier once, with a mark and a label of its own', () => {
    const all = [...adapters, bellwetherAdapter(createBellwether())].map(({ description }) => description);
    for (const key of ['id', 'label', 'mark'] as const)
      expect(new Set(all.map((each) => each[key])).size, key).toBe(all.length);
  });

  it('holds nothing in this suite that is neither registered nor the dummy', () => {
    const known = new Set<string>([...adapters.map(idOf), 'bellwether']);
    expect(subjects.map(({ adapter }) => idOf(adapter)).filter((id) => !known.has(id))).toEqual([]);
  });
});
