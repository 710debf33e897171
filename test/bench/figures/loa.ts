import { PDFDocument, StandardFonts } from 'pdf-lib';
import { letterSheets, type Sheet } from '../../../main/pdf/loa/compose.ts';
import { drawLoa } from '../../../main/pdf/loa/draw.ts';
import { loadFaces } from '../../../main/pdf/loa/faces.ts';
import { content, localNumbers } from '../../pdf/loa/contents.ts';
import { type Figure, quantile } from '../report.ts';
import { sealingFigure } from '../sealing.ts';

const ROUNDS = 60;
const WARM_UP = 5;

/** An LOA as the preview draws it, and as it is signed and sealed. */
export async function loaFigures(): Promise<readonly Figure[]> {
  return [
    await drawingFigure(1, 3),
    await drawingFigure(500, 2),
    await sealingFigure(1, 500),
    await sealingFigure(500, 1000),
  ];
}

/** Against pdf-lib alone writing the same lines at the same places in a font that every reader has. */
async function drawingFigure(numbers: number, aim: number): Promise<Figure> {
  const loa = content({ numbers: localNumbers(numbers) });
  const sheets = letterSheets(loa, { faces: await loadFaces() });
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const began = performance.now();
    await drawLoa(loa, {});
    const drawn = performance.now();
    await plainly(sheets);
    const ended = performance.now();
    if (round < WARM_UP) continue;
    ours.push(drawn - began);
    plain.push(ended - drawn);
  }
  return {
    name: `LOA of ${numbers} ${numbers === 1 ? 'number' : 'numbers'} drawn, p95, against pdf-lib alone`,
    measured: quantile(ours, 0.95),
    floor: quantile(plain, 0.95),
    unit: 'ms',
    rule: 'most',
    aim,
    note: `${ROUNDS} each, in turns; ours lays out, embeds the letters of two faces and draws the mark`,
  };
}

async function plainly(sheets: readonly Sheet[]): Promise<void> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const sheet of sheets) {
    const page = document.addPage([612, 792]);
    for (const piece of sheet) {
      if (piece.kind !== 'text') continue;
      page.drawText(piece.text, { x: piece.x, y: 792 - piece.y, size: piece.size, font });
    }
  }
  await document.save();
}
