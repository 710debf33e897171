/** Something that happens once, and whoever waits for it. */
export interface Moment {
  readonly has: Promise<void>;
  readonly comes: () => void;
}

export function moment(): Moment {
  let comes = (): void => undefined;
  const has = new Promise<void>((resolve) => {
    comes = resolve;
  });
  return { has, comes };
}
