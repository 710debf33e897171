import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { seal, unseal } from '../secrets/seal.ts';

/** The practice carriers' servers. Telnyx's two generations share one. */
export type PracticeHouse = 'kazoo' | 'telnyx' | 'flowroute' | 's3';

/** Where worlds are kept, and what seals them. */
export interface Keeping {
  /** Absolute. */
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

const pathOf = ({ folder }: Keeping, house: PracticeHouse): string =>
  join(folder, `practice-${house}.sealed`);
const contextOf = (house: PracticeHouse): string => `portside/practice/${house}`;

/** A practice world as it was left; undefined when there is none or it can't be opened. The caller knows its shape. */
export async function readKept<World>(keeping: Keeping, house: PracticeHouse): Promise<World | undefined> {
  const sealed = await readFile(pathOf(keeping, house)).catch(() => undefined);
  const clear = sealed && unseal(keeping.key, sealed, contextOf(house));
  return clear ? (deserialize(clear) as World) : undefined;
}

/** Keeps it, sealed: an agent may have typed a real PIN while practising. */
export async function writeKept(keeping: Keeping, house: PracticeHouse, world: unknown): Promise<void> {
  const path = pathOf(keeping, house);
  const sealed = seal(keeping.key, serialize(world), contextOf(house));
  await writeFile(`${path}.new`, sealed, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
