import type { House } from './practice-houses.ts';
import { type Keeping, writeKept } from './practice-kept.ts';

const isSame = (before: readonly unknown[] | undefined, now: readonly unknown[]): boolean =>
  before?.length === now.length && now.every((record, index) => record === before[index]);

/**
 * Keeps the worlds of the houses: each call writes those that changed since the last. One call at a time: the
 * timer's and the last one could meet. A house that can't be kept is told to `failed` and tried again.
 */
export function createKeeper(
  houses: readonly House[],
  keeping: Keeping,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const kept = new Map<House, readonly unknown[]>();
  let saving: Promise<void> = Promise.resolve();

  async function keep(house: House): Promise<void> {
    const records = house.records();
    // A world without anything in it is begun anew the next time.
    if (records.length === 0 || isSame(kept.get(house), records)) return;
    await writeKept(keeping, house.name, house.world());
    kept.set(house, records);
  }

  return () => {
    saving = saving.then(async () => {
      for (const house of houses) await keep(house).catch(failed);
    });
    return saving;
  };
}
