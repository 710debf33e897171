/** Shorter texts are too common to be taken out of a sentence without spoiling it. */
const SHORTEST = 3;

/** Takes secrets out of words that came from a carrier, in case it repeats what it was sent. */
export function scrub(words: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((clean, secret) => clean.replaceAll(secret, '••••'), words);
}
