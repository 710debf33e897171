/** Longest name shown, in characters. */
const MAX = 200;

// Control characters, and the marks that make text run the other way: "exe.fdp" can be made to read "pdf.exe".
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return [...letters.slice(0, MAX - [...ending].length), ...ending].join('');
}

/**
 * A file's name for the screen, from any path or name that came from outside: without folders, invisible or
 * text-turning characters and names that Windows keeps for itself. Never used to open anything.
 */
export function safeName(outside: string): string {
  const last = outside.split(/[\\/]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(INVISIBLE, '').replace(FORBIDDEN, '_');
  const trimmed = plain.replace(/^[\s.]+|[\s.]+$/g, '');
  if (trimmed === '') return 'document';
  return shortened(RESERVED.test(trimmed) ? `_${trimmed}` : trimmed);
}
