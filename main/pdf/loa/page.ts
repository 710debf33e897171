/** US Letter, in points, and where its parts lie. */
export const PAGE = {
  width: 612,
  height: 792,
  left: 54,
  right: 558,
  top: 40,
  /** Nothing of the text lies lower; the foot does. */
  bottom: 740,
  foot: 760,
} as const;

export const WIDTH = PAGE.right - PAGE.left;

/** No text of ours is smaller. */
export const SMALLEST = 8;

/** The side of the machine-readable mark at the upper right corner. */
export const MARK = 62;
