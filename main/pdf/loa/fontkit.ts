import fontkit, { type Font, type Glyph, type Subset } from '@pdf-lib/fontkit';

/** Opens a TrueType font for layout and for pdf-lib, with fontkit's pace and two of its faults mended. */
export function openFont(bytes: Uint8Array): Font {
  const font = fontkit.create(bytes);
  const shape = font.layout.bind(font);
  const subset = font.createSubset.bind(font);
  const known = new Map<string, Glyph>();
  const glyphOf = (character: string): Glyph => {
    const glyph = known.get(character) ?? font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    known.set(character, glyph);
    return glyph;
  };
  return Object.assign(font, {
    layout: (text: string) => (needsShaping(text) ? shape(text) : { glyphs: Array.from(text, glyphOf) }),
    // pdf-lib takes a subset that has `encode` for one of another fontkit, and calls it without its stream.
    createSubset: () => {
      const whole = withLongOffsets(subset());
      return {
        includeGlyph: (glyph: Glyph) => whole.includeGlyph(glyph),
        encodeStream: () => whole.encodeStream(),
      };
    },
  });
}

/**
 * Letters of these blocks stand side by side as they come. Anything else (combining marks, scripts whose letters join)
 * is shaped by fontkit, which takes two milliseconds a line: a thousand numbers would take two seconds.
 */
export function needsShaping(text: string): boolean {
  return /[^\u0020-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u22ff]/u.test(text);
}

/** Short offsets count in pairs of bytes: a glyph of an odd length would push all after it out of place. */
function withLongOffsets(subset: Subset): Subset {
  let kept: object | undefined;
  return Object.defineProperty(subset, 'loca', {
    get: () => kept,
    set: (loca: object) => {
      kept = Object.assign(loca, { version: 1 });
    },
  });
}
