import { flowrouteAdapter } from '../../../main/carriers/flowroute/adapter.ts';
import { telnyxAdapter } from '../../../main/carriers/telnyx/adapter.ts';
import type { CarrierAdapter } from '../../../main/core/interfaces/carrier.ts';
import { FLOWROUTE_BUCKET, PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import { type PracticeFlowroute, startPracticeFlowroute } from '../../../main/practice/flowroute/server.ts';
import { type PracticeS3, startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import { type PracticeTelnyx, startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type { SkippingClock } from '../clock.ts';
import type { Desk } from '../desk.ts';
import { openTroubledLine, type Trouble, type TroubledLine } from './line.ts';

/** Telnyx and Flowroute with the storage that both name, each at the end of a line with troubles. */
export interface FarCarriers {
  readonly telnyx: PracticeTelnyx;
  readonly flowroute: PracticeFlowroute;
  readonly s3: PracticeS3;
  readonly trouble: (trouble: Trouble | undefined) => void;
  readonly connect: (desk: Desk) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startFarCarriers(clock: () => number): Promise<FarCarriers> {
  const s3 = await startPracticeS3({ buckets: [FLOWROUTE_BUCKET, 'files-service-practice'], clock });
  const toStorage = await openTroubledLine(s3.url);
  const storage = storageAt({ ...s3, endpoint: toStorage.url, now: s3.control.now });
  const telnyx = await startPracticeTelnyx({ seed: 'empty', storage, scanMs: 0, clock });
  const flowroute = await startPracticeFlowroute({ seed: 'empty', storage, processingMs: 0, clock });
  const toTelnyx = await openTroubledLine(telnyx.url);
  const toFlowroute = await openTroubledLine(flowroute.url);
  const lines: readonly TroubledLine[] = [toStorage, toTelnyx, toFlowroute];
  return {
    telnyx,
    flowroute,
    s3,
    trouble: (trouble) => {
      for (const line of lines) line.trouble(trouble);
    },
    connect: async (desk) => {
      const { apiKey } = PRACTICE_TELNYX;
      await add(desk, 'telnyx', toTelnyx.url, { method: 'v2', values: { apiKey } });
      const values = { ...PRACTICE_FLOWROUTE, signerName: 'Maya Ferreira', signerTitle: 'Porting manager' };
      await add(desk, 'flowroute', toFlowroute.url, { method: 'keys', values });
    },
    close: async () => {
      await Promise.all(lines.map((line) => line.close()));
      await Promise.all([telnyx.close(), flowroute.close(), s3.close()]);
    },
  };
}

/** The adapters of the two, as quick to give up as a test wants. */
export function farAdapters(clock: SkippingClock): readonly CarrierAdapter[] {
  const options = {
    pause: () => 1,
    now: clock.now,
    timeouts: { connect: 3_000, bodyIdle: 4_000, answer: 4_000 },
    rate: { burst: 10_000, perSecond: 10_000 },
  };
  return [telnyxAdapter(options), flowrouteAdapter({ ...options, looks: [10, 20, 40, 80] })];
}

type Input = Parameters<ReturnType<Desk['handlers']>['accounts.add']>[0];

async function add(
  desk: Desk,
  carrier: string,
  baseUrl: string,
  credentials: Input['credentials'],
): Promise<void> {
  const name = `Harborline at ${carrier}`;
  const { id } = await desk.handlers()['accounts.add']({
    carrier,
    name,
    baseUrl,
    timeZone: 'America/Los_Angeles',
    credentials,
  });
  await desk.until(`the first pull of ${name}`, async () => {
    const accounts = await desk.handlers()['accounts.list'](undefined);
    return accounts.find((account) => account.id === id)?.pulledAt !== undefined;
  });
}
