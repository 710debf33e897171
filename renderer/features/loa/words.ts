import type { LoaPart, LoaState, SigningMethod } from '../../../preload/contract/domain/loa.ts';
import type { Tone } from '../../ui/badge.tsx';
import { moment } from '../../ui/time-words.ts';

export const STATE_WORDS: Readonly<Record<LoaState, { readonly label: string; readonly tone: Tone }>> = {
  unsigned: { label: 'Not signed', tone: 'neutral' },
  signed: { label: 'Signed', tone: 'good' },
  stale: { label: 'Sign again', tone: 'warning' },
  expired: { label: 'Expired', tone: 'danger' },
};

const METHOD_WORDS: Readonly<Record<SigningMethod, string>> = {
  draw: 'drawn on screen',
  type: 'typed',
  image: 'as an image',
  paper: 'on paper',
};

export function countWords(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${one}s`;
}

/** Who signed it, how and when; and who sealed it. */
export function signedWords({ signed }: LoaPart, timeZone: string): string | null {
  if (!signed) return null;
  const who = signed.title ? `${signed.signer}, ${signed.title}` : signed.signer;
  const sealed = signed.sealedBy ? `, sealed by ${signed.sealedBy}` : '';
  return `${who}, ${METHOD_WORDS[signed.method]}, ${moment(signed.signedAt, timeZone)}${sealed}.`;
}

/** Until when carriers take the signature, while they do. */
export function goodUntilWords({ state, signed }: LoaPart, timeZone: string): string | null {
  if (state !== 'signed' || !signed?.goodUntil) return null;
  return `Good until ${moment(signed.goodUntil, timeZone)}.`;
}

/** Why it can't be signed now, in a sentence; `null` where it can. */
export function whyNotSigned(part: LoaPart, isUnsaved: boolean): string | null {
  if (part.lacks.length > 0) return 'Fill in what is missing first.';
  return isUnsaved ? 'Save your changes first: what is signed is what is saved.' : null;
}
