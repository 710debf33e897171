import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Font } from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import { needsShaping, openFont } from './fontkit.ts';
import type { FaceName } from './pieces.ts';

/** A font as layout needs it. Sizes and widths are points. */
export interface Face {
  readonly widthOf: (text: string, size: number) => number;
  /** Characters of the text that the font has no glyph for, once each. */
  readonly lacking: (text: string) => readonly string[];
}

export type Faces = Readonly<Record<FaceName, Face>>;

interface LoadedFace extends Face {
  readonly font: Font;
  readonly bytes: Uint8Array;
}

export type LoadedFaces = Readonly<Record<FaceName, LoadedFace>>;

const FILES: Readonly<Record<FaceName, string>> = {
  regular: 'NotoSans-Regular.ttf',
  bold: 'NotoSans-Bold.ttf',
};

/** Beside the bundle, or where they lie in a checkout. */
const FOLDERS = [new URL('./fonts/', import.meta.url), new URL('../../../assets/fonts/', import.meta.url)];

let loaded: Promise<LoadedFaces> | undefined;

/** Noto Sans, read once. */
export function loadFaces(): Promise<LoadedFaces> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<LoadedFaces> {
  const [regular, bold] = await Promise.all([loadFace('regular'), loadFace('bold')]);
  return { regular, bold };
}

async function loadFace(name: FaceName): Promise<LoadedFace> {
  const places = FOLDERS.map((folder) => new URL(FILES[name], folder));
  const bytes = new Uint8Array(await readFile(places.find((place) => existsSync(place)) ?? FILES[name]));
  return faceOf(bytes);
}

function faceOf(bytes: Uint8Array): LoadedFace {
  const font = openFont(bytes);
  const advances = new Map<string, number>();
  const advanceOf = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const advance = font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    advances.set(character, advance);
    return advance;
  };
  const ems = (text: string): number =>
    (needsShaping(text)
      ? font.layout(text).glyphs.map((glyph) => glyph.advanceWidth / font.unitsPerEm)
      : Array.from(text, advanceOf)
    ).reduce((sum, advance) => sum + advance, 0);
  return {
    font,
    bytes,
    widthOf: (text, size) => ems(text) * size,
    lacking: (text) => [
      ...new Set(
        Array.from(text).filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
      ),
    ],
  };
}

/** Embeds a subset of each face: only the glyphs that are drawn. */
export async function embedFaces(
  document: PDFDocument,
  faces: LoadedFaces,
): Promise<Readonly<Record<FaceName, PDFFont>>> {
  const all = [faces.regular, faces.bold];
  document.registerFontkit({
    create: (data) => {
      const face = all.find(({ bytes }) => bytes === data);
      if (!face) throw new Error('Only our own fonts are embedded.');
      return face.font;
    },
  });
  return {
    regular: await document.embedFont(faces.regular.bytes, { subset: true }),
    bold: await document.embedFont(faces.bold.bytes, { subset: true }),
  };
}
