import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  fill,
  type PDFDocument,
  type PDFFont,
  type PDFImage,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
} from 'pdf-lib';
import type { LoaContent } from '../../core/interfaces/loa.ts';
import { uprightMatrix } from '../upright.ts';
import { embedFaces, type LoadedFaces } from './faces.ts';
import { damagedImage, type Image } from './images.ts';
import { markRuns } from './mark.ts';
import { PAGE } from './page.ts';
import type { FaceName, PictureName, Piece, Tone } from './pieces.ts';

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
  readonly mark: PDFRef;
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

/** The mark as rectangles of one fill, so that no light seams part its rows; a unit square, drawn on every page. */
function markObject(document: PDFDocument, content: LoaContent): PDFRef {
  const { dots, runs } = markRuns(content);
  const side = 1 / dots;
  const object = document.context.formXObject(
    [
      ...runs.map(({ row, column, length }) =>
        rectangle(column * side, 1 - (row + 1) * side, length * side, side),
      ),
      fill(),
    ],
    { BBox: document.context.obj([0, 0, 1, 1]) },
  );
  return document.context.register(object);
}

/** Adds a Letter page with these pieces. */
export function paintSheet(document: PDFDocument, pieces: readonly Piece[], palette: Palette): void {
  paint(document.addPage([PAGE.width, PAGE.height]), pieces, palette);
}

/** Paints onto a page that stands upright; the pieces' corner is the page's upper left. */
export function paint(page: PDFPage, pieces: readonly Piece[], palette: Palette): void {
  for (const piece of pieces) paintPiece(page, piece, palette);
}

function paintPiece(page: PDFPage, piece: Piece, { fonts, pictures, mark }: Palette): void {
  const y = page.getHeight() - piece.y;
  switch (piece.kind) {
    case 'text':
      page.drawText(piece.text, {
        x: piece.x,
        y,
        size: piece.size,
        font: fonts[piece.face],
        color: TONES[piece.tone],
        ...(piece.leaning && { ySkew: degrees(12) }),
      });
      break;
    case 'box': {
      const { x, width, height } = piece;
      page.drawRectangle({ x, y: y - height, width, height, color: TONES[piece.tone] });
      break;
    }
    case 'outline':
      page.drawSvgPath(piece.path, { x: piece.x, y, color: TONES.ink });
      break;
    case 'picture': {
      const picture = pictures.get(piece.name);
      if (!picture) break;
      const box = { ...piece, y: y - piece.height };
      place(page, picture.embedded.ref, uprightMatrix(picture.image.orientation, box));
      break;
    }
    case 'mark':
      place(page, mark, [piece.size, 0, 0, piece.size, piece.x, y - piece.size]);
      break;
  }
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
