import { scopeOf } from '../auth/credential.ts';
import { sameText } from '../auth/same-text.ts';
import { badArgument, badSignature, denied } from '../refusal.ts';
import { V4_ALGORITHM, v4Signature } from '../sign/v4.ts';
import type { Site } from '../site.ts';

/** Throws a `Refusal` unless the form's policy was signed (SigV4) by us. */
export function checkFormSignature(site: Site, fields: ReadonlyMap<string, string>): string {
  const policy = fields.get('policy');
  if (policy === undefined) throw denied();
  const needed = (name: string): string => {
    const value = fields.get(name.toLowerCase());
    if (value === undefined) throw missing(name);
    return value;
  };
  if (needed('X-Amz-Algorithm') !== V4_ALGORITHM) {
    throw badArgument('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"', {
      ArgumentName: 'X-Amz-Algorithm',
    });
  }
  const scope = scopeOf(site, needed('X-Amz-Credential'), needed('X-Amz-Date'));
  const signature = v4Signature(site.keys.secretKey, scope, policy);
  if (!sameText(signature, needed('X-Amz-Signature'))) throw badSignature(policy);
  return policy;
}

/** 400 for a field that has to be there, as AWS words it. */
export const missing = (name: string) =>
  badArgument(
    `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
    { ArgumentName: name, ArgumentValue: '' },
  );
