import {
  beginText,
  concatTransformationMatrix,
  drawObject,
  endText,
  fill,
  type PDFDocument,
  type PDFFont,
  type PDFImage,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setFillingGrayscaleColor,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { LoaContent } from '../../core/interfaces/loa.ts';
import { uprightMatrix } from '../upright.ts';
import { embedFaces, type LoadedFaces } from './faces.ts';
import { damagedImage, type Image } from './images.ts';
import { markRuns } from './mark.ts';
import { PAGE } from './page.ts';
import type { FaceName, Line, PictureName, Piece, Tone } from './pieces.ts';
import { LEAN } from './signature.ts';

/** Dark enough to survive a fax. */
const TONES: Readonly<Record<Tone, ReturnType<typeof rgb>>> = {
  ink: rgb(0.09, 0.11, 0.15),
  soft: rgb(0.31, 0.35, 0.41),
  line: rgb(0.74, 0.77, 0.81),
};

interface Picture {
  readonly embedded: PDFImage;
  readonly image: Image;
}

/** What the pieces of a document are painted with; embedded once. */
export interface Palette {
  readonly fonts: Readonly<Record<FaceName, PDFFont>>;
  readonly pictures: ReadonlyMap<PictureName, Picture>;
  readonly mark: Mark;
}

/** A square of so many points a side. */
interface Mark {
  readonly object: PDFRef;
  readonly dots: number;
}

export async function paletteFor(
  document: PDFDocument,
  content: LoaContent,
  faces: LoadedFaces,
  images: Readonly<Partial<Record<PictureName, Image | undefined>>>,
): Promise<Palette> {
  const pictures = new Map<PictureName, Picture>();
  for (const name of ['logo', 'signature'] as const) {
    const image = images[name];
    if (image) pictures.set(name, { image, embedded: await embed(document, image, `the ${name}`) });
  }
  return { fonts: await embedFaces(document, faces), pictures, mark: markObject(document, content) };
}

async function embed(document: PDFDocument, { kind, bytes }: Image, what: string): Promise<PDFImage> {
  try {
    const image = await (kind === 'png' ? document.embedPng(bytes) : document.embedJpg(bytes));
    await image.embed();
    return image;
  } catch (error) {
    throw Object.assign(damagedImage(what), { cause: error });
  }
}

/** The mark as rectangles of one fill, so that no light seams part its rows; drawn again on every page. */
function markObject(document: PDFDocument, content: LoaContent): Mark {
  const { dots, runs } = markRuns(content);
  const object = document.context.formXObject(
    [
      setFillingGrayscaleColor(0),
      ...runs.map(({ row, column, length }) => rectangle(column, dots - row - 1, length, 1)),
      fill(),
    ],
    { BBox: document.context.obj([0, 0, dots, dots]) },
  );
  return { object: document.context.register(object), dots };
}

/** Adds a Letter page with these pieces. */
export function paintSheet(document: PDFDocument, pieces: readonly Piece[], palette: Palette): void {
  paint(document.addPage([PAGE.width, PAGE.height]), pieces, palette);
}

/** Paints onto a page that stands upright; the pieces' corner is the page's upper left. */
export function paint(page: PDFPage, pieces: readonly Piece[], palette: Palette): void {
  const { fonts } = palette;
  // Named once for each page: `drawText` would name the font anew for each line.
  const names = {
    regular: page.node.newFontDictionary('Regular', fonts.regular.ref),
    bold: page.node.newFontDictionary('Bold', fonts.bold.ref),
  };
  for (const piece of pieces) {
    const y = page.getHeight() - piece.y;
    switch (piece.kind) {
      case 'text':
        page.pushOperators(...textOperators(piece, y, fonts[piece.face], names[piece.face]));
        break;
      case 'box': {
        const { x, width, height } = piece;
        page.pushOperators(inked(piece.tone), rectangle(x, round(y - height), width, height), fill());
        break;
      }
      case 'outline':
        page.drawSvgPath(piece.path, { x: piece.x, y, color: TONES.ink });
        break;
      case 'picture': {
        const picture = palette.pictures.get(piece.name);
        const box = { ...piece, y: y - piece.height };
        if (picture) place(page, picture.embedded.ref, uprightMatrix(picture.image.orientation, box));
        break;
      }
      case 'mark': {
        const { object, dots } = palette.mark;
        const scale = piece.size / dots;
        place(page, object, [scale, 0, 0, scale, piece.x, y - piece.size]);
        break;
      }
    }
  }
}

function textOperators(line: Line, y: number, font: PDFFont, name: PDFName): readonly PDFOperator[] {
  return [
    beginText(),
    inked(line.tone),
    setFontAndSize(name, line.size),
    setTextMatrix(1, 0, line.leaning ? LEAN : 0, 1, round(line.x), round(y)),
    showText(font.encodeText(line.text)),
    endText(),
  ];
}

function inked(tone: Tone): PDFOperator {
  const { red, green, blue } = TONES[tone];
  return setFillingRgbColor(red, green, blue);
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Shows an object through a matrix. */
export function place(
  page: PDFPage,
  object: PDFRef,
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
): void {
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(a, b, c, d, e, f),
    drawObject(page.node.newXObject('Shown', object)),
    popGraphicsState(),
  );
}
