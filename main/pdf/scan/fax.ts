import { decode, decodeImage, toRGBA8 } from '../utif.ts';
import { type Gray, grayOf } from './gray.ts';

/** How a fax page is packed (ISO 32000-2, table 11). */
export interface FaxPage {
  readonly width: number;
  readonly height: number;
  /** Below 0: group 4; else group 3. */
  readonly k: number;
  readonly blackIs1: boolean;
  readonly bytes: Uint8Array;
}

const SHORT = 3;
const LONG = 4;

/** Unpacks a page of a fax, by wrapping it in the file that fax pages usually come in. */
export function grayOfFax({ width, height, k, blackIs1, bytes }: FaxPage): Gray {
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 1],
    [259, SHORT, k < 0 ? 4 : 3],
    // Ones are black in a fax; a PDF turns them over unless it says otherwise, and so does the picture it shows.
    [262, SHORT, blackIs1 ? 1 : 0],
    [273, LONG, 0],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, bytes.length],
    [292, LONG, k > 0 ? 1 : 0],
  ];
  const begin = 8 + 2 + entries.length * 12 + 4;
  const head = Buffer.alloc(begin);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(tag === 273 ? begin : value, at + 8);
  });
  const file = Buffer.concat([head, bytes]);
  const [page] = decode(file);
  if (!page) throw new Error('no page');
  decodeImage(file, page);
  return grayOf(width, height, toRGBA8(page));
}
