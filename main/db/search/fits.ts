/** How well a card fits: smaller is better. */
export const FIT = { exact: 0, prefix: 1, suffix: 2, part: 3 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

/** North American numbers are mostly typed without their country code. */
export const HOME = '1';
/** Digits of the shortest numbers there are: fewer are a piece of one. */
export const WHOLE = 7;
