import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../../main/db/store.ts';

/**
 * Keeps one draft after the other, and says of each what the store answered; ends when it is told to (`SIGTERM`). Its
 * disk is made to fail from outside meanwhile.
 */
const [folder = ''] = process.argv.slice(2);
const say = (words: string) => void writeSync(1, `${words}\n`);
let isOver = false;
process.on('SIGTERM', () => {
  isOver = true;
});

const open = await openStore({
  worker: pathToFileURL(join(import.meta.dirname, '../../../main/db/worker.ts')),
  folder,
  key: new Uint8Array(32).fill(7),
  heard: (news) => {
    if (news.kind !== 'written') say(`HEARD ${news.kind}`);
  },
});
say('OPEN');
for (let n = 1; !isOver; n += 1) {
  const id = `m${n}`;
  try {
    await open.store.enqueue([
      {
        id,
        portRequestId: `pr-${n}`,
        accountId: 'acc-kazoo',
        carrier: 'kazoo',
        body: { kind: 'create', fields: { name: `Draft ${n}`, pin: '4815' }, numbers: [] },
        createdAt: '2026-11-22T08:00:00.000Z',
      },
    ]);
    say(`KEPT ${id}`);
  } catch (error) {
    const { problem } = error as { readonly problem?: { readonly code: string } };
    say(`TURNED DOWN ${id} ${problem?.code ?? 'without a reason'}`);
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
}
await open.close();
say('CLOSED');
