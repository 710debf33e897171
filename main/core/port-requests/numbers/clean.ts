/** Marks that come along when numbers are copied from mails and web pages: zero-width, bidi and soft hyphens. */
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const LINES = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Pasted text as lines of plain characters: no hidden marks, one kind of dash and space, digits as digits. */
export function cleanLines(text: string): readonly string[] {
  return text
    .split(LINES)
    .map((line) => line.replace(HIDDEN, '').replace(SPACES, ' ').normalize('NFKC').replace(DASHES, '-'));
}

/** `206-555-0142, ext. 12` is one cell. */
const SEPARATORS = /[,;\t|](?!\s*ext)/i;

/** The cells of one line, without quotes and blanks around them. */
export function cellsOf(line: string): readonly string[] {
  return line
    .split(SEPARATORS)
    .map((cell) =>
      cell
        .trim()
        .replace(/^["'“”‘’]+|["'“”‘’]+$/g, '')
        .trim(),
    )
    .filter((cell) => cell !== '');
}
