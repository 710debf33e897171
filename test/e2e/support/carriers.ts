import type { Page } from '@playwright/test';
import { FLOWROUTE_BUCKET, PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import { type PracticeFlowroute, startPracticeFlowroute } from '../../../main/practice/flowroute/server.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { type PracticeS3, startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import { type PracticeTelnyx, startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type {} from '../../../renderer/bridge/bridge.ts';
import { sha256, smallWorld, startKazoo } from './practice.ts';

/** Every practice carrier with its storage, whose faults, logs and clocks the test holds. Nothing is seeded. */
export interface Carriers {
  readonly kazoo: PracticeKazoo;
  readonly telnyx: PracticeTelnyx;
  readonly flowroute: PracticeFlowroute;
  readonly s3: PracticeS3;
  /** So much time passes at every carrier and at their storage. */
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Milliseconds that a carrier takes to look a file over. */
const LOOKED_OVER = 300;

export async function startCarriers(): Promise<Carriers> {
  const s3 = await startPracticeS3({ buckets: [FLOWROUTE_BUCKET, 'files-service-practice'] });
  const storage = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
  const [kazoo, telnyx, flowroute] = await Promise.all([
    startKazoo({ seed: { ...smallWorld(), ports: [], inService: new Map() } }),
    startPracticeTelnyx({ seed: 'empty', storage, scanMs: LOOKED_OVER }),
    startPracticeFlowroute({ seed: 'empty', storage, processingMs: LOOKED_OVER }),
  ]);
  return {
    kazoo,
    telnyx,
    flowroute,
    s3,
    pass: (ms) => {
      for (const { control } of [s3, telnyx, flowroute]) control.advance(ms);
    },
    close: async () => {
      await Promise.all([kazoo.close(), telnyx.close(), flowroute.close()]);
      await s3.close();
    },
  };
}

/** Names of the accounts that `connectCarriers` adds. */
export const ACCOUNTS = {
  kazoo: 'Harborline Kazoo',
  telnyx: 'Harborline Telnyx',
  flowroute: 'Harborline Flowroute',
} as const;

/** Connects the three as the dialog does, without the dialog. */
export async function connectCarriers(page: Page, carriers: Carriers, telnyx: 'v1' | 'v2'): Promise<void> {
  const { username, password, accountRealm } = PRACTICE_CREDENTIALS;
  const { apiKey, user, token } = PRACTICE_TELNYX;
  const accounts = [
    {
      carrier: 'kazoo',
      name: ACCOUNTS.kazoo,
      baseUrl: carriers.kazoo.url,
      credentials: { method: 'password', values: { user: username, password, account: accountRealm } },
    },
    telnyx === 'v2'
      ? {
          carrier: 'telnyx',
          name: ACCOUNTS.telnyx,
          baseUrl: carriers.telnyx.url,
          credentials: { method: 'v2', values: { apiKey } },
        }
      : {
          carrier: 'telnyx-v1',
          name: ACCOUNTS.telnyx,
          baseUrl: carriers.telnyx.url,
          credentials: { method: 'v1', values: { user, token } },
          cautionRead: true,
        },
    {
      carrier: 'flowroute',
      name: ACCOUNTS.flowroute,
      baseUrl: carriers.flowroute.url,
      credentials: {
        method: 'keys',
        values: { ...PRACTICE_FLOWROUTE, signerName: 'Maya Ferreira', signerTitle: 'Porting manager' },
      },
    },
  ];
  for (const account of accounts) {
    const answer = await page.evaluate((input) => window.portside?.accounts.add(input), {
      ...account,
      timeZone: 'America/Los_Angeles',
    });
    if (answer?.ok !== true)
      throw new Error(answer ? `${account.name}: ${answer.error.what} ${answer.error.next}` : 'no bridge');
  }
}

/** SHA-256 of every file that each carrier holds, whoever asks it. */
export function heldBy({
  kazoo,
  telnyx,
  flowroute,
  s3,
}: Carriers): Readonly<Record<string, readonly string[]>> {
  const objects = s3.control.objects();
  const bytesAt = (key: string) => objects.find((object) => object.key === key)?.bytes ?? Buffer.alloc(0);
  const linked = telnyx.control
    .orders()
    .flatMap(({ documents, additional }) => [
      documents.loa,
      documents.invoice,
      ...additional.map(({ documentId }) => documentId),
    ])
    .flatMap((id) => (id ? [telnyx.control.document(id)?.bytes ?? Buffer.alloc(0)] : []));
  const registered = telnyx.control
    .orders()
    .flatMap(({ supporting }) => supporting.map(({ key }) => bytesAt(key)));
  const taken = flowroute.control
    .orders()
    .flatMap(({ files }) => files.filter(({ seenAt }) => seenAt !== null).map(({ key }) => bytesAt(key)));
  const attached = kazoo.control
    .ports()
    .flatMap(({ attachments }) => [...attachments.values()].map(({ bytes }) => bytes));
  const hashes = (files: readonly Uint8Array[]) => files.map(sha256).sort();
  return {
    kazoo: hashes(attached),
    telnyx: hashes([...linked, ...registered]),
    flowroute: hashes(taken),
  };
}
