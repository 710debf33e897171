import { Refusal, unknownKey } from '../refusal.ts';
import type { Scope } from '../sign/v4.ts';
import { scopeText } from '../sign/v4.ts';
import type { Site } from '../site.ts';

/**
 * Throws a `Refusal` unless a SigV4 credential (`KEY/20171003/us-east-1/s3/aws4_request`) is ours, for our region and
 * for the day that was signed.
 */
export function scopeOf({ keys }: Site, credential: string, date: string): Scope {
  const [accessKey = '', day = '', region = ''] = credential.split('/');
  const scope = { day, region };
  if (credential !== `${accessKey}/${scopeText(scope)}` || !date.startsWith(`${day}T`)) {
    throw wrong('Error parsing the X-Amz-Credential parameter; it does not have the form expected.');
  }
  if (region !== keys.region) {
    throw wrong(
      `Error parsing the X-Amz-Credential parameter; the region '${region}' is wrong; expecting '${keys.region}'`,
      { Region: keys.region },
    );
  }
  if (accessKey !== keys.accessKey) throw unknownKey(accessKey);
  return scope;
}

/** 400 for SigV4 parameters that are missing or make no sense. */
export const wrong = (message: string, elements: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(400, 'AuthorizationQueryParametersError', message, elements);
