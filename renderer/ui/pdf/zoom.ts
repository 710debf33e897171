/** How big pages are drawn: as wide as there is room, or a factor of their size on paper. */
export type Zoom = 'fit' | number;

/** In points, as the page is shown (turned pages are turned). */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const PX_PER_POINT = 96 / 72;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4] as const;
const LEAST = STEPS[0];
const MOST = 4;
/** Wider than this a letter no longer reads well. */
const WIDEST_FIT = 960;
/** How much one notch of a wheel does. */
const WHEEL = 0.0018;

/** CSS pixels a page is wide, where `room` is what it may fill. */
export function widthAt(zoom: Zoom, page: PageSize, room: number): number {
  if (zoom === 'fit') return Math.floor(Math.max(60, Math.min(room, WIDEST_FIT)));
  return Math.floor(page.width * PX_PER_POINT * zoom);
}

/** The factor that a page of this width has. */
export function factorOf(page: PageSize, width: number): number {
  return width / (page.width * PX_PER_POINT);
}

/** The next step up or down from a factor; the same at either end. */
export function stepped(factor: number, by: 1 | -1): number {
  const slack = 0.01;
  if (by === 1) return STEPS.find((step) => step > factor + slack) ?? MOST;
  return STEPS.findLast((step) => step < factor - slack) ?? LEAST;
}

/** The factor after the wheel was turned by `deltaY` with Ctrl held. */
export function wheeled(factor: number, deltaY: number): number {
  return Math.min(MOST, Math.max(LEAST, factor * Math.exp(-deltaY * WHEEL)));
}

export function canStep(factor: number, by: 1 | -1): boolean {
  return Math.abs(stepped(factor, by) - factor) > 0.001;
}
