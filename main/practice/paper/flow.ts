import { type Face, LETTER, type Mark } from './pdf.ts';

const MARGIN = 54;
const WIDTH = LETTER.width - 2 * MARGIN;

/** Lays text down a page and on to the next, the way a plain HTML printer does. */
export class Flow {
  readonly pages: Mark[][] = [[]];
  #y: number = LETTER.height - MARGIN;

  /** A paragraph, wrapped by a width that suits the standard fonts. */
  text(text: string, size = 10, face: Face = 'serif', indent = 0): this {
    const perLine = Math.floor((WIDTH - indent) / (size * 0.47));
    for (const line of wrapped(text, perLine)) {
      const y = this.#down(size * 1.3);
      this.#page.push({ kind: 'text', x: MARGIN + indent, y, size, face, text: line });
    }
    return this;
  }

  /** A label at the left and its value in a column to the right of it. */
  row(label: string, value: string, face: Face = 'sans'): this {
    const y = this.#down(15);
    this.#page.push({ kind: 'text', x: MARGIN, y, size: 10, face: 'sans-bold', text: label });
    this.#page.push({ kind: 'text', x: MARGIN + 190, y, size: 10, face, text: value });
    return this;
  }

  rule(): this {
    this.#page.push({ kind: 'rule', x: MARGIN, y: this.#down(8), width: WIDTH });
    return this;
  }

  /** A grey band with a heading on it. */
  banner(text: string): this {
    const y = this.#down(30);
    this.#page.push({ kind: 'band', x: MARGIN - 6, y: y - 8, width: WIDTH + 12, height: 26, grey: 0.88 });
    this.#page.push({ kind: 'text', x: MARGIN, y, size: 15, face: 'sans-bold', text });
    this.#down(10);
    return this;
  }

  gap(points: number): this {
    this.#y -= points;
    return this;
  }

  newPage(): this {
    this.pages.push([]);
    this.#y = LETTER.height - MARGIN;
    return this;
  }

  get #page(): Mark[] {
    return this.pages.at(-1) ?? [];
  }

  #down(points: number): number {
    if (this.#y - points < MARGIN) this.newPage();
    this.#y -= points;
    return Math.round(this.#y * 100) / 100;
  }
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
