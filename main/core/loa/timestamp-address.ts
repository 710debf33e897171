import { refuse } from '../interfaces/refusal.ts';

const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:\/[^\s#@]*)?$/i;

/**
 * The address of an RFC 3161 service as it is kept. Plain http is usual there and safe: only a hash travels, and the
 * answer is signed.
 */
export function timestampAddress(text: string): string {
  const url = text.trim();
  if (ADDRESS.test(url)) return url;
  throw refuse(
    'rejected',
    'This is not the address of a time-stamp service.',
    'Copy it from the service, such as https://timestamp.example.com/rfc3161.',
  );
}
