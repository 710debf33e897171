/** FNV-1a with a last mixing: the same number for the same words, and another for any others. 0 <= n < 2^32. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0 <= n < 1, decided by the words alone: what else happens in a history does not change it. */
export function chanceOf(text: string): number {
  return hashOf(text) / 2 ** 32;
}

/** Whole milliseconds from `least` to `most`. */
export function between(text: string, least: number, most: number): number {
  return least + Math.floor(chanceOf(text) * (most - least + 1));
}
