import { z } from 'zod';
import strict from '../../assets/policies/strict.json' with { type: 'json' };
import type { CarrierId } from '../../preload/contract/domain/ids.ts';
import { LOA_RULES, type LoaRule } from '../../preload/contract/domain/loa.ts';
import type { CarrierPolicy } from '../core/interfaces/policy.ts';

const days = z.number().int().min(1).max(3_650);
const source = z.string().trim().min(10);
const rule = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, source });

const fileSchema = z.strictObject({
  carrier: z.string().min(1).exactOptional(),
  version: z.string().regex(/^\d{4}-\d\d-\d+$/),
  rules: z.strictObject({
    signatureMaxAgeDays: rule(days),
    typedSignature: rule(z.strictObject({ local: z.boolean(), tollFree: z.boolean() })),
    requiredKinds: rule(z.array(z.enum(['loa', 'invoice', 'csr']))),
    maxSize: rule(z.number().int().min(1_000_000).max(25_000_000)),
    billMaxAgeDays: rule(days),
    respOrg: rule(z.string().regex(/^[A-Z0-9]{5}$/)).exactOptional(),
    leadDays: rule(z.strictObject({ local: days, tollFree: days })),
  }),
  clocks: z.array(
    z.strictObject({
      name: z.string().min(1),
      days,
      what: z.string().min(1),
      source,
    }),
  ),
});

/** What one file of `assets/policies` says of this carrier. Throws an error that names the file and the place in it. */
export function policyOf(carrier: CarrierId, file: unknown): CarrierPolicy {
  const parsed = fileSchema.safeParse(file);
  if (!parsed.success) throw unreadable(carrier, z.prettifyError(parsed.error));
  const { rules, clocks, version } = parsed.data;
  const named = parsed.data.carrier ?? carrier;
  if (named !== carrier) throw unreadable(carrier, `It is the policy of ${named}.`);
  const sources: Partial<Record<LoaRule, string>> = {};
  for (const name of LOA_RULES) if (rules[name]) sources[name] = rules[name].source;
  return {
    carrier,
    version,
    signatureMaxAgeDays: rules.signatureMaxAgeDays.value,
    typedSignature: rules.typedSignature.value,
    requiredKinds: rules.requiredKinds.value,
    maxSize: rules.maxSize.value,
    billMaxAgeDays: rules.billMaxAgeDays.value,
    ...(rules.respOrg && { respOrg: rules.respOrg.value }),
    leadDays: rules.leadDays.value,
    clocks,
    sources,
  };
}

/** For a carrier of which no rules are known: the strictest of those seen elsewhere. */
export function strictPolicy(carrier: CarrierId): CarrierPolicy {
  return policyOf(carrier, strict);
}

function unreadable(carrier: CarrierId, why: string): Error {
  return new Error(`The policy file of ${carrier} can't be used. ${why}`);
}
