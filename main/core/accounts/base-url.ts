import { refuse } from '../interfaces/refusal.ts';

const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:\/|$)/i;
const SECURE = /^https:\/\/[^\s/?#@]+(?:\/|$)/i;

/** A carrier's address without a slash at its end: https, or plain http on this computer. Rejects any other. */
export function tidyBaseUrl(text: string): string {
  const url = text.trim();
  if (/\s|[?#@]/.test(url) || !(SECURE.test(url) || LOOPBACK.test(url))) {
    throw refuse(
      'invalid-input',
      'The base URL has to begin with https://, so that credentials travel encrypted.',
      'Copy it from the carrier’s documentation, such as https://api.example.com:8443.',
    );
  }
  return url.replace(/\/+$/, '');
}
