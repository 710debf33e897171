import type { Json, JsonObject } from '../../json.ts';
import type { Answer } from '../answer.ts';
import { type Call, seesPrivate } from '../site.ts';
import { visibleComments } from '../world/render.ts';
import { loadPort } from './load.ts';

/** GET …/timeline: transitions and the comments the caller may see, oldest first. */
export function timeline(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  const transitions: readonly JsonObject[] = port.transitions.map((each) => ({ ...each }));
  const events = [...transitions, ...visibleComments(port, seesPrivate(call, port))];
  const data: readonly Json[] = events.sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
  return { kind: 'data', status: 200, revision: port.revision, data };
}
