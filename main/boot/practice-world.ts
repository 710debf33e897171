import { readFile, rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { demoWorld } from '../practice/kazoo/seed/demo.ts';
import { emptyWorld } from '../practice/kazoo/seed/house.ts';
import type { PortRecord, World } from '../practice/kazoo/world/model.ts';
import { seal, unseal } from '../secrets/seal.ts';

const CONTEXT = 'portside/practice/kazoo';

/** Practised ports stay for a year and more, as the demo's do. */
const KEPT_SECONDS = 400 * 86_400;

function worldOf(ports: readonly PortRecord[]): World {
  const inService = ports.flatMap((port) =>
    Object.keys(port.portedNumbers ?? {}).map((number): [string, string] => [number, port.accountId]),
  );
  return { ...emptyWorld(), ports, inService: new Map(inService), idleLifetimeSeconds: KEPT_SECONDS };
}

/** The practice world as it was left, or a fresh one: what an agent practised is there the next morning. */
export async function readWorld(path: string, key: Buffer, now: number): Promise<World> {
  const sealed = await readFile(path).catch(() => undefined);
  const clear = sealed && unseal(key, sealed, CONTEXT);
  return clear ? worldOf(deserialize(clear) as readonly PortRecord[]) : demoWorld(now);
}

/** Keeps it, sealed: an agent may have typed a real PIN while practising. */
export async function writeWorld(path: string, key: Buffer, ports: readonly PortRecord[]): Promise<void> {
  await writeFile(`${path}.new`, seal(key, serialize(ports), CONTEXT), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Tells whether anything has changed since. */
export function fingerprint(ports: readonly PortRecord[]): string {
  return ports.map(({ id, revision }) => `${id}${revision}`).join();
}
