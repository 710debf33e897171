import qrcode from 'qrcode-generator';
import type { LoaId } from '../../../preload/contract/domain/loa.ts';
import type { LoaContent } from '../../core/interfaces/loa.ts';

const WORD = 'PORTSIDE-LOA/1';
/** Letters of the denser alphanumeric mode of QR codes. */
const DENSE = /^[0-9A-Z $%*+\-./:]+$/;

export interface LoaMark {
  readonly loaId: LoaId;
  readonly numbersHash: string;
}

/**
 * What the mark of an LOA says. The hash stands in capitals, which a QR code packs denser: larger dots for the same
 * square, so that a fax of a copy can still be read.
 */
export function markText({ loaId, numbersHash }: LoaMark): string {
  return `${WORD} ${loaId} ${numbersHash.toUpperCase()}`;
}

/** Reads what `markText` wrote; the hash is lower-case again. Undefined for any other text. */
export function readMark(text: string): LoaMark | undefined {
  const [word, loaId, hash, ...rest] = text.split(' ');
  if (word !== WORD || !loaId || loaId.length > 64 || rest.length > 0) return undefined;
  return hash && /^[0-9a-f]{64}$/i.test(hash) ? { loaId, numbersHash: hash.toLowerCase() } : undefined;
}

/** A run of dark dots in a square of `dots` by `dots`, counted from the upper left corner. */
export interface Run {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** The mark as a QR code (error correction M: 15 % of it may be lost). */
export function markRuns(content: Pick<LoaContent, 'loaId' | 'numbersHash'>): {
  readonly dots: number;
  readonly runs: readonly Run[];
} {
  const code = qrcode(0, 'M');
  const [word = '', loaId = '', hash = ''] = markText(content).split(' ');
  for (const part of [`${word} `, loaId, ` ${hash}`]) {
    code.addData(part, DENSE.test(part) ? 'Alphanumeric' : 'Byte');
  }
  code.make();
  const dots = code.getModuleCount();
  const runs: Run[] = [];
  for (let row = 0; row < dots; row += 1) {
    let length = 0;
    for (let column = 0; column <= dots; column += 1) {
      if (column < dots && code.isDark(row, column)) length += 1;
      else if (length > 0) {
        runs.push({ row, column: column - length, length });
        length = 0;
      }
    }
  }
  return { dots, runs };
}
