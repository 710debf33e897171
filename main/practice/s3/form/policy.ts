import { denied, Refusal } from '../refusal.ts';

type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'content-length-range'; readonly least: number; readonly most: number };

/** Fields that no condition has to name. */
const FREE: ReadonlySet<string> = new Set([
  'policy',
  'x-amz-signature',
  'signature',
  'awsaccesskeyid',
  'file',
]);

/**
 * Throws a `Refusal` unless the policy (base64 of JSON) lives and every field is as it says; each field must be named
 * by a condition (`carriers/telnyx-flowroute-s3.md` §D). `fields` carries `bucket` beside the form's own.
 */
export function checkPolicy(
  base64: string,
  fields: ReadonlyMap<string, string>,
  size: number,
  now: number,
): void {
  const { expiresAt, conditions } = read(base64);
  if (expiresAt < now) throw against('Policy expired.');
  for (const condition of conditions) check(condition, fields, size);
  const named = new Set(conditions.map((each) => ('field' in each ? each.field : '')));
  const extra = [...fields.keys()].filter(
    (name) => !named.has(name) && !FREE.has(name) && !name.startsWith('x-ignore-') && name !== 'bucket',
  );
  if (extra.length > 0) throw against(`Extra input fields: ${extra.join(', ')}`);
}

function check(condition: Condition, fields: ReadonlyMap<string, string>, size: number): void {
  if (condition.kind === 'content-length-range') {
    const { least, most } = condition;
    if (size > most) {
      throw new Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
        ProposedSize: String(size),
        MaxSizeAllowed: String(most),
      });
    }
    if (size < least) {
      throw new Refusal(
        400,
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        {
          ProposedSize: String(size),
          MinSizeAllowed: String(least),
        },
      );
    }
    return;
  }
  const { kind, field, value } = condition;
  const given = fields.get(field);
  const holds = given !== undefined && (kind === 'eq' ? given === value : given.startsWith(value));
  if (!holds) throw against(`Policy Condition failed: ["${kind}", "$${field}", "${value}"]`);
}

function read(base64: string): { readonly expiresAt: number; readonly conditions: readonly Condition[] } {
  const policy = parse(base64);
  if (typeof policy !== 'object' || policy === null) throw invalid('Invalid JSON.');
  const expiration = 'expiration' in policy ? policy.expiration : undefined;
  const conditions = 'conditions' in policy ? policy.conditions : undefined;
  const expiresAt = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
  if (Number.isNaN(expiresAt)) throw invalid('Policy missing expiration.');
  if (!Array.isArray(conditions)) throw invalid('Policy missing conditions.');
  return { expiresAt, conditions: conditions.flatMap(conditionsOf) };
}

function parse(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch (cause) {
    throw invalid('Invalid JSON.', { cause });
  }
}

function conditionsOf(one: unknown): readonly Condition[] {
  if (Array.isArray(one)) {
    const [kind, first, second]: readonly unknown[] = one;
    if (kind === 'content-length-range') return [{ kind, least: Number(first), most: Number(second) }];
    if (kind !== 'eq' && kind !== 'starts-with') throw invalid('Invalid Simple-Condition.');
    return [{ kind, field: String(first).replace(/^\$/, '').toLowerCase(), value: String(second) }];
  }
  if (typeof one !== 'object' || one === null) throw invalid('Invalid Simple-Condition.');
  return Object.entries(one).map(([name, value]) => ({
    kind: 'eq',
    field: name.toLowerCase(),
    value: String(value),
  }));
}

const against = (why: string): Refusal => denied(`Invalid according to Policy: ${why}`);
const invalid = (why: string, options?: ErrorOptions): Refusal =>
  new Refusal(400, 'InvalidPolicyDocument', `Invalid Policy: ${why}`, {}, options);
