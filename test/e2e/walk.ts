import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { layDesk } from './support/desk.ts';
import { dropFiles } from './support/drop.ts';
import {
  createPort,
  dropPapers,
  everythingSent,
  findByNumber,
  moveThrough,
  tryPractice,
} from './support/job.ts';
import { Portside } from './support/portside.ts';
import { expectAtOrders, placeAt } from './support/several.ts';
import { unlock } from './support/unlock.ts';

export type Walk = { readonly userData: string; readonly artifacts: string };

/**
 * The main job, by mouse, with a picture of each step: practice carriers, a search, a new port, files dropped on it, a
 * second carrier and a file that reaches both, a comment, and its way to completed. Says what was done; rejects when the app or its console complains.
 */
export async function walkMainJob({ userData, artifacts }: Walk): Promise<string> {
  const profile = join(userData, 'profile');
  await mkdir(profile, { recursive: true });
  const desk = await layDesk(join(userData, 'desk'));
  const portside = new Portside({ profile });
  try {
    const page = await portside.launch();
    await unlock(page);
    let pictures = 0;
    const picture = async (name: string): Promise<void> => {
      pictures += 1;
      await page.screenshot({ path: join(artifacts, `walk-${pictures}-${name}.png`) });
    };
    await picture('welcome');
    const board = await tryPractice(page);
    await picture('board');
    await findByNumber(page, board);
    const port = await createPort(page, board);
    await picture('new-port');
    await dropPapers(page, port, desk);
    await picture('documents');
    await placeAt(page, port, 'Practice Telnyx', 'Telnyx');
    await everythingSent(page);
    await dropFiles(page, port.region, [desk.csr]);
    await expectAtOrders(port, 'csr.pdf', 2);
    await picture('two-carriers');
    await port.comment('Bill received, LOA to follow.');
    await moveThrough(page, board, port);
    await everythingSent(page);
    await port.tab('Timeline');
    await picture('timeline');
  } finally {
    await portside.quit();
  }
  const troubles = portside.troubles.list();
  if (troubles.length > 0) throw new Error(`The app complained:\n${troubles.join('\n')}`);
  return 'practice carriers, a search, a new port at Kazoo and Telnyx, three files, a comment, submitted to completed';
}
