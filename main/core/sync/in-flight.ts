/** Work that goes on side by side while more of it is made: at most so much at a time. */
export interface InFlight {
  /** Resolves as soon as there is room for more. Rejects when any of it has failed. */
  readonly add: (work: Promise<void>) => Promise<void>;
  /** Resolves when all of it is done. Rejects when any of it has failed. */
  readonly done: () => Promise<void>;
}

export function createInFlight(most: number): InFlight {
  const flying = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const below = async (count: number): Promise<void> => {
    while (flying.size >= count && flying.size > 0) await Promise.race(flying);
    if (failure) throw failure.error;
  };
  return {
    add: (work) => {
      const settled: Promise<void> = work
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => flying.delete(settled));
      flying.add(settled);
      return below(most);
    },
    done: () => below(0),
  };
}
