import type { CarrierId } from '../../../preload/contract/domain/ids.ts';
import {
  LOA_RULES,
  type LoaPolicy,
  type LoaPolicyChange,
  type LoaRule,
} from '../../../preload/contract/domain/loa.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { CarrierPolicy, PolicyEdits } from '../interfaces/policy.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';

type Ruled = Pick<CarrierAdapter, 'description' | 'policy'>;

/** The policies of these carriers as they hold on this installation. `carriers` bring theirs as they are shipped. */
export function policiesFor(carriers: readonly Ruled[], edits: PolicyEdits): readonly LoaPolicy[] {
  return carriers.map((carrier) => policyFor(carrier, edits));
}

export function policyFor({ description, policy }: Ruled, edits: PolicyEdits): LoaPolicy {
  return {
    ...laidOver(policy, edits),
    label: description.label,
    edited: editedRules(policy, edits[description.id] ?? {}),
  };
}

/** The same carriers, each with its policy as it holds now: whoever asks one for a rule gets the edited one. */
export function ruledBy(shipped: readonly CarrierAdapter[], edits: () => PolicyEdits): Carriers {
  const all = shipped.map((adapter) => ({
    ...adapter,
    get policy() {
      return laidOver(adapter.policy, edits());
    },
  }));
  return { all, of: (carrier) => all.find(({ description }) => description.id === carrier) };
}

/**
 * The edits after one more. What is the same as shipped is no edit; what a rule can't be is refused with the reason.
 */
export function withEdit(
  { description, policy }: Ruled,
  edits: PolicyEdits,
  change: LoaPolicyChange,
): PolicyEdits {
  refuseNonsense(description.label, change);
  const asked: LoaPolicyChange = {
    ...edits[description.id],
    ...change,
    ...(change.respOrg !== undefined && { respOrg: change.respOrg.toUpperCase() }),
    ...(change.requiredKinds && { requiredKinds: [...new Set(change.requiredKinds)] }),
  };
  const clockDays = editedClocks(policy, { ...edits[description.id]?.clockDays, ...change.clockDays });
  const kept = {
    ...Object.fromEntries(editedRules(policy, asked).map((rule) => [rule, asked[rule]])),
    ...(Object.keys(clockDays).length > 0 && { clockDays }),
  };
  return {
    ...withoutEdits(edits, description.id),
    ...(Object.keys(kept).length > 0 && { [description.id]: kept }),
  };
}

/** The edits without those of one carrier: its policy is as shipped again. */
export function withoutEdits(edits: PolicyEdits, carrier: CarrierId): PolicyEdits {
  const { [carrier]: _, ...others } = edits;
  return others;
}

function laidOver(policy: CarrierPolicy, edits: PolicyEdits): CarrierPolicy {
  const { clockDays = {}, ...rules } = edits[policy.carrier] ?? {};
  const edited = editedClocks(policy, clockDays);
  const clocks = policy.clocks.map((clock) => {
    const days = edited[clock.name];
    return days === undefined ? clock : { ...clock, days, edited: true as const };
  });
  return { ...policy, ...rules, clocks };
}

/** Of clocks that the carrier has, those that run otherwise than shipped. */
function editedClocks(
  { clocks }: CarrierPolicy,
  asked: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    clocks.flatMap(({ name, days }) => {
      const own = asked[name];
      return own === undefined || own === days ? [] : [[name, own]];
    }),
  );
}

function editedRules(policy: CarrierPolicy, change: LoaPolicyChange): readonly LoaRule[] {
  return LOA_RULES.filter((rule) => change[rule] !== undefined && !sameValue(change[rule], policy[rule]));
}

function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Kinds are a set, and the names of an object have no order either. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.toSorted());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function refuseNonsense(label: string, { signatureMaxAgeDays, billMaxAgeDays }: LoaPolicyChange): void {
  if (signatureMaxAgeDays === 0) {
    throw refuse(
      'rejected',
      `With 0 days no signature would ever be good at ${label}.`,
      'Give it one day or more.',
    );
  }
  if (billMaxAgeDays === 0) {
    throw refuse(
      'rejected',
      `With 0 days no bill would ever be recent for ${label}.`,
      'Give it one day or more.',
    );
  }
}
