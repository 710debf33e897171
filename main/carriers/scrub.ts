/** Shorter texts are too common to be taken out of a sentence without spoiling it. */
const SHORTEST = 3;

/** Characters of a carrier's words that a sentence has room for. */
const LONGEST = 300;

/** Whoever holds the address of a file may be able to read it. What ends the sentence is no part of it. */
const ADDRESS = /https?:\/\/\S*[^\s.,;]/gi;

/** Takes secrets and addresses out of words that came from a carrier, in case it repeats what it was sent. */
export function scrub(words: string, secrets: readonly string[]): string {
  return (
    secrets
      .filter((secret) => secret.length >= SHORTEST)
      // The longest first: a short one inside a longer one would leave the rest of it.
      .toSorted((one, other) => other.length - one.length)
      .reduce((clean, secret) => clean.replaceAll(secret, '••••'), words)
      .replaceAll(ADDRESS, '(an address)')
  );
}

/** Words of a carrier as they may be repeated. They are cut only when they are clean: half a secret would not be found. */
export function quoted(words: string, secrets: readonly string[]): string {
  return scrub(words, secrets).slice(0, LONGEST);
}
