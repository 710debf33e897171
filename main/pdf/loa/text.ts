import type { Face } from './faces.ts';

/** Holds two words on one line; drawn as a space. */
export const HOLDING_SPACE = '\u00a0';

/** As it can be printed on one line: composed letters, single spaces, nothing invisible. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\u00a0]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** Lines no wider than `width`, broken at spaces; a word that is wider is broken between its letters. */
export function wrapped(text: string, face: Face, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text)
    .split(' ')
    .flatMap((each) => broken(each, face, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && face.widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each) => each.replaceAll(HOLDING_SPACE, ' '));
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function broken(word: string, face: Face, size: number, width: number): readonly string[] {
  if (face.widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of letters.segment(word)) {
    if (part !== '' && face.widthOf(part + segment, size) > width) {
      parts.push(part);
      part = segment;
    } else part += segment;
  }
  return [...parts, part];
}
