import type { PageSize } from '../../../ui/pdf/zoom.ts';

/** A place on a page as it is shown, in points from its lower left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of the picture, in CSS pixels from its upper left corner. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Smaller than this no word fits, and a slip of the hand is no place. */
const LEAST = 8;
/** What a place is before it is sized: one line of text. */
const LINE: Pick<Place, 'width' | 'height'> = { width: 180, height: 20 };

/** The place between two spots; nothing for a click or a slip. */
export function drawnPlace(from: Spot, to: Spot, page: PageSize, scale: number): Place | undefined {
  const width = Math.abs(from.left - to.left) / scale;
  const height = Math.abs(from.top - to.top) / scale;
  if (width < LEAST || height < LEAST) return undefined;
  const x = Math.min(from.left, to.left) / scale;
  return within({ x, y: page.height - Math.max(from.top, to.top) / scale, width, height }, page);
}

/** A line in the middle of the page. */
export function newPlace(page: PageSize): Place {
  return within({ x: (page.width - LINE.width) / 2, y: page.height / 2, ...LINE }, page);
}

export function movedBy(place: Place, dx: number, dy: number, page: PageSize): Place {
  return within({ ...place, x: place.x + dx, y: place.y + dy }, page);
}

/** Its upper left corner stays where it is. */
export function resizedBy(place: Place, dx: number, dy: number, page: PageSize): Place {
  const top = place.y + place.height;
  const width = Math.min(Math.max(LEAST, place.width + dx), page.width - place.x);
  const height = Math.min(Math.max(LEAST, place.height - dy), top);
  return rounded({ x: place.x, y: top - height, width, height });
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What an arrow key does to a place: it moves it by five points, one with Alt held; with Shift it resizes it. */
export function arrowed(
  place: Place,
  { key, shiftKey, altKey }: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
  page: PageSize,
): Place | undefined {
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const step = altKey ? 1 : 5;
  const [dx, dy] = [arrow[0] * step, arrow[1] * step];
  return shiftKey ? resizedBy(place, dx, dy, page) : movedBy(place, dx, dy, page);
}

/** Where it is drawn, in CSS pixels. */
export function boxOf(place: Place, page: PageSize, scale: number) {
  return {
    left: place.x * scale,
    top: (page.height - place.y - place.height) * scale,
    width: place.width * scale,
    height: place.height * scale,
  };
}

function within(place: Place, page: PageSize): Place {
  const width = Math.min(place.width, page.width);
  const height = Math.min(place.height, page.height);
  return rounded({
    x: Math.min(Math.max(0, place.x), page.width - width),
    y: Math.min(Math.max(0, place.y), page.height - height),
    width,
    height,
  });
}

/** Tenths of a point are finer than any printer. */
function rounded({ x, y, width, height }: Place): Place {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) };
}
