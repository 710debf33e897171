/** Where the window was when it was last closed, in device-independent pixels. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_SIZE = { width: 1024, height: 700 } as const;
const FIRST_SIZE = { width: 1440, height: 900 } as const;

/** Pixels of the title bar that must stay reachable with the mouse. */
const REACHABLE = 80;

function overlap(a: number, aSize: number, b: number, bSize: number): number {
  return Math.min(a + aSize, b + bSize) - Math.max(a, b);
}

function isReachable(window: Area, display: Area): boolean {
  const top = window.y >= display.y && window.y <= display.y + display.height - REACHABLE;
  return top && overlap(window.x, window.width, display.x, display.width) >= REACHABLE;
}

function sized(wanted: { readonly width: number; readonly height: number }, display: Area) {
  const within = (size: number, min: number, max: number) => Math.round(Math.max(min, Math.min(size, max)));
  return {
    width: within(wanted.width, MIN_SIZE.width, display.width),
    height: within(wanted.height, MIN_SIZE.height, display.height),
  };
}

function centered(size: { readonly width: number; readonly height: number }, display: Area): Area {
  const middle = (start: number, room: number, taken: number) =>
    Math.round(start + Math.max(0, (room - taken) / 2));
  return {
    ...size,
    x: middle(display.x, display.width, size.width),
    y: middle(display.y, display.height, size.height),
  };
}

/**
 * Where to put the window now: where it was, as long as a hand can still reach its title bar on some display; else in
 * the middle of the first one. `displays` are work areas, the primary first.
 */
export function placeWindow(saved: WindowState | undefined, displays: readonly Area[]): WindowState {
  const primary = displays[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  if (!saved) return { ...centered(sized(FIRST_SIZE, primary), primary), maximized: false };
  const home = displays.find((display) => isReachable(saved, display));
  const size = sized(saved, home ?? primary);
  const area = home ? { ...size, x: Math.round(saved.x), y: Math.round(saved.y) } : centered(size, primary);
  return { ...area, maximized: saved.maximized };
}
