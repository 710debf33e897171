import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { errorFacts } from '../log/error-facts.ts';
import { type Opening, openHouses } from './practice-houses.ts';
import { createKeeper } from './practice-keeper.ts';

/** What the thread is started with. */
export interface PracticeStart extends Omit<Opening, 'clock'> {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Where the practice carriers are. */
export type PracticeUrls = Readonly<Record<keyof Opening['ports'], string>>;

/** What the thread says. */
export type PracticeWord =
  | { readonly kind: 'open'; readonly urls: PracticeUrls }
  | { readonly kind: 'not-saved'; readonly facts: Readonly<Record<string, string>> };

const SAVE_EVERY_MS = 15_000;

/** Runs the practice carriers and keeps their worlds; any message from main ends them. */
async function practise(main: MessagePort, { now, ...start }: PracticeStart): Promise<void> {
  const say = (word: PracticeWord) => main.postMessage(word);
  const ahead = now - Date.now();
  const houses = await openHouses({ ...start, clock: () => Date.now() + ahead });
  const save = createKeeper(houses, start, (error) => say({ kind: 'not-saved', facts: errorFacts(error) }));
  const timer = setInterval(save, SAVE_EVERY_MS);
  main.once('message', async () => {
    clearInterval(timer);
    await save();
    await Promise.all(houses.map(({ close }) => close()));
  });
  const urlOf = (name: keyof PracticeUrls) => houses.find((house) => house.name === name)?.url ?? '';
  say({
    kind: 'open',
    urls: { kazoo: urlOf('kazoo'), telnyx: urlOf('telnyx'), flowroute: urlOf('flowroute') },
  });
}

if (!parentPort) throw new Error('the practice carriers run in a worker thread');
await practise(parentPort, workerData as PracticeStart);
