import type { LogEntry } from '../../../main/practice/http/log.ts';
import type { PracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { smallWorld, startKazoo } from './practice.ts';

/** Brings a stopped practice Kazoo back at its address, with every port it held. Its tokens are forgotten. */
export async function bringBack(gone: PracticeKazoo): Promise<PracticeKazoo> {
  const ports = gone.control.ports();
  return startKazoo({ seed: { ...smallWorld(), ports }, port: Number(new URL(gone.url).port) });
}

/** What changed something at the server, oldest first: `PUT /comments` without ids and queries. */
export function writesOf(log: readonly LogEntry[]): readonly string[] {
  return log
    .filter(({ method, path, executed }) => executed && method !== 'GET' && !/_auth$/.test(path))
    .map(({ method, path }) => {
      const short = path.replace(/^\/v2\/accounts\/[^/]+/, '').replace(/\?.*$/, '');
      return `${method} ${short.replace(/\/[0-9a-f]{32}/, '/…')}`;
    });
}
