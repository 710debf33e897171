/** Widths in CSS pixels; rail.css draws the same ones. */
const RAIL = 208;
const RAIL_NARROW = 49;
/** Room for one column of the board. */
const BOARD = 300;
const PANEL = 400;
const PANEL_WIDEST = 960;
/** A window this narrow has no room for names in the rail beside an open port request. */
const NARROW_WINDOW = 1_180;

export interface Layout {
  readonly isRailCollapsed: boolean;
  /** The open port request takes the whole width beside the rail. */
  readonly isPanelFull: boolean;
  readonly panelWidth: number;
  readonly panelMax: number;
}

/** Who gets how much of the window. The board stays in sight unless the window is too narrow for one column of it. */
export function layoutOf(window: number, wanted: number, railCollapsed: boolean, isOpen: boolean): Layout {
  const isRailCollapsed = railCollapsed || (isOpen && window < NARROW_WINDOW);
  const room = window - (isRailCollapsed ? RAIL_NARROW : RAIL) - BOARD;
  const panelMax = Math.max(PANEL, Math.min(PANEL_WIDEST, room));
  return {
    isRailCollapsed,
    isPanelFull: isOpen && room < PANEL,
    panelWidth: Math.min(panelMax, Math.max(PANEL, wanted)),
    panelMax,
  };
}
