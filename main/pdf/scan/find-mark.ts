import jsQR from 'jsqr';
import { type LoaMark, readMark } from '../loa/mark.ts';
import { type Area, doubled, type Gray, shrunk } from './gray.ts';

/** Pixels that are looked at in one go: as many take a few tenths of a second. */
const AT_ONCE = 1_600_000;
/** An upright US Letter page of fewer pixels across has dots of too few pixels: it is enlarged. */
const COARSE = 1_700;

/** What a page's mark says. The whole page first, then its quarters closely; a code may be turned or askew. */
export function findMark(page: Gray): LoaMark | undefined {
  const all = { left: 0, top: 0, width: page.width, height: page.height };
  for (const area of [all, ...quarters(page)]) {
    const found = lookAt(page, area, area === all);
    if (found) return found;
  }
  return undefined;
}

/** A little more than a quarter each, so that a mark on a line between them is whole in one. Most marks are in the first. */
function quarters({ width, height }: Gray): readonly Area[] {
  const size = { width: Math.ceil(width * 0.55), height: Math.ceil(height * 0.55) };
  const [right, bottom] = [width - size.width, height - size.height];
  return [
    { left: right, top: 0, ...size },
    { left: 0, top: bottom, ...size },
    { left: 0, top: 0, ...size },
    { left: right, top: bottom, ...size },
  ];
}

function lookAt(page: Gray, area: Area, isWhole: boolean): LoaMark | undefined {
  const by = Math.max(1, Math.sqrt((area.width * area.height) / AT_ONCE));
  const seen = shrunk(page, area, by);
  const coarse = Math.min(page.width, page.height) < COARSE;
  return markIn(seen) ?? (coarse && !isWhole ? markIn(doubled(seen)) : undefined);
}

function markIn({ width, height, pixels }: Gray): LoaMark | undefined {
  const rgba = new Uint8ClampedArray(pixels.length * 4);
  for (let at = 0; at < pixels.length; at += 1) rgba.fill(pixels[at] ?? 255, at * 4, at * 4 + 4);
  const code = jsQR(rgba, width, height, { inversionAttempts: 'dontInvert' });
  return code ? readMark(code.data) : undefined;
}
