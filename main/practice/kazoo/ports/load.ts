import { badIdentifier, bare } from '../answer.ts';
import type { Call } from '../site.ts';
import type { PortRecord } from '../world/model.ts';

/** The port of a path. A known id loads under any account the caller may use (carriers/kazoo.md §3). */
export function loadPort(call: Call, id: string): PortRecord {
  const port = call.site.store.port(id);
  if (!port) throw badIdentifier(id);
  checkPreconditions(call, port);
  return port;
}

const names = (header: string, revision: string): boolean =>
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim() === `"${revision}"`);

/** 412 for a write on a stale revision, 304 for a read of the one the caller holds. */
function checkPreconditions(call: Call, port: PortRecord): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = call.headers;
  if (match !== undefined && !names(match, port.revision)) throw bare(412);
  if (call.method === 'GET' && noneMatch !== undefined && names(noneMatch, port.revision)) throw bare(304);
}
