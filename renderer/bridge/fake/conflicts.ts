import type { Dispute, DisputedValue } from '../../../preload/contract/domain/conflicts.ts';
import { isSecretField } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { withPort } from './answers.ts';
import { mask } from './views.ts';
import type { FakeWorld } from './world.ts';

export function conflictChannels(world: FakeWorld): Bridge['conflicts'] {
  const asking = (id: string) => world.waitingOf(id).filter(({ status }) => status === 'conflict');
  const sidesOf = (mutationId: string, field: string): FieldConflict | undefined => {
    const found = world.mutations.find(({ change }) => change.id === mutationId);
    return found?.change.conflicts?.find((one) => one.field === field);
  };
  return {
    open: async ({ id }) =>
      withPort(world, id, ({ fields, carrier = 'kazoo' }) => ({
        id,
        name: fields.name ?? '',
        disputes: asking(id).flatMap((change) => disputesOf(change, carrier)),
        holdsSubmission: world.waitingOf(id).some(({ words }) => words === 'Move to Submitted'),
      })),
    decide: async ({ id, choices }) =>
      withPort(world, id, () => {
        for (const { mutationId, field, keep } of choices)
          decide(world, id, keep, sidesOf(mutationId, field));
        const settled = new Set(choices.map(({ mutationId }) => mutationId));
        world.mutations = world.mutations.filter(({ change }) => !settled.has(change.id));
        world.changed([id]);
        return null;
      }),
    reveal: async ({ mutationId, field, side }) => ok({ text: sidesOf(mutationId, field)?.[side] ?? '' }),
    revealPast: async () => ok({ text: '4410' }),
  };
}

function disputesOf({ id, accountId, conflicts = [] }: WaitingChange, carrier: string): readonly Dispute[] {
  return conflicts.map((sides) => {
    const value = (text: string): DisputedValue =>
      isSecretField(sides.field) ? { kind: 'secret', ...mask(text) } : { kind: 'open', text };
    const values = { base: value(sides.base), mine: value(sides.mine), theirs: value(sides.theirs) };
    return { mutationId: id, accountId, carrier, field: sides.field, values };
  });
}

function decide(
  world: FakeWorld,
  id: string,
  keep: 'mine' | 'theirs',
  sides: FieldConflict | undefined,
): void {
  const port = world.ports.get(id);
  if (port && sides) {
    world.ports.set(id, { ...port, fields: { ...port.fields, [sides.field]: sides[keep] } });
  }
}
