import jsQR from 'jsqr';
import { type LoaMark, readMark } from '../loa/mark.ts';
import { type Area, doubled, type Gray, shrunk } from './gray.ts';

/** Pixels of two looks at a corner, sharp and without the dust, and of one at more; each takes a tenth of a second. */
const CORNER = [500_000, 260_000] as const;
const AT_ONCE = 1_600_000;
/** A corner of fewer pixels has dots of too few of them: it is enlarged. */
const COARSE = 350_000;

/**
 * What a page's mark says. It stands in a corner, whichever way the page was laid: the corners come first, then the whole
 * page and its quarters. A code may be turned or askew.
 */
export function findMark(page: Gray): LoaMark | undefined {
  for (const corner of cornersOf(page, 0.36)) {
    const found = markInCorner(page, corner);
    if (found) return found;
  }
  const all = { left: 0, top: 0, width: page.width, height: page.height };
  for (const area of [all, ...cornersOf(page, 0.55)]) {
    const found = markIn(lookedAt(page, area, AT_ONCE));
    if (found) return found;
  }
  return undefined;
}

function markInCorner(page: Gray, corner: Area): LoaMark | undefined {
  for (const most of CORNER) {
    const found = markIn(lookedAt(page, corner, most));
    if (found) return found;
  }
  const seen = lookedAt(page, corner, CORNER[0]);
  return seen.pixels.length < COARSE ? markIn(doubled(seen)) : undefined;
}

/** Upper right first, where the mark of an upright page is; then where it comes to lie when the page is turned. */
function cornersOf({ width, height }: Gray, part: number): readonly Area[] {
  const size = { width: Math.ceil(width * part), height: Math.ceil(height * part) };
  const [right, bottom] = [width - size.width, height - size.height];
  return [
    { left: right, top: 0, ...size },
    { left: right, top: bottom, ...size },
    { left: 0, top: bottom, ...size },
    { left: 0, top: 0, ...size },
  ];
}

/** Fewer pixels are means of several, which takes the dust off too. */
function lookedAt(page: Gray, area: Area, most: number): Gray {
  return shrunk(page, area, Math.max(1, Math.sqrt((area.width * area.height) / most)));
}

function markIn({ width, height, pixels }: Gray): LoaMark | undefined {
  const rgba = new Uint8ClampedArray(pixels.length * 4);
  for (let at = 0; at < pixels.length; at += 1) rgba.fill(pixels[at] ?? 255, at * 4, at * 4 + 4);
  const code = jsQR(rgba, width, height, { inversionAttempts: 'dontInvert' });
  return code ? readMark(code.data) : undefined;
}
