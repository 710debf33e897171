import type { AccountSync, SyncStatus } from '../../../preload/contract/domain/sync.ts';
import { age, ago } from '../../ui/time-words.ts';

export interface SyncWords {
  readonly tone: 'good' | 'busy' | 'waiting' | 'offline' | 'needs-you';
  /** The first thing to know. */
  readonly first: string;
  /** The second, quieter. */
  readonly second?: string;
}

function waitingWords({ waiting, oldestWaiting }: SyncStatus, now: number): string | undefined {
  if (waiting === 0) return undefined;
  const oldest =
    oldestWaiting && age(oldestWaiting, now) !== 'now' ? `, oldest ${age(oldestWaiting, now)}` : '';
  return `${waiting} waiting${oldest}`;
}

/** The latest moment at which the slowest account was read whole. */
function pulledWords({ accounts }: SyncStatus, now: number): string | undefined {
  const pulled = accounts.map((account) => account.pulledAt).filter((at) => at !== undefined);
  const oldest = pulled.sort()[0];
  return oldest && pulled.length === accounts.length ? `Read ${ago(oldest, now)}` : undefined;
}

function waitingAndPulled(status: SyncStatus, now: number): string | undefined {
  const words = [waitingWords(status, now), pulledWords(status, now)].filter((one) => one !== undefined);
  return words.length > 0 ? words.join(' · ') : undefined;
}

/** One account in a line: `Read 4 min ago · 2 waiting`. `now` in ms. */
export function accountWords({ phase, pulled, pulledAt, waiting = 0 }: AccountSync, now: number): string {
  const read = pulledAt ? `Read ${ago(pulledAt, now)}` : 'Not read yet';
  const reading = pulled ? `Reading, ${pulled.toLocaleString('en-US')} so far` : 'Reading';
  return [
    ...(phase === 'offline' ? ['Offline'] : []),
    phase === 'pulling' ? reading : read,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ].join(' · ');
}

/** The state of sync in at most two short phrases. `now` in ms. */
export function syncWords(status: SyncStatus, now: number): SyncWords | null {
  const { accounts, needsYou } = status;
  if (accounts.length === 0) return null;
  const waiting = waitingWords(status, now);
  const with2 = (second: string | undefined): { readonly second?: string } =>
    second === undefined ? {} : { second };
  if (needsYou > 0) {
    return {
      tone: 'needs-you',
      first: needsYou === 1 ? '1 needs you' : `${needsYou} need you`,
      ...with2(waiting),
    };
  }
  const pulling = accounts.filter((account) => account.phase === 'pulling');
  if (accounts.every((account) => account.phase === 'offline')) {
    return { tone: 'offline', first: 'Offline', ...with2(waitingAndPulled(status, now)) };
  }
  if (pulling.length > 0) {
    const read = pulling.reduce((sum, account) => sum + (account.pulled ?? 0), 0);
    const first = read > 0 ? `Reading, ${read.toLocaleString('en-US')} so far` : 'Reading';
    return { tone: 'busy', first, ...with2(waiting) };
  }
  const behind = accounts.filter(({ phase, problem }) => phase !== 'idle' || problem !== undefined);
  if (behind.length > 0) {
    const first =
      accounts.length === 1
        ? 'Not up to date'
        : `${behind.length} of ${accounts.length} accounts not up to date`;
    return { tone: 'offline', first, ...with2(waitingAndPulled(status, now)) };
  }
  if (waiting) return { tone: 'waiting', first: waiting, ...with2(pulledWords(status, now)) };
  return { tone: 'good', first: 'Up to date', ...with2(pulledWords(status, now)) };
}
