import type { LoaPolicy, LoaPolicyChange, LoaRule } from '../../../preload/contract/domain/loa.ts';
import { megabytes } from './policy-words.ts';

/** The rules of a policy while they are edited; sizes in megabytes. */
export interface PolicyForm {
  readonly signatureMaxAgeDays: number;
  readonly typedLocal: boolean;
  readonly typedTollFree: boolean;
  readonly kinds: LoaPolicy['requiredKinds'];
  readonly maxSizeMb: number;
  readonly billMaxAgeDays: number;
  readonly respOrg: string;
  readonly leadLocal: number;
  readonly leadTollFree: number;
  /** Days of each clock, by its name. */
  readonly clocks: Readonly<Record<string, number>>;
}

export function formOf(policy: LoaPolicy): PolicyForm {
  return {
    signatureMaxAgeDays: policy.signatureMaxAgeDays,
    typedLocal: policy.typedSignature.local,
    typedTollFree: policy.typedSignature.tollFree,
    kinds: policy.requiredKinds,
    maxSizeMb: megabytes(policy.maxSize),
    billMaxAgeDays: policy.billMaxAgeDays,
    respOrg: policy.respOrg ?? '',
    leadLocal: policy.leadDays.local,
    leadTollFree: policy.leadDays.tollFree,
    clocks: Object.fromEntries(policy.clocks.map(({ name, days }) => [name, days])),
  };
}

/** A number that was cleared is none. */
export function isComplete(form: PolicyForm): boolean {
  const { clocks, ...rules } = form;
  const numbers = [...Object.values(rules), ...Object.values(clocks)];
  return numbers.every((value) => typeof value !== 'number' || Number.isFinite(value));
}

/** What differs from the policy. */
export function changesOf(form: PolicyForm, policy: LoaPolicy): LoaPolicyChange {
  const before = formOf(policy);
  const differs = (...names: readonly (keyof PolicyForm)[]) =>
    names.some((name) => form[name] !== before[name]);
  const respOrg = form.respOrg.trim().toUpperCase();
  const changes: Readonly<Record<LoaRule | 'clockDays', LoaPolicyChange>> = {
    signatureMaxAgeDays: differs('signatureMaxAgeDays')
      ? { signatureMaxAgeDays: form.signatureMaxAgeDays }
      : {},
    typedSignature: differs('typedLocal', 'typedTollFree')
      ? { typedSignature: { local: form.typedLocal, tollFree: form.typedTollFree } }
      : {},
    requiredKinds: differs('kinds') ? { requiredKinds: form.kinds } : {},
    maxSize: differs('maxSizeMb') ? { maxSize: Math.round(form.maxSizeMb * 1_000_000) } : {},
    billMaxAgeDays: differs('billMaxAgeDays') ? { billMaxAgeDays: form.billMaxAgeDays } : {},
    respOrg: respOrg && respOrg !== before.respOrg ? { respOrg } : {},
    leadDays: differs('leadLocal', 'leadTollFree')
      ? { leadDays: { local: form.leadLocal, tollFree: form.leadTollFree } }
      : {},
    clockDays: policy.clocks.some(({ name, days }) => form.clocks[name] !== days)
      ? { clockDays: form.clocks }
      : {},
  };
  return Object.assign({}, ...Object.values(changes)) as LoaPolicyChange;
}
