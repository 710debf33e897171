import type { World as FlowrouteWorld } from '../practice/flowroute/world/model.ts';
import type { World as KazooWorld, PortRecord } from '../practice/kazoo/world/model.ts';
import type { KeptObject } from '../practice/s3/control.ts';
import type { PracticeStorage } from '../practice/s3/storage.ts';
import type { World as TelnyxWorld } from '../practice/telnyx/world/model.ts';
import { type Keeping, type PracticeHouse, readKept } from './practice-kept.ts';

/** A practice carrier that runs, and its world. */
export interface House {
  readonly name: PracticeHouse;
  readonly url: string;
  /** What the world consists of. Records are replaced, never changed: another one means that something happened. */
  readonly records: () => readonly unknown[];
  /** What is kept of it. */
  readonly world: () => unknown;
  readonly close: () => Promise<void>;
}

/** How the houses are opened. */
export interface Opening extends Keeping {
  /** Wanted ports on the loopback interface; 0 takes any. */
  readonly ports: Readonly<Record<'kazoo' | 'telnyx' | 'flowroute', number>>;
  /** Milliseconds since 1970: one clock for all of them. */
  readonly clock: () => number;
}

/** At the wanted port, or at any where another program has taken it. */
const at = <Server>(port: number, start: (port: number) => Promise<Server>): Promise<Server> =>
  start(port).catch(() => start(0));

const portOf = (url: string): number => Number(new URL(url).port);

interface KeptStorage {
  /** Registered files are known by their address, so the storage wants its port again. */
  readonly port: number;
  readonly objects: readonly KeptObject[];
}

async function openStorage(
  opening: Opening,
): Promise<{ readonly house: House; readonly storage: PracticeStorage }> {
  const [{ startPracticeS3 }, { storageAt }, { FLOWROUTE_BUCKET }] = await Promise.all([
    import('../practice/s3/server.ts'),
    import('../practice/s3/storage.ts'),
    import('../practice/flowroute/seed/credentials.ts'),
  ]);
  const kept = await readKept<KeptStorage>(opening, 's3');
  const buckets = [FLOWROUTE_BUCKET, 'files-service-practice'];
  const { clock } = opening;
  const objects = kept?.objects ?? [];
  const s3 = await at(kept?.port ?? 0, (port) => startPracticeS3({ port, buckets, objects, clock }));
  const port = portOf(s3.url);
  return {
    storage: storageAt({ ...s3, endpoint: s3.url, now: clock }),
    house: {
      name: 's3',
      url: s3.url,
      records: () => [port, ...s3.control.objects().map(({ bytes }) => bytes)],
      world: (): KeptStorage => ({ port, objects: s3.control.objects() }),
      close: s3.close,
    },
  };
}

/** Practised ports stay for a year and more, as the demo's do. */
const KEPT_SECONDS = 400 * 86_400;

async function openKazoo(opening: Opening): Promise<House> {
  const [{ startPracticeKazoo }, { emptyWorld }] = await Promise.all([
    import('../practice/kazoo/server.ts'),
    import('../practice/kazoo/seed/house.ts'),
  ]);
  const worldOf = (ports: readonly PortRecord[]): KazooWorld => {
    const inService = ports.flatMap((port) =>
      Object.keys(port.portedNumbers ?? {}).map((number): [string, string] => [number, port.accountId]),
    );
    return { ...emptyWorld(), ports, inService: new Map(inService), idleLifetimeSeconds: KEPT_SECONDS };
  };
  const kept = await readKept<readonly PortRecord[]>(opening, 'kazoo');
  const seed = kept ? worldOf(kept) : 'demo';
  const { clock } = opening;
  const { url, control, close } = await at(opening.ports.kazoo, (port) =>
    startPracticeKazoo({ seed, port, clock }),
  );
  return { name: 'kazoo', url, records: control.ports, world: control.ports, close };
}

async function openTelnyx(opening: Opening, storage: PracticeStorage): Promise<House> {
  const { startPracticeTelnyx } = await import('../practice/telnyx/server.ts');
  const seed = (await readKept<TelnyxWorld>(opening, 'telnyx')) ?? 'demo';
  const { clock } = opening;
  const { url, control, close } = await at(opening.ports.telnyx, (port) =>
    startPracticeTelnyx({ seed, port, clock, storage, lives: true }),
  );
  const records = () => [...control.orders(), ...control.documents(), ...control.events()];
  return { name: 'telnyx', url, records, world: control.world, close };
}

async function openFlowroute(opening: Opening, storage: PracticeStorage): Promise<House> {
  const { startPracticeFlowroute } = await import('../practice/flowroute/server.ts');
  const seed = (await readKept<FlowrouteWorld>(opening, 'flowroute')) ?? 'demo';
  const { clock } = opening;
  const { url, control, close } = await at(opening.ports.flowroute, (port) =>
    startPracticeFlowroute({ seed, port, clock, storage, lives: true }),
  );
  const world = (): FlowrouteWorld => ({ orders: control.orders() });
  return { name: 'flowroute', url, records: control.orders, world, close };
}

/** Opens every practice carrier, and the storage that two of them keep files in. */
export async function openHouses(opening: Opening): Promise<readonly House[]> {
  const withStorage = async () => {
    const { house, storage } = await openStorage(opening);
    return [house, ...(await Promise.all([openTelnyx(opening, storage), openFlowroute(opening, storage)]))];
  };
  const [kazoo, others] = await Promise.all([openKazoo(opening), withStorage()]);
  return [kazoo, ...others];
}
