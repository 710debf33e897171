/** A picture in shades of gray: a byte each, 0 is black, rows from the top. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** From four bytes a pixel, red first. */
export function grayOf(width: number, height: number, rgba: Uint8Array): Gray {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[from], rgba[from + 1], rgba[from + 2]];
    pixels[at] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return { width, height, pixels };
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The mean of what lies under each pixel of a smaller picture, `by` times smaller each way (1 and more). */
export function shrunk(gray: Gray, area: Area, by: number): Gray {
  const width = Math.max(1, Math.floor(area.width / by));
  const height = Math.max(1, Math.floor(area.height / by));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = meanUnder(gray, area, by, x, y);
  }
  return { width, height, pixels };
}

function meanUnder({ width, pixels }: Gray, area: Area, by: number, x: number, y: number): number {
  const [fromY, toY] = [area.top + Math.floor(y * by), area.top + Math.floor((y + 1) * by)];
  const [fromX, toX] = [area.left + Math.floor(x * by), area.left + Math.floor((x + 1) * by)];
  let sum = 0;
  for (let row = fromY; row < toY; row += 1) {
    for (let at = row * width + fromX; at < row * width + toX; at += 1) sum += pixels[at] ?? 255;
  }
  return sum / ((toY - fromY) * (toX - fromX));
}

/** Twice as large each way, with the steps between neighbors smoothed. */
export function doubled({ width, height, pixels }: Gray): Gray {
  const twice = { width: width * 2, height: height * 2, pixels: new Uint8Array(width * height * 4) };
  const at = (x: number, y: number) =>
    pixels[Math.min(y, height - 1) * width + Math.min(x, width - 1)] ?? 255;
  for (let y = 0; y < twice.height; y += 1) {
    for (let x = 0; x < twice.width; x += 1) {
      const [left, top] = [x >> 1, y >> 1];
      const [right, below] = [left + (x & 1), top + (y & 1)];
      twice.pixels[y * twice.width + x] =
        (at(left, top) + at(right, top) + at(left, below) + at(right, below)) >> 2;
    }
  }
  return twice;
}

/** One under the other; all are as wide as the first. */
export function stacked(parts: readonly Gray[]): Gray {
  const width = parts[0]?.width ?? 0;
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  const pixels = new Uint8Array(width * height);
  let at = 0;
  for (const part of parts) {
    pixels.set(part.pixels, at);
    at += part.pixels.length;
  }
  return { width, height, pixels };
}
