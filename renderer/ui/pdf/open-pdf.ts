import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfjs } from 'react-pdf';
import { pdfWorker } from './pdf-worker.ts';
import type { PageSize } from './zoom.ts';

/** A PDF that can be drawn. */
export interface OpenPdf {
  /** Differs from that of every other one. */
  readonly key: string;
  /** The bytes it was opened from. */
  readonly source: Uint8Array;
  readonly pdf: PDFDocumentProxy;
  readonly pages: number;
  /** Of the first page; the others are taken to be as big until they are seen. */
  readonly size: PageSize;
  /** Absent where it was not opened ahead. */
  readonly first?: FirstPicture;
  readonly close: () => void;
}

/** The first page, drawn before anybody looked. */
export interface FirstPicture {
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels it was drawn for. */
  readonly width: number;
}

let last = 0;

interface Ahead {
  readonly bytes: Uint8Array;
  readonly opening: Promise<OpenPdf>;
  open?: OpenPdf;
}

let ahead: Ahead | undefined;

/**
 * Opens what will probably be asked for next, in place of what was opened so before, and draws its first page for so many
 * CSS pixels. Returns how to let go of it.
 */
export function openAhead(bytes: Uint8Array, width: number): () => void {
  const opening = read(bytes).then((open) => withPicture(open, width));
  const mine: Ahead = { bytes, opening };
  opening.then(
    (open) => {
      mine.open = open;
    },
    // Whoever asks for it hears of what goes wrong.
    () => undefined,
  );
  if (ahead) close(ahead);
  ahead = mine;
  return () => {
    if (ahead !== mine) return;
    ahead = undefined;
    close(mine);
  };
}

/** What has been opened ahead and is ready, without a moment's wait; `openPdf` then takes it over. */
export function readyNow(bytes: Uint8Array): OpenPdf | undefined {
  return ahead?.bytes === bytes ? ahead.open : undefined;
}

/** A picture that fails is drawn again by whoever shows the page. */
async function withPicture(open: OpenPdf, width: number): Promise<OpenPdf> {
  try {
    const page = await open.pdf.getPage(1);
    const viewport = page.getViewport({ scale: (width / open.size.width) * devicePixelRatio });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${width}px`;
    await page.render({ canvas, viewport }).promise;
    return { ...open, first: { canvas, width } };
  } catch {
    return open;
  }
}

function close({ opening }: Ahead): void {
  opening.then(
    (open) => open.close(),
    () => undefined,
  );
}

/** Reads a PDF from bytes; nothing is fetched. Rejects where it is damaged or locked with a password. */
export function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  if (ahead?.bytes !== bytes) return read(bytes);
  const { opening } = ahead;
  ahead = undefined;
  return opening;
}

async function read(bytes: Uint8Array): Promise<OpenPdf> {
  const task = pdfjs.getDocument({
    // The worker takes the bytes over, and the caller may want to show them again.
    data: bytes.slice(),
    worker: pdfWorker(),
    cMapUrl: '/pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    useSystemFonts: false,
    enableXfa: false,
  });
  const close = (): void => void task.destroy();
  try {
    const pdf = await task.promise;
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    last += 1;
    return { key: `pdf-${last}`, source: bytes, pdf, pages: pdf.numPages, size: { width, height }, close };
  } catch (error) {
    close();
    throw error;
  }
}
