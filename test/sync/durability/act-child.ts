import { writeSync } from 'node:fs';
import { draft, openDesk } from '../desk.ts';

/**
 * An agent's desk as a process of its own: drafts one port after the other and says on its output when each begins and
 * when it is kept, so that a trace of its system calls shows what happened in between.
 */
const COUNT = Number(process.argv[2] ?? 4);
const say = (words: string) => void writeSync(1, `MARK ${words}\n`);

const desk = await openDesk();
const account = await desk.connect();
for (let n = 1; n <= COUNT; n += 1) {
  say(`act ${n}`);
  await desk.handlers()['portRequests.create'](draft(account));
  say(`kept ${n}`);
  await desk.drained();
  say(`sent ${n}`);
}
await desk.close();
